using System.Collections;
using System.Management.Automation;

namespace EntraAws.Binding;

/// <summary>Takes tags as a hashtable, or as objects with Key and Value, as the AWS tools give them.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagsAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is IDictionary) return value;
        var tags = new Hashtable(StringComparer.Ordinal);
        foreach (var item in value is IEnumerable list and not string ? list : new[] { value })
        {
            var properties = PSObject.AsPSObject(item).Properties;
            if (properties["Key"]?.Value is not { } key) return inputData;
            tags[key.ToString()!] = properties["Value"]?.Value?.ToString() ?? "";
        }

        return tags;
    }
}
