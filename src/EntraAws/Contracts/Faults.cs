using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

/// <summary>
/// Every error this module makes: id, category, what was wrong with which object, and what to do. An id is the cause's
/// name and never changes. What belongs to one capability alone is in a part of its own beside this one.
/// </summary>
internal static partial class Faults
{
    // Connection
    public static EntraAwsException NotConnected() => New(nameof(NotConnected), InvalidOperation, null,
        "There is no connection. Run Connect-EntraAws first, or pass one with -Connection.");
    public static EntraAwsException ConnectionClosed(object connection) => New(nameof(ConnectionClosed), InvalidOperation, connection,
        "This connection was closed with Disconnect-EntraAws. Open a new one with Connect-EntraAws.");
    public static EntraAwsException AwsNotConnected() => New(nameof(AwsNotConnected), InvalidOperation, null,
        "This connection has no AWS side. Connect again without -EntraOnly.");
    public static EntraAwsException EntraNotConnected() => New(nameof(EntraNotConnected), InvalidOperation, null,
        "This connection has no Entra side. Connect again without -AwsOnly.");
    public static EntraAwsException ParametersConflict(string one, string other) => New(nameof(ParametersConflict), InvalidArgument, other,
        $"{one} and {other} exclude each other. Give one of them.");
    public static EntraAwsException ParameterMissing(string parameter, string given) => New(nameof(ParameterMissing), InvalidArgument, parameter,
        $"{given} needs {parameter} as well.");
    public static EntraAwsException ConfirmationImpossible(string question, Exception inner) => New(nameof(ConfirmationImpossible), InvalidOperation, question,
        $"Nobody can be asked in this host: {question} Look at it with -WhatIf, then answer beforehand with -Confirm:$false, or with -Force where the command has it.", inner);
    public static EntraAwsException HostTooOld(string version) => New(nameof(HostTooOld), NotInstalled, version,
        $"EntraAws needs PowerShell 7.4 or newer; this is {version}. Install it from https://aka.ms/powershell and import the module there.");
    public static EntraAwsException EngineMissing(string path, Exception? inner = null) => New(nameof(EngineMissing), NotInstalled, path,
        $"The engine of EntraAws can't be loaded from '{path}'. Install the module again.", inner);
    public static EntraAwsException Unexpected(Exception inner) => New(nameof(Unexpected), InvalidOperation, null,
        $"Something went wrong that should not: {inner.GetType().Name}: {inner.Message} Please report it with $Error[0].Exception.InnerException.", inner);

    // Sandbox and files
    public static EntraAwsException SandboxUnusable(string path, string why, Exception inner) => New(nameof(SandboxUnusable), InvalidData, path, why, inner);
    public static EntraAwsException SandboxExists(string path) => New(nameof(SandboxExists), ResourceExists, path,
        $"'{path}' exists. Choose another path, or replace it with -Force.");
    public static EntraAwsException FileNotFound(string path, string what) => New(nameof(FileNotFound), ObjectNotFound, path,
        $"The {what} '{path}' is not there, or it is no file.");
    public static EntraAwsException PathWithoutMatch(string path, bool literal) => New(nameof(PathWithoutMatch), ObjectNotFound, path,
        $"No file matches '{path}'. {(literal ? "A name with *, ?, [ or ] in it is taken as it is by -LiteralPath." : "Give the path of a file that is there.")}");
    public static EntraAwsException FileTooLarge(string path, string what, long length, long most) => New(nameof(FileTooLarge), LimitsExceeded, path,
        $"The {what} '{path}' has {length:N0} bytes; at most {most:N0} make sense.");
    public static EntraAwsException InventoryTwice(string accountId) => New(nameof(InventoryTwice), InvalidArgument, accountId,
        $"There are two inventories of account {accountId}. Give one for each account.");
    public static EntraAwsException FileUnreadable(string path, string what, Exception inner) => New(nameof(FileUnreadable), InvalidData, path,
        $"The {what} '{path}' can't be read: {inner.Message}", inner);
    public static EntraAwsException FileExists(string path) => New(nameof(FileExists), ResourceExists, path,
        $"'{path}' exists. Choose another path, or replace it with -Force.");
    public static EntraAwsException FileUnwritable(string path, string what, Exception inner) => New(nameof(FileUnwritable), InvalidOperation, path,
        $"The {what} '{path}' can't be written: {inner.Message}", inner);
    public static EntraAwsException InventoryFileInvalid(string path, string why, Exception? inner = null) => New(nameof(InventoryFileInvalid), InvalidData, path,
        $"'{path}' is not an inventory of this module: {why} Make it with Export-AwsIamInventory.", inner);
    public static EntraAwsException AuthorizationDetailsInvalid(string path, string why, Exception? inner = null) =>
        New(nameof(AuthorizationDetailsInvalid), InvalidData, path,
            $"'{path}' is not what 'aws iam get-account-authorization-details' prints: {why}", inner);
    public static EntraAwsException JournalUnwritable(string path, Exception inner) => New(nameof(JournalUnwritable), InvalidOperation, path,
        $"The journal '{path}' can't be written: {inner.Message} Nothing is changed without a journal; choose another -JournalPath.", inner);

