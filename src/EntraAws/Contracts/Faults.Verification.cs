using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

internal static partial class Faults
{
    // SAML responses and sign-on checks
    public static EntraAwsException ClockSkewInvalid(int seconds) => New(nameof(ClockSkewInvalid), InvalidArgument, seconds,
        $"{seconds} seconds can't be the difference between two clocks: give 0 to 600.");
    public static EntraAwsException AppAccountUnknown(string app) => New(nameof(AppAccountUnknown), InvalidArgument, app,
        $"The app '{app}' names no AWS account in its identifier, and offers no AWS role that would tell one. Give -AccountId, or bring roles to it with Sync-EntraAppRole.");
    public static EntraAwsException AppOfAccountAmbiguous(string accountId, IEnumerable<string> apps) => New(nameof(AppOfAccountAmbiguous), InvalidOperation, accountId,
        $"Several apps are for AWS account {accountId}, and none is chosen for you: '{string.Join("', '", apps)}'. Give the one that is meant with -App.");
    public static EntraAwsException AppOfIdentityCenter(string app) => New(nameof(AppOfIdentityCenter), InvalidArgument, app,
        $"The app '{app}' is for IAM Identity Center: it has no app role for each AWS role, and its sign-on is not checked here. Look at it with Get-EntraAwsScimConnection, and at who gets in where with Get-AwsAccountAssignment.");
}
