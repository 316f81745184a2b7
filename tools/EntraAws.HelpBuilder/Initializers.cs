using System.Buffers.Binary;
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace EntraAws.HelpBuilder;

/// <summary>
/// The constants that properties start with. They are in no attribute: the compiler writes them into the constructor, as
/// "load this, load the constant, store into the backing field" (ECMA-335 III, ldarg.0, ldc.i4 or ldstr, stfld).
/// </summary>
internal sealed class Initializers : IDisposable
{
    private const byte LoadThis = 0x02;
    private const byte LoadInt = 0x20;
    private const byte LoadShortInt = 0x1F;
    private const byte LoadMinusOne = 0x15;
    private const byte LoadEight = 0x1E;
    private const byte LoadString = 0x72;
    private const byte StoreField = 0x7D;

    private readonly PEReader _file;
    private readonly MetadataReader _reader;

    public Initializers(string path)
    {
        _file = new PEReader(new MemoryStream(File.ReadAllBytes(path)));
        _reader = _file.GetMetadataReader();
    }

    /// <summary>The start value of a property, or null when it has none, or an empty one.</summary>
    public string? Of(string type, string property)
    {
        foreach (var handle in _reader.TypeDefinitions)
        {
            var definition = _reader.GetTypeDefinition(handle);
            if ($"{_reader.GetString(definition.Namespace)}.{_reader.GetString(definition.Name)}" != type) continue;
            return definition.GetMethods()
                .Select(_reader.GetMethodDefinition)
                .Where(m => _reader.GetString(m.Name) == ".ctor" && m.RelativeVirtualAddress != 0)
                .Select(m => Find(_file.GetMethodBody(m.RelativeVirtualAddress).GetILBytes() ?? [], $"<{property}>k__BackingField"))
                .FirstOrDefault(v => !string.IsNullOrEmpty(v));
        }

        return null;
    }

    public void Dispose() => _file.Dispose();

    private string? Find(ReadOnlySpan<byte> code, string field)
    {
        for (var i = 0; i < code.Length; i++)
        {
            if (code[i] == LoadThis && Constant(code[(i + 1)..], out var value, out var length) && IsStore(code[(i + 1 + length)..], field)) return value;
        }

        return null;
    }

    private bool Constant(ReadOnlySpan<byte> code, out string value, out int length)
    {
        (value, length) = ("", 0);
        switch (code)
        {
            case [>= LoadMinusOne and <= LoadEight, ..]:
                (value, length) = (Text(code[0] - LoadMinusOne - 1), 1);
                return true;
            case [LoadShortInt, _, ..]:
                (value, length) = (Text((sbyte)code[1]), 2);
                return true;
            case [LoadInt, _, _, _, _, ..]:
                (value, length) = (Text(BinaryPrimitives.ReadInt32LittleEndian(code[1..])), 5);
                return true;
            case [LoadString, _, _, _, _, ..] when MetadataTokens.Handle(BinaryPrimitives.ReadInt32LittleEndian(code[1..])) is { Kind: HandleKind.UserString } handle:
                (value, length) = (_reader.GetUserString((UserStringHandle)handle), 5);
                return true;
            default:
                return false;
        }
    }

    private bool IsStore(ReadOnlySpan<byte> code, string field)
    {
        if (code is not [StoreField, _, _, _, _, ..]) return false;
        var token = BinaryPrimitives.ReadInt32LittleEndian(code[1..]);
        return token >> 24 == (int)TableIndex.Field && _reader.GetString(_reader.GetFieldDefinition((FieldDefinitionHandle)MetadataTokens.EntityHandle(token)).Name) == field;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