    // AWS names and documents
    public static EntraAwsException AccountIdInvalid(string id) => New(nameof(AccountIdInvalid), InvalidArgument, id,
        $"'{id}' is not an AWS account id: it has 12 digits.");
    public static EntraAwsException ArnInvalid(string arn, string expected) => New(nameof(ArnInvalid), InvalidArgument, arn,
        $"'{arn}' is not the ARN of {expected}.");
    public static EntraAwsException RoleNameInvalid(string name, string why) => New(nameof(RoleNameInvalid), InvalidArgument, name,
        $"'{name}' can't be a role name: {why}");
    public static EntraAwsException RolePathInvalid(string path) => New(nameof(RolePathInvalid), InvalidArgument, path,
        $"'{path}' can't be a role path: it begins and ends with '/', holds printable ASCII and is at most 512 characters long.");
    public static EntraAwsException DescriptionInvalid(string text, string why) => New(nameof(DescriptionInvalid), InvalidArgument, text,
        $"The description can't be used: {why}");
    public static EntraAwsException TagInvalid(string key, string why) => New(nameof(TagInvalid), InvalidArgument, key, $"The tag '{key}' can't be used: {why}");
    public static EntraAwsException SessionDurationInvalid(int seconds, int least, int most) => New(nameof(SessionDurationInvalid), InvalidArgument, seconds,
        $"{seconds} seconds are no session duration: give {least} to {most}.");
    public static EntraAwsException ProviderNameInvalid(string name, string why) => New(nameof(ProviderNameInvalid), InvalidArgument, name,
        $"'{name}' can't be a SAML provider's name: {why}");
    public static EntraAwsException ProviderNotFound(string provider, string account) => New(nameof(ProviderNotFound), ObjectNotFound, provider,
        $"There is no SAML provider '{provider}' in account {account}. Make it with New-AwsSamlProvider.");
    public static EntraAwsException ProviderOfOtherAccount(string arn, string account) => New(nameof(ProviderOfOtherAccount), InvalidArgument, arn,
        $"The SAML provider {arn} is not in account {account}. A role can only trust a provider of its own account.");
    public static EntraAwsException ProviderOfIdentityCenter(string arn) => New(nameof(ProviderOfIdentityCenter), InvalidOperation, arn,
        $"{arn} belongs to IAM Identity Center, which keeps it. Choose another provider name.");
    public static EntraAwsException ArnsTooLong(string role, string provider, int length) => New(nameof(ArnsTooLong), LimitsExceeded, role,
        $"The ARNs {role} and {provider} have {length} characters together; Entra takes less than 240. Shorten the role's name or path, or the provider's name.");
    public static EntraAwsException RoleNotSaml(string arn, string why) => New(nameof(RoleNotSaml), InvalidOperation, arn,
        $"The role {arn} exists and is left as it is: {why}");
    public static EntraAwsException RolePathDiffers(string arn, string path) => New(nameof(RolePathDiffers), ResourceExists, arn,
        $"The role {arn} exists with another path than '{path}', and a path can't be changed. Choose another name, or leave -Path out.");
    public static EntraAwsException PolicyNotFound(string policy, string account) => New(nameof(PolicyNotFound), ObjectNotFound, policy,
        $"There is no managed policy '{policy}' in account {account}, nor one of AWS by that name.");
    public static EntraAwsException PolicyAmbiguous(string policy, string arns) => New(nameof(PolicyAmbiguous), InvalidArgument, policy,
        $"Several managed policies are named '{policy}': {arns}. Give the ARN.");
    public static EntraAwsException TooManyPolicies(string role, int count, int quota) => New(nameof(TooManyPolicies), LimitsExceeded, role,
        $"The role {role} would have {count} managed policies; the account's quota is {quota}. Give fewer, or ask AWS to raise the quota.");
    public static EntraAwsException MetadataInvalid(string? source, string why, Exception? inner = null) => New(nameof(MetadataInvalid), InvalidData, source,
        $"The SAML metadata can't be used: {why}", inner);
    public static EntraAwsException MetadataMissing(string provider, string how = "Pipe an app into the command, or give -MetadataPath or -SamlMetadata.") => New(nameof(MetadataMissing), InvalidArgument, provider,
        $"There is no metadata for the SAML provider '{provider}'. {how}");
    public static EntraAwsException AccountIdMissing(string what) => New(nameof(AccountIdMissing), InvalidArgument, what,
        $"No AWS account is known for '{what}'. Give -AccountId, or connect with AWS credentials.");

