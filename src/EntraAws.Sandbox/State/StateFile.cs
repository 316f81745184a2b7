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
        // By hand: a JSON writer would gather the whole file in one array, and then another twice as large.
        var first = true;
        stream.WriteByte((byte)'{');
        foreach (var property in Properties)
        {
            if (property.GetValue(state) is not { } value) continue;
            WriteName(stream, property.Name, ref first);
            if (value is IDictionary<string, AwsAccountState> accounts) WriteAccounts(stream, accounts);
            else if (value is TenantState tenant) stream.Write(TextOf(StatePart.Tenant, tenant));
            else JsonSerializer.Serialize(stream, value, property.PropertyType, Json);
        }

        stream.WriteByte((byte)'}');
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

    private void WriteAccounts(Stream stream, IDictionary<string, AwsAccountState> accounts)
    {
        var first = true;
        stream.WriteByte((byte)'{');
        foreach (var (id, account) in accounts)
        {
            WriteName(stream, id, ref first);
            stream.Write(TextOf(StatePart.Account(id), account));
        }

        stream.WriteByte((byte)'}');
    }

    private static void WriteName(Stream stream, string name, ref bool first)
    {
        if (!first) stream.WriteByte((byte)',');
        first = false;
        JsonSerializer.Serialize(stream, name, Json);
        stream.WriteByte((byte)':');
    }

    private byte[] TextOf<T>(StatePart part, T value)
    {
        if (!_texts.TryGetValue(part, out var text)) _texts[part] = text = JsonSerializer.SerializeToUtf8Bytes(value, Json);
        return text;
    }
}
