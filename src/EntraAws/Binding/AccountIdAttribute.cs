using System.Globalization;
using System.Management.Automation;

namespace EntraAws.Binding;

/// <summary>Takes an account id that was typed without quotes: PowerShell makes a number of it and drops its leading zeros.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AccountIdAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        // An empty cell of a table.
        if (value is string text && string.IsNullOrWhiteSpace(text)) return null!;
        // An object that comes down the pipeline as a whole: its own account counts, and none where it is of no one account.
        // What ConvertFrom-Json and Import-Csv make has its properties on the wrapper alone.
        if (value is not null and not string and not System.Collections.IEnumerable && PSObject.AsPSObject(inputData).Properties["AccountId"] is { } own)
            return own.Value is null ? null! : Transform(engineIntrinsics, own.Value);
        return value is int or long or double or decimal
            ? Convert.ToDecimal(value, CultureInfo.InvariantCulture).ToString("000000000000", CultureInfo.InvariantCulture)
            : inputData;
    }
}