    // AWS answers
    public static EntraAwsException AwsAccessDenied(string action, string message, Exception? inner = null) => New(nameof(AwsAccessDenied), PermissionDenied, action,
        $"AWS refused {action}: {message} Allow {action} to this principal.", inner);
    public static EntraAwsException AwsCredentialsMissing(string tried, Exception? inner = null) => New(nameof(AwsCredentialsMissing), AuthenticationError, tried,
        $"No AWS credentials were found. Tried: {tried}. Give -ProfileName or -Credential, or sign in with the AWS CLI.", inner);
    public static EntraAwsException AwsCredentialsRejected(string source, string message, Exception? inner = null) => New(nameof(AwsCredentialsRejected), AuthenticationError, source,
        $"AWS does not accept the credentials from {source}: {message} Renew them and connect again.", inner);
    public static EntraAwsException AwsRegionInvalid(string region) => New(nameof(AwsRegionInvalid), InvalidArgument, region,
        $"'{region}' is not an AWS Region, such as us-east-1, cn-north-1 or us-gov-west-1.");
    public static EntraAwsException AwsEndpointInvalid(string url) => New(nameof(AwsEndpointInvalid), InvalidArgument, url,
        $"'{url}' is not an endpoint: give an absolute http or https URL.");
    public static EntraAwsException AwsAccountUnreachable(string account, string role, string message, Exception? inner = null) =>
        New(nameof(AwsAccountUnreachable), PermissionDenied, account,
            $"The role {role} of account {account} can't be assumed: {message} Name the right role with Connect-EntraAws -AccountRoleName.", inner);
    public static EntraAwsException OrganizationMissing(string account, Exception? inner = null) => New(nameof(OrganizationMissing), InvalidOperation, account,
        $"Account {account} is in no organization, so there are no accounts to list. Name accounts with -AccountId.", inner);
    public static EntraAwsException AwsEntityExists(string what, string message, Exception? inner = null) => New(nameof(AwsEntityExists), ResourceExists, what,
        $"AWS says that {what} exists already: {message}", inner);
    public static EntraAwsException AwsEntityNotFound(string what, string message, Exception? inner = null) => New(nameof(AwsEntityNotFound), ObjectNotFound, what,
        $"AWS does not find {what}: {message}", inner);
    public static EntraAwsException AwsQuotaReached(string action, string message, Exception? inner = null) => New(nameof(AwsQuotaReached), LimitsExceeded, action,
        $"A quota of the account stops {action}: {message} Ask AWS to raise it, or remove what is not needed.", inner);
    public static EntraAwsException AwsThrottled(string action, Exception? inner = null) => New(nameof(AwsThrottled), ResourceUnavailable, action,
        $"AWS kept refusing {action} for its rate. Nothing is half done: run the command again in a minute.", inner);
    public static EntraAwsException AwsUnreachable(string action, string message, Exception? inner = null) => New(nameof(AwsUnreachable), ConnectionError, action,
        $"AWS could not be reached for {action}: {message} Run the command again; it goes on where it stopped.", inner);
    public static EntraAwsException AwsRequestRefused(string action, string code, string message, string? requestId, Exception? inner = null) =>
        New(nameof(AwsRequestRefused), InvalidOperation, action, $"AWS refused {action} ({code}): {message}{(requestId is null ? "" : $" Request id {requestId}.")}", inner);
    public static EntraAwsException AwsAnswerInvalid(string action, string why, Exception? inner = null) => New(nameof(AwsAnswerInvalid), ProtocolError, action,
        $"The answer to {action} can't be read: {why} Check -EndpointUrl and any proxy in between.", inner);
    public static EntraAwsException AwsNotVisible(string what) => New(nameof(AwsNotVisible), OperationTimeout, what,
        $"{what} was made, but AWS does not show it yet. Run the command again in a minute.");

