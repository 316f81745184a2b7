using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

internal static partial class Faults
{
    // IAM Identity Center
    public static EntraAwsException AwsConflict(string action, string message, Exception? inner = null) => New(nameof(AwsConflict), ResourceExists, action,
        $"AWS could not do {action}, since there is such a thing already or it is being changed just now: {message} Run the command again in a minute.", inner);
    public static EntraAwsException IdentityCenterNotFound(string regions, string accountId) => New(nameof(IdentityCenterNotFound), ObjectNotFound, regions,
        $"Account {accountId} sees no instance of IAM Identity Center in {regions}. Connect with the organization's management account or its delegated administrator for IAM Identity Center, in the Region of the instance (-Region), or enable it in the console first.");
    public static EntraAwsException IdentityCenterRegionUnknown(string region, string why, Exception? inner = null) => New(nameof(IdentityCenterRegionUnknown), ObjectNotFound, region,
        $"There is no instance of IAM Identity Center in {region}, and other Regions could not be searched: {why} Name its Region with Get-AwsIdentityCenter -Region.", inner);
    public static EntraAwsException IdentityCenterFailed(string what, string why) => New(nameof(IdentityCenterFailed), InvalidOperation, what,
        $"IAM Identity Center could not carry out {what}: {why} Put that right and run the command again.");
    public static EntraAwsException IdentityCenterPending(string what) => New(nameof(IdentityCenterPending), OperationTimeout, what,
        $"IAM Identity Center is still busy with {what}. Run the command again in a few minutes; it goes on where it stopped.");
    public static EntraAwsException PermissionSetNameInvalid(string name, string why) => New(nameof(PermissionSetNameInvalid), InvalidArgument, name,
        $"'{name}' can't be a permission set's name: {why}");
    public static EntraAwsException PermissionSetInvalid(string name, string why) => New(nameof(PermissionSetInvalid), InvalidArgument, name,
        $"The permission set '{name}' can't be made so: {why}");
    public static EntraAwsException PermissionSetNotFound(string name) => New(nameof(PermissionSetNotFound), ObjectNotFound, name,
        $"There is no permission set '{name}'. Make it with New-AwsPermissionSet, or look with Get-AwsPermissionSet.");
    public static EntraAwsException StoreGroupNotFound(string group) => New(nameof(StoreGroupNotFound), ObjectNotFound, group,
        $"The identity store has no group '{group}', so no account is assigned to it; look with Get-AwsAccountAssignment. To give it one, assign the group to the Identity Center app in Entra (Set-AwsGroupRoleMapping -AppRole User) and wait for a provisioning cycle. The members of nested groups are not synchronized.");
    public static EntraAwsException StoreUserWithoutId(string user) => New(nameof(StoreUserWithoutId), InvalidArgument, user,
        $"'{user}' is a user, and users are known by their id only. Pipe what Get-AwsAccountAssignment gives, or assign a group.");
    public static EntraAwsException CenterAddressInvalid(string url) => New(nameof(CenterAddressInvalid), InvalidArgument, url,
        $"'{url}' is no address that IAM Identity Center signs in by: it is an absolute https URL of up to 255 characters. Give the service provider's metadata file with -MetadataPath.");
    public static EntraAwsException AppNotIdentityCenter(string app) => New(nameof(AppNotIdentityCenter), InvalidArgument, app,
        $"The app '{app}' was not made from the template of IAM Identity Center. Make one with New-EntraAwsIdentityCenterApp.");
    public static EntraAwsException ScimEndpointInvalid(string url) => New(nameof(ScimEndpointInvalid), InvalidArgument, url,
        $"'{url}' is no SCIM endpoint of IAM Identity Center, such as https://scim.eu-central-1.amazonaws.com/<id>/scim/v2/. Copy it from Settings > Automatic provisioning in its console.");
    public static EntraAwsException ScimTokenMissing() => New(nameof(ScimTokenMissing), InvalidArgument, null,
        "The SCIM access token is empty. Generate one in the console of IAM Identity Center: Settings > Automatic provisioning > Generate token.");
    public static EntraAwsException ScimExpiryInvalid(DateTimeOffset day) => New(nameof(ScimExpiryInvalid), InvalidArgument, day,
        $"A SCIM access token that ends on {day:yyyy-MM-dd} can't be: it lives one year from the day it is made, and must not have ended.");
    public static EntraAwsException ScimTemplateMissing(string app) => New(nameof(ScimTemplateMissing), InvalidOperation, app,
        $"Entra offers no provisioning for the app '{app}', or several and none as its default. Set provisioning up in the portal once, and run the command again.");
    public static EntraAwsException ScimRefused(string app, string message) => New(nameof(ScimRefused), InvalidOperation, app,
        $"The SCIM endpoint does not take the access token for '{app}', so it was not saved: {message} Check both, or generate a new token in the console of IAM Identity Center.");
}
