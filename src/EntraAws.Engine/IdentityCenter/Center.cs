using EntraAws.Engine.Aws;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>The instance of a connection, with the way to it and the names of its permission sets.</summary>
internal sealed record Center(IAwsIdentityCenter Api, CenterInstance Instance)
{
    public string Arn => Instance.Arn;

    public PermissionSetIndex Sets { get; } = new(Api, Instance.Arn);

    public Task<string?> FindGroupAsync(string name, CancellationToken cancellationToken) => Api.FindGroupAsync(Instance.IdentityStoreId, name, cancellationToken);
}
