namespace EntraAws.Engine.Entra.Transport;

/// <summary>A call of Microsoft Graph: what it does in words, and the least permission it needs.</summary>
/// <param name="Name">Completes "Microsoft Graph refused ...".</param>
/// <param name="Delegated">The permission for a person who signed in.</param>
/// <param name="Application">The permission for an app or managed identity.</param>
internal sealed record GraphOperation(string Name, string Delegated, string Application)
{
    public GraphOperation(string name, string permission) : this(name, permission, permission)
    {
    }

    public string Permission => Delegated == Application ? Delegated : $"{Application} (application) or {Delegated} (delegated)";

    public override string ToString() => Name;
}
