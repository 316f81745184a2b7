using EntraAws.Contracts;

namespace EntraAws.Binding;

/// <summary>An enterprise application as the user names it: by object, by any of its ids, or by display name.</summary>
public sealed class AppIdentity
{
    internal AppSelector Selector { get; }

    /// <summary>By the object id of the enterprise application or of the registration, or by application (client) id.</summary>
    public AppIdentity(Guid id) => Selector = new AppSelector(id, null);

    /// <summary>By id or display name.</summary>
    public AppIdentity(string idOrName) =>
        Selector = Guid.TryParse(idOrName, out var id) ? new AppSelector(id, null) : new AppSelector(null, idOrName);

    /// <summary>By the object that another command returned.</summary>
    public AppIdentity(EntraAwsApp app) => Selector = new AppSelector(app.ServicePrincipalId, app.DisplayName);

    /// <inheritdoc/>
    public override string ToString() => Selector.ToString();
}
