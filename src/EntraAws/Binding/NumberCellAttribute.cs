using System.Globalization;
using System.Management.Automation;

namespace EntraAws.Binding;

/// <summary>
/// Takes a number out of a cell of a table. A blank cell is none; text that is no number is an error, since PowerShell
/// would leave the parameter out without a word.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NumberCellAttribute : ArgumentTransformationAttribute
{
    public override object Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        var value = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (value is not string text) return inputData;
        if (string.IsNullOrWhiteSpace(text)) return null!;
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new ArgumentTransformationMetadataException($"'{text}' is no whole number. Write it with digits alone, or leave the cell blank.");
    }
}
