using EntraAws.Engine.Aws;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>The instance as the pipeline shows it, with what has to be done by hand.</summary>
internal static class CenterView
{
    private const string Settings = "IAM Identity Center console > Settings";

    public static EntraAws.AwsIdentityCenter Of(Center center, int permissionSets) => new()
    {
        InstanceArn = center.Arn,
        Name = center.Instance.Name,
        IdentityStoreId = center.Instance.IdentityStoreId,
        Region = center.Api.Region,
        AccountId = center.Instance.OwnerAccountId,
        Status = center.Instance.Status,
        CreatedAt = center.Instance.CreatedAt,
        PermissionSets = permissionSets,
        ManualItems =
        [
            Item("Service provider metadata", $"No API gives it. {Settings} > Identity source > Actions > Change identity source > External identity provider: download the metadata file there and give it to New-EntraAwsIdentityCenterApp -MetadataPath."),
            Item("Identity source", $"No API changes it. On the same page upload Entra's federation metadata and confirm. Users and assignments of a former identity source can be lost by it: read what the page says."),
            Item("SCIM endpoint and access token", $"No API makes them. {Settings} > Identity source > Automatic provisioning > Enable, or Manage provisioning > Generate token. A token lives one year; hand it to Set-EntraAwsScimConnection."),
        ],
    };

    private static AwsManualItem Item(string item, string remark) => new() { Item = item, Remark = remark };
}
