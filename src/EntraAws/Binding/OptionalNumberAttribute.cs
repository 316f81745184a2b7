using System.Globalization;
using System.Management.Automation;

namespace EntraAws.Binding;

/// <summary>Takes a whole number from a cell of a table: a blank one is none, and text that is no number is an error. PowerShell makes 0 of the one and drops the other.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class OptionalNumberAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        if (string.IsNullOrWhiteSpace(text)) return null!;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && decimal.Truncate(number) == number && number is >= int.MinValue and <= int.MaxValue
            ? (int)number
            : throw new ArgumentTransformationMetadataException($"'{text}' is not a whole number. Leave it out, or give digits alone.");
    }
}
