using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

internal static partial class Faults
{
    // Provisioning
    public static EntraAwsException UserNameOfAwsInvalid(string name, string why) => New(nameof(UserNameOfAwsInvalid), InvalidArgument, name,
        $"'{name}' can't be an IAM user's name: {why}");
    public static EntraAwsException ProvisioningUserNotFound(string user, string account) => New(nameof(ProvisioningUserNotFound), ObjectNotFound, user,
        $"There is no IAM user '{user}' in account {account}. Make it with New-AwsProvisioningUser.");
    public static EntraAwsException ProvisioningUserPathDiffers(string arn, string path) => New(nameof(ProvisioningUserPathDiffers), ResourceExists, arn,
        $"The user {arn} exists with another path than '{path}'. Choose another name, or leave -Path out.");
    public static EntraAwsException ProvisioningTemplateMissing(string app) => New(nameof(ProvisioningTemplateMissing), InvalidOperation, app,
        $"The app '{app}' has no provisioning for AWS. Only apps made from AWS Single-Account Access have it; make one with New-EntraAwsApp.");
    public static EntraAwsException ProvisioningUnsupported(string account) => New(nameof(ProvisioningUnsupported), InvalidOperation, account,
        $"Entra's role provisioning can't be used with AWS China, where account {account} is. Use Sync-EntraAppRole.");
    public static EntraAwsException ProvisioningAccountDiffers(string app, string has, string wanted) => New(nameof(ProvisioningAccountDiffers), InvalidArgument, app,
        $"The app '{app}' is for account {has}, and the user is in account {wanted}. Role provisioning serves one account an app.");
    public static EntraAwsException ProvisioningManyAccounts(string app, string accounts) => New(nameof(ProvisioningManyAccounts), InvalidOperation, app,
        $"The app '{app}' offers roles of the accounts {accounts}. Role provisioning serves one account, and would switch the other roles off. Use an app for each account.");
    public static EntraAwsException ProvisioningRolesWritten(string app, string role) => New(nameof(ProvisioningRolesWritten), InvalidOperation, app,
        $"The app '{app}' has app roles that Sync-EntraAppRole wrote, such as '{role}'. The next cycle of role provisioning would switch them off for the people who have them: do not use both for one app. Make another app for provisioning, and leave the provisioning of this one paused.");
    public static EntraAwsException AppProvisioned(string app, string job) => New(nameof(AppProvisioned), InvalidOperation, app,
        $"The app '{app}' gets its app roles by provisioning (job {job}), which would override what is written here. Leave it to that, or pause it for good with Suspend-EntraAwsProvisioning: it must not be started again then, since its next cycle would switch off what was written here, and Start- and Restart-EntraAwsProvisioning refuse.");
    public static EntraAwsException ProvisioningNotStarted(string app) => New(nameof(ProvisioningNotStarted), InvalidOperation, app,
        $"The app '{app}' has no provisioning with credentials. Start it with Start-EntraAwsProvisioning.");
    public static EntraAwsException ProvisioningNotRunning(string app, string state) => New(nameof(ProvisioningNotRunning), InvalidOperation, app,
        $"The provisioning of '{app}' does not run ({state}), so no cycle would prove a new key. Start it with Start-EntraAwsProvisioning.");
    public static EntraAwsException ProvisioningCredentialsRefused(string app, string user, string message) => New(nameof(ProvisioningCredentialsRefused), InvalidOperation, app,
        $"Entra can't list the roles for '{app}' with the key of '{user}': {message} Look at the user with New-AwsProvisioningUser -WhatIf.");
    public static EntraAwsException ProvisioningUserForeign(string user, string account) => New(nameof(ProvisioningUserForeign), InvalidOperation, user,
        $"The IAM user '{user}' of account {account} was not made for provisioning, and somebody may use it. Make one with New-AwsProvisioningUser, or take this one with New-AwsProvisioningUser -UserName {user}, which shows what it has and asks.");
    public static EntraAwsException ProvisioningUserClaimed(string user, string claim) => New(nameof(ProvisioningUserClaimed), InvalidOperation, user,
        $"The IAM user '{user}' provisions another app: its tag entra:provisioning says '{claim}'. Each app needs a user of its own; make one with New-AwsProvisioningUser -UserName, and name it here with -UserName. If that app is gone, remove the tag.");
    public static EntraAwsException ProvisioningUserUnclaimed(string user, string app) => New(nameof(ProvisioningUserUnclaimed), InvalidOperation, user,
        $"The IAM user '{user}' has no key that was made for '{app}', as it lacks the tag entra:provisioning, so its keys are somebody else's. Name the right user with -UserName, or give '{app}' a key of this one with Start-EntraAwsProvisioning.");
    public static EntraAwsException ProvisioningKeysFull(string user, string keys) => New(nameof(ProvisioningKeysFull), LimitsExceeded, user,
        $"The user '{user}' has two access keys ({keys}), and IAM allows no third. It is not known that either can go, so none is deleted. Delete the one that nobody uses, or take another user with -UserName.");
    public static EntraAwsException ProvisioningKeyInUse(string user, string key, DateTimeOffset at, string service) => New(nameof(ProvisioningKeyInUse), InvalidOperation, key,
        $"The access key {key} of '{user}' was last used {at:u} with {service}, though Entra works with another one. Something else uses it, so it is left alone. Find out what (CloudTrail shows it), give that a key of its own, delete this one, and run the command again.");
    public static EntraAwsException ProvisioningKeyUnclear(string user, string keys) => New(nameof(ProvisioningKeyUnclear), InvalidOperation, user,
        $"Which of the keys {keys} of '{user}' Entra holds did not show in an hour, so none is deleted. Run the command again later.");
    public static EntraAwsException ProvisioningCycleFailed(string app, string message) => New(nameof(ProvisioningCycleFailed), InvalidOperation, app,
        $"The provisioning cycle of '{app}' failed: {message} Look with Get-EntraAwsProvisioning -IncludeLog.");
    public static EntraAwsException ProvisioningCycleLate(string app, int minutes) => New(nameof(ProvisioningCycleLate), OperationTimeout, app,
        $"No provisioning cycle of '{app}' ended well within {minutes} minutes. It goes on; run the command again later.");
}
