using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

internal static partial class Faults
{
    // Role lists
    public static EntraAwsException RoleListLineInvalid(string path, int line, string text, string why, Exception? inner = null) => New(nameof(RoleListLineInvalid), InvalidData, path,
        $"Line {line} of '{path}' is left out: {why} The line: {text}", inner);
    public static EntraAwsException RoleListInvalid(string path, string why) => New(nameof(RoleListInvalid), InvalidData, path,
        $"'{path}' is no list of roles: {why} A line is 'role ARN,provider ARN'; make one with Export-AwsRoleList.");
    public static EntraAwsException RoleListEmpty(string what) => New(nameof(RoleListEmpty), InvalidArgument, what,
        $"There is no role for {what}. Pipe roles into the command, for instance from Get-AwsSamlRole or Import-AwsRoleList.");
    public static EntraAwsException RoleWithoutProvider(string role) => New(nameof(RoleWithoutProvider), InvalidArgument, role,
        $"The role {role} comes without a SAML provider, so no app can offer it. Take it from Get-AwsSamlRole, or give -ProviderArn.");
    public static EntraAwsException AccountTooLargeForApp(string account, int count, int most) => New(nameof(AccountTooLargeForApp), LimitsExceeded, account,
        $"Account {account} alone has {count} roles, and an app shall have at most {most}. Leave roles of it out, or raise -MaximumCount as far as 1199.");
    public static EntraAwsException AppWithoutRoom(string app, string accounts, int count, int most) => New(nameof(AppWithoutRoom), LimitsExceeded, app,
        $"'{app}' has no room for {count} new roles of its accounts {accounts}: an app holds {most}. What it offers of these accounts stays with it, and their new roles are left out. "
        + $"Leave roles out, or move accounts by giving -Current without their app roles. To move one means that its SAML provider trusts another app: whoever is assigned in '{app}' gets into that account again only when assigned in the other.");
    public static EntraAwsException AppNameTemplateInvalid(string template, string why) => New(nameof(AppNameTemplateInvalid), InvalidArgument, template,
        $"'{template}' can't name the apps: {why}");
    public static EntraAwsException AppInstanceInvalid(string identifier, string why) => New(nameof(AppInstanceInvalid), InvalidArgument, identifier,
        $"'{identifier}' can't be an app's identifier: {why}");
}