    // Entra names
    public static EntraAwsException AppNameInvalid(string name, string why) => New(nameof(AppNameInvalid), InvalidArgument, name, $"'{name}' can't be an app's name: {why}");
    public static EntraAwsException AppNotFound(string app) => New(nameof(AppNotFound), ObjectNotFound, app,
        $"There is no enterprise application '{app}'. Make it with New-EntraAwsApp, or look with Get-EntraAwsApp.");
    public static EntraAwsException AppAmbiguous(string name, int count) => New(nameof(AppAmbiguous), InvalidOperation, name,
        $"{count} apps are named '{name}', and none is chosen for you. Give the id of the right one, or rename the others.");
    public static EntraAwsException AppNotAws(string name) => New(nameof(AppNotAws), ResourceExists, name,
        $"There is an app named '{name}' that was not made from the AWS template. Choose another -DisplayName.");
    public static EntraAwsException TemplateNotFound(string name) => New(nameof(TemplateNotFound), ObjectNotFound, name,
        $"The gallery of this cloud has no application template '{name}'.");
    public static EntraAwsException IdentifierOwned(string uri, string owner, string app) => New(nameof(IdentifierOwned), ResourceExists, owner,
        $"The app '{owner}' has the identifier {uri} already, and Entra gives it to one app only, so '{app}' can't have it; nothing was changed. Run the command with -DisplayName '{owner}' to complete that app.");
    public static EntraAwsException IdentifierTaken(string uri, string message, Exception? inner = null) => New(nameof(IdentifierTaken), ResourceExists, uri,
        $"The identifier {uri} belongs to another app of this tenant: {message} Find it with Get-EntraAwsApp, or purge it from the deleted apps.", inner);
    public static EntraAwsException IdentifierRefused(string uri, string message, Exception? inner = null) => New(nameof(IdentifierRefused), InvalidOperation, uri,
        $"The tenant's policy refuses the identifier {uri}: {message} Exempt the app or the caller from the identifier URI policy.", inner);
    public static EntraAwsException SessionNameSourceInvalid(string source) => New(nameof(SessionNameSourceInvalid), InvalidArgument, source,
        $"'{source}' is no claims source for RoleSessionName. Use userprincipalname, mail, mailnickname, onpremisessamaccountname, employeeid or objectid.");
    public static EntraAwsException EmailInvalid(string address) => New(nameof(EmailInvalid), InvalidArgument, address, $"'{address}' is not an e-mail address.");
    public static EntraAwsException CertificateYearsInvalid(int years) => New(nameof(CertificateYearsInvalid), InvalidArgument, years,
        $"A signing certificate of {years} years can't be made: Entra allows 1 to 3.");
    public static EntraAwsException MetadataNotPublished(string app, string thumbprint) => New(nameof(MetadataNotPublished), OperationTimeout, app,
        $"The federation metadata of '{app}' does not show the certificate {thumbprint} yet. Run the command again in a minute.");
    public static EntraAwsException AppRoleNotFound(string role, string app) => New(nameof(AppRoleNotFound), ObjectNotFound, role,
        $"The app '{app}' has no app role for '{role}'. Add it with Sync-EntraAppRole.");
    public static EntraAwsException AppRoleAmbiguous(string role, string app, string values) => New(nameof(AppRoleAmbiguous), InvalidArgument, role,
        $"Several app roles of '{app}' stand for '{role}': {values}. Give the role's ARN.");
    public static EntraAwsException AppRoleDisabled(string role, string app) => New(nameof(AppRoleDisabled), InvalidOperation, role,
        $"The app role '{role}' of '{app}' is switched off and can't be assigned. Run Sync-EntraAppRole for it.");
    public static EntraAwsException AppRoleValueInvalid(string arn, string why) => New(nameof(AppRoleValueInvalid), InvalidArgument, arn,
        $"The role {arn} can't become an app role: {why}");
    public static EntraAwsException AppRoleInUse(string role, int assignments) => New(nameof(AppRoleInUse), InvalidOperation, role,
        $"The app role '{role}' is assigned {assignments} time(s) and is not removed: its holders would lose their access unseen. Remove the assignments first.");
    public static EntraAwsException AppRolesTooMany(string app, string forecast, string split, Exception? inner = null) => New(nameof(AppRolesTooMany), LimitsExceeded, app,
        $"The app roles of '{app}' would not fit, and none was written. {forecast} {split}", inner);
    public static EntraAwsException AppRolesChanged(string app) => New(nameof(AppRolesChanged), InvalidOperation, app,
        $"The app roles of '{app}' changed while they were written: somebody else, or role provisioning, edits them too. Stop that and run the command again.");
    public static EntraAwsException GroupNameInvalid(string name, string why) => New(nameof(GroupNameInvalid), InvalidArgument, name, $"'{name}' can't be a group's name: {why}");
    public static EntraAwsException PlaceholderUnknown(string template, string placeholder, string known) => New(nameof(PlaceholderUnknown), InvalidArgument, template,
        $"'{placeholder}' in the name '{template}' is no placeholder. Use {known}, or double the braces of a name that has them.");
    public static EntraAwsException PlaceholderEmpty(string template, string placeholder, string account) => New(nameof(PlaceholderEmpty), InvalidArgument, template,
        $"Nothing is known for '{placeholder}' of the name '{template}' (account {account}). Get-AwsAccount -All brings names along, and with -Detailed aliases; or use {{AccountId}}.");
    public static EntraAwsException NameCollides(string what, string name, string one, string other) => New(nameof(NameCollides), InvalidArgument, name,
        $"Accounts {one} and {other} would share the {what} '{name}'. Put {{AccountId}} into the template.");
    public static EntraAwsException GroupNotFound(string group) => New(nameof(GroupNotFound), ObjectNotFound, group,
        $"There is no group '{group}'. Check the name, or make it with Set-AwsGroupRoleMapping -CreateGroup.");
    public static EntraAwsException GroupAmbiguous(string group, int count) => New(nameof(GroupAmbiguous), InvalidArgument, group,
        $"{count} groups are named '{group}'. Give the id of the right one.");
    public static EntraAwsException GroupNotSecurity(string group) => New(nameof(GroupNotSecurity), InvalidOperation, group,
        $"'{group}' is not a security group, so it can't be assigned to an app role.");
    public static EntraAwsException GroupSynchronized(string group) => New(nameof(GroupSynchronized), InvalidOperation, group,
        $"'{group}' is synchronized from Active Directory: add the member there, or use a cloud group.");
    public static EntraAwsException GroupDynamic(string group) => New(nameof(GroupDynamic), InvalidOperation, group,
        $"'{group}' is a dynamic group: its rule decides who is in it. Change the rule, or use a group with assigned members.");
    public static EntraAwsException UserNameInvalid(string name, string why) => New(nameof(UserNameInvalid), InvalidArgument, name, $"'{name}' can't be a user principal name: {why}");
    public static EntraAwsException UserNotFound(string user) => New(nameof(UserNotFound), ObjectNotFound, user,
        $"There is no user '{user}'. Check the name, or make the user with New-EntraAwsUser.");
    public static EntraAwsException PasswordRefused(string user, string message, Exception? inner = null) => New(nameof(PasswordRefused), InvalidArgument, user,
        $"Entra does not accept the password for {user}: {message}", inner);
    public static EntraAwsException PolicyNameInvalid(string name, string why) => New(nameof(PolicyNameInvalid), InvalidArgument, name, $"'{name}' can't be a policy's name: {why}");
    public static EntraAwsException MfaPolicyAmbiguous(string name, int count) => New(nameof(MfaPolicyAmbiguous), InvalidOperation, name,
        $"{count} Conditional Access policies are named '{name}', and none is chosen for you. Rename all but one.");
    public static EntraAwsException BreakGlassMissing(string policy) => New(nameof(BreakGlassMissing), InvalidOperation, policy,
        $"'{policy}' is not enforced without a way back in: exclude at least one enabled break-glass account with -ExcludeUser or -ExcludeGroup.");
    public static EntraAwsException BreakGlassUnusable(string who, string why) => New(nameof(BreakGlassUnusable), InvalidOperation, who,
        $"'{who}' is no way back in: {why} Exclude an enabled account.");
    public static EntraAwsException MfaPolicyScopeMissing(string policy) => New(nameof(MfaPolicyScopeMissing), InvalidArgument, policy,
        $"'{policy}' needs at least one app and one group. Pipe group mappings into the command, or give -App and -Group.");
    public static EntraAwsException SecurityDefaultsOn(string policy) => New(nameof(SecurityDefaultsOn), InvalidOperation, policy,
        $"Security defaults are on in this tenant, so '{policy}' can't be enforced. Switch them off when Conditional Access covers everybody, or keep the policy report-only.");
    public static EntraAwsException LicenseMissing(string what, string needed, string has) => New(nameof(LicenseMissing), InvalidOperation, what,
        $"{what} needs Microsoft Entra ID {needed}; this tenant has {has}.");
    public static EntraAwsException StrengthNotFound(string name, string known) => New(nameof(StrengthNotFound), ObjectNotFound, name,
        $"There is no authentication strength '{name}'. This tenant has: {known}.");

