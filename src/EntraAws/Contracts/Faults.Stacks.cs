using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

internal static partial class Faults
{
    // StackSets
    public static EntraAwsException StackRoleTwice(string role) => New(nameof(StackRoleTwice), InvalidArgument, role,
        $"The role '{role}' is there twice, and not the same each time. A stack set gives all accounts the same roles: give each name once.");
    public static EntraAwsException InlinePolicyInvalid(string role, string policy, string why) => New(nameof(InlinePolicyInvalid), InvalidArgument, policy,
        $"The inline policy '{policy}' of role '{role}' can't be used: {why}");
    public static EntraAwsException StackResourcesTooMany(int count, int most) => New(nameof(StackResourcesTooMany), LimitsExceeded, count,
        $"The template would have {count} resources; CloudFormation takes {most}. Split the roles over several stack sets: one with the provider, the others with -WithoutProvider.");
    public static EntraAwsException StackTemplateTooLarge(string path, int bytes, int most, bool canUpload) => New(nameof(StackTemplateTooLarge), LimitsExceeded, path,
        $"The template has {bytes:N0} bytes; CloudFormation takes {most:N0}{(canUpload ? " in a request" : " from S3")}. "
        + $"{(canUpload ? "Write it with -ForTemplateUrl, put it into S3 and name it with Publish-AwsRoleStack -TemplateUrl; or g" : "G")}ive fewer roles, or split them over several stack sets: one with the provider, the others with -WithoutProvider.");
    public static EntraAwsException StackTemplateUnreadable(string source, string why, Exception? inner = null) => New(nameof(StackTemplateUnreadable), InvalidData, source,
        $"'{source}' is not a template of this module: {why} Make it with Export-AwsRoleStack.", inner);
    public static EntraAwsException StackSetNameInvalid(string name) => New(nameof(StackSetNameInvalid), InvalidArgument, name,
        $"'{name}' can't be a stack set's name: it begins with a letter and has 1 to 128 letters, digits and hyphens.");
    public static EntraAwsException OrganizationalUnitInvalid(string id) => New(nameof(OrganizationalUnitInvalid), InvalidArgument, id,
        $"'{id}' is not the id of an organizational unit or root, such as ou-ab12-cdefgh34 or r-ab12.");
    public static EntraAwsException PercentageInvalid(string parameter, int value, int least) => New(nameof(PercentageInvalid), InvalidArgument, value,
        $"{parameter} is {value}; it takes {least} to 100 percent.");
    public static EntraAwsException TemplateUrlInvalid(string url) => New(nameof(TemplateUrlInvalid), InvalidArgument, url,
        $"'{url}' is not an https URL of an object in S3.");
    public static EntraAwsException StackSetNotFound(string name, string region) => New(nameof(StackSetNotFound), ObjectNotFound, name,
        $"There is no stack set '{name}' in {region}. Make it with Publish-AwsRoleStack.");
    public static EntraAwsException StackSetForeign(string name) => New(nameof(StackSetForeign), ResourceExists, name,
        $"The stack set '{name}' was not made by this module, and what it holds would be deleted in all of its accounts. Choose another -StackSetName.");
    public static EntraAwsException StackSetModelDiffers(string name, string model) => New(nameof(StackSetModelDiffers), ResourceExists, name,
        $"The stack set '{name}' has {model} permissions, and that can't be changed. {(model == "SERVICE_MANAGED" ? "Give -OrganizationalUnitId" : "Give -AccountId")}, or choose another -StackSetName.");
    public static EntraAwsException StackSetsUnavailable(string partition) => New(nameof(StackSetsUnavailable), InvalidOperation, partition,
        $"Stack sets can't be deployed to organizational units in the partition {partition}. Give accounts with -AccountId, where the two StackSets roles have been made by hand.");
    public static EntraAwsException StackSetsNeedOrganization(string account) => New(nameof(StackSetsNeedOrganization), InvalidOperation, account,
        $"Account {account} is in no organization with all features, so there are no organizational units to deploy to. Give accounts with -AccountId.");
    public static EntraAwsException StackSetsNotTrusted(string message, Exception? inner = null) => New(nameof(StackSetsNotTrusted), InvalidOperation, null,
        $"The organization has no trusted access for StackSets: {message} Enable it in the management account with 'aws cloudformation activate-organizations-access', or on the StackSets page of the console.", inner);
    public static EntraAwsException StackSetBusy(string name, string message, Exception? inner = null) => New(nameof(StackSetBusy), ResourceUnavailable, name,
        $"Another operation on the stack set '{name}' is under way: {message} Run the command again without -NoWait; it waits for that one first.", inner);
    public static EntraAwsException StackSetChanged(string name, string message, Exception? inner = null) => New(nameof(StackSetChanged), InvalidOperation, name,
        $"Somebody else changed the stack set '{name}' meanwhile: {message} Run the command again; it looks anew.", inner);
    public static EntraAwsException StackOperationFailed(string name, string operation, string status, string? reason) => New(nameof(StackOperationFailed), InvalidOperation, name,
        $"The operation {operation} on the stack set '{name}' ended as {status}: {reason ?? "no reason was given."} Run the command again when the cause is gone.");
    public static EntraAwsException StackInstanceFailed(string account, string name, string? reason) => New(nameof(StackInstanceFailed), InvalidOperation, account,
        $"The stack set '{name}' did not get through in account {account}: {reason ?? "no reason was given."} {Mend(reason)}");

    private static string Mend(string? reason)
    {
        bool Says(string words) => reason?.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0;
        return Says("already exists")
            ? "CloudFormation never takes over what it did not make: rename or remove it in that account, or choose another name; then run the command again."
            : Says("is not attachable") || Says("not found") || Says("cannot be found")
            ? "A customer managed policy must be in each account first. Make it there, then run the command again."
            : Says("cancelled")
            ? "Run the command again; it tries the accounts that are behind."
            : "Mend that in the account, then run the command again: it tries the accounts that are behind.";
    }
}
