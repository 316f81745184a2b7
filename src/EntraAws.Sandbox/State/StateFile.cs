using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EntraAws.Sandbox;

/// <summary>
/// The state as JSON. A change touches one account or the tenant, so the text of the others is kept from save to save:
/// a sandbox of many accounts is not written anew for each role.
/// </summary>
internal sealed class StateFile
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private static readonly PropertyInfo[] Properties = [.. typeof(SandboxState).GetProperties().Where(p => p is { CanRead: true, CanWrite: true })];

    private readonly Dictionary<StatePart, byte[]> _texts = [];

    public static SandboxState? Read(Stream stream) => JsonSerializer.Deserialize<SandboxState>(stream, Json);

    /// <param name="stream">Where to.</param>
    /// <param name="state">What.</param>
    /// <param name="touched">What may differ from the last save; null for everything.</param>
    public void Write(Stream stream, SandboxState state, StatePart? touched)
    {
        if (touched is null) Forget();
        else _texts.Remove(touched);
        using var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { SkipValidation = true });
        writer.WriteStartObject();
        foreach (var property in Properties)
        {
            if (property.GetValue(state) is not { } value) continue;
            writer.WritePropertyName(property.Name);
            if (value is IDictionary<string, AwsAccountState> accounts) WriteAccounts(writer, accounts);
            else if (value is TenantState tenant) writer.WriteRawValue(TextOf(StatePart.Tenant, tenant), skipInputValidation: true);
            else JsonSerializer.Serialize(writer, value, property.PropertyType, Json);
        }

        writer.WriteEndObject();
    }

    /// <summary>Takes back what was done to a part since the last save.</summary>
    /// <returns>False when that is not known here.</returns>
    public bool TryRestore(SandboxState state, StatePart? part)
    {
        if (part is null || !_texts.TryGetValue(part, out var text)) return false;
        if (part.AccountId is { } id) state.Accounts[id] = JsonSerializer.Deserialize<AwsAccountState>(text, Json)!;
        else state.Tenant = JsonSerializer.Deserialize<TenantState>(text, Json)!;
        return true;
    }

    public void Forget() => _texts.Clear();

    private void WriteAccounts(Utf8JsonWriter writer, IDictionary<string, AwsAccountState> accounts)
    {
        writer.WriteStartObject();
        foreach (var (id, account) in accounts)
        {
            writer.WritePropertyName(id);
            writer.WriteRawValue(TextOf(StatePart.Account(id), account), skipInputValidation: true);
        }

        writer.WriteEndObject();
    }

    private byte[] TextOf<T>(StatePart part, T value)
    {
        if (!_texts.TryGetValue(part, out var text)) _texts[part] = text = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        return text;
    }
}
