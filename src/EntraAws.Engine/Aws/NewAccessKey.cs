namespace EntraAws.Engine.Aws;

/// <summary>A key right after it was made, the only time that AWS tells its secret. No record, whose text would hold it.</summary>
internal sealed class NewAccessKey(string id, string secret)
{
    public string Id { get; } = id;

    public string Secret { get; } = secret;

    public override string ToString() => Id;
}