    // Entra answers
    public static EntraAwsException EntraSignInFailed(string tried, string message, Exception? inner = null) => New(nameof(EntraSignInFailed), AuthenticationError, tried,
        $"Sign-in to Entra with {tried} failed: {message}", inner);
    public static EntraAwsException EntraTokenRejected(string message, Exception? inner = null) => New(nameof(EntraTokenRejected), AuthenticationError, null,
        $"Entra does not accept the access token: {message} Connect again.", inner);
    public static EntraAwsException GraphForbidden(string operation, string permission, string message, Exception? inner = null) =>
        New(nameof(GraphForbidden), PermissionDenied, operation, $"Microsoft Graph refused {operation}: {message} Grant {permission}.", inner);
    public static EntraAwsException GraphNotFound(string what, string message, Exception? inner = null) => New(nameof(GraphNotFound), ObjectNotFound, what,
        $"Microsoft Graph does not find {what}: {message}", inner);
    public static EntraAwsException GraphConflict(string operation, string message, Exception? inner = null) => New(nameof(GraphConflict), ResourceExists, operation,
        $"Microsoft Graph could not do {operation}, since such an object exists: {message}", inner);
    public static EntraAwsException GraphRequestRefused(string operation, string code, string message, string? requestId, Exception? inner = null) =>
        New(nameof(GraphRequestRefused), InvalidOperation, operation, $"Microsoft Graph refused {operation} ({code}): {message}{(requestId is null ? "" : $" Request id {requestId}.")}", inner);
    public static EntraAwsException GraphSizeExceeded(string what, string message, Exception? inner = null) => New(nameof(GraphSizeExceeded), LimitsExceeded, what,
        $"{what} is as large as Entra allows: {message}", inner);
    public static EntraAwsException GraphThrottled(string operation, Exception? inner = null) => New(nameof(GraphThrottled), ResourceUnavailable, operation,
        $"Microsoft Graph kept refusing {operation} for its rate. Nothing is half done: run the command again in a minute.", inner);
    public static EntraAwsException GraphUnreachable(string operation, string message, Exception? inner = null) => New(nameof(GraphUnreachable), ConnectionError, operation,
        $"Microsoft Graph could not be reached for {operation}: {message} Run the command again; it goes on where it stopped.", inner);
    public static EntraAwsException GraphAnswerInvalid(string operation, string why, Exception? inner = null) => New(nameof(GraphAnswerInvalid), ProtocolError, operation,
        $"The answer to {operation} can't be read: {why}", inner);
    public static EntraAwsException EntraNotVisible(string what) => New(nameof(EntraNotVisible), OperationTimeout, what,
        $"{what} was made, but Entra does not show it everywhere yet. Run the command again in a few minutes.");

    /// <summary>A create whose answer was lost, and whose object did not turn up in the time that lists may lag.</summary>
    public static EntraAwsException OutcomeUnknown(string what, Exception? inner = null) => New(nameof(OutcomeUnknown), ConnectionError, what,
        $"The connection broke while {what} was made, and it has not turned up since. Run the command again in a few minutes; it looks before it makes another.", inner);

    private static EntraAwsException New(string id, FaultCategory category, object? target, string message, Exception? inner = null) =>
        new(id, category, message, target, inner);
}
