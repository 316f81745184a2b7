using EntraAws.Contracts;
using static EntraAws.Tests.SandboxRun;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad accounts, ARNs, names, texts, tags and numbers of AWS.</summary>
internal static class AwsCases
{
    private const string Adfs = "arn:aws:iam::111122223333:saml-provider/OldADFS";

    public static IEnumerable<BadCase> All() => Names().Concat(Arns()).Concat(Texts()).Concat(Policies()).Concat(Providers());

    private static IEnumerable<BadCase> Names() =>
    [
        Inventory("11112222333", nameof(Faults.AccountIdInvalid)),
        Inventory("1111222233334", nameof(Faults.AccountIdInvalid)),
        Inventory("11112222333a", nameof(Faults.AccountIdInvalid)),
        Inventory("１１１１２２２２３３３３", nameof(Faults.AccountIdInvalid)),
        Inventory("", nameof(Faults.AccountIdInvalid)),
        Inventory("123456789012", nameof(Faults.AwsAccountUnreachable)) with { Silent = false, Says = "OrganizationAccountAccessRole" },
        Role("65 characters", nameof(Faults.RoleNameInvalid), r => r with { RoleName = new string('r', 65) }),
        Role("a comma", nameof(Faults.RoleNameInvalid), r => r with { RoleName = "Dev,Ops" }),
        Role("a space", nameof(Faults.RoleNameInvalid), r => r with { RoleName = "Dev Ops" }),
        Role("nothing", nameof(Faults.RoleNameInvalid), r => r with { RoleName = "" }),
        Role("an umlaut", nameof(Faults.RoleNameInvalid), r => r with { RoleName = "Prüfer" }),
        Role("a line end", nameof(Faults.RoleNameInvalid), r => r with { RoleName = "Developer\n" }),
        Role("a slash", nameof(Faults.RoleNameInvalid), r => r with { RoleName = "people/Developer" }),
        Role("a path without an end", nameof(Faults.RolePathInvalid), r => r with { Path = "/people" }),
        Role("a path with a space", nameof(Faults.RolePathInvalid), r => r with { Path = "/peo ple/" }),
        Role("an empty path", nameof(Faults.RolePathInvalid), r => r with { Path = "" }),
        Role("a path of 513", nameof(Faults.RolePathInvalid), r => r with { Path = $"/{new string('p', 511)}/" }),
        Role("another path than it has", nameof(Faults.RolePathDiffers), r => r with { RoleName = "ADFS-ReadOnly", Path = "/people/" }) with { Silent = false },
    ];

    private static IEnumerable<BadCase> Arns() =>
    [
        Role("a role's ARN as provider", nameof(Faults.ArnInvalid), r => r with { Provider = "arn:aws:iam::111122223333:role/Admin" }),
        Role("a provider of another service", nameof(Faults.ArnInvalid), r => r with { Provider = "arn:aws:sts::111122223333:saml-provider/OldADFS" }),
        Role("an ARN that ends early", nameof(Faults.ArnInvalid), r => r with { Provider = "arn:aws:iam::111122223333" }),
        Role("an OIDC provider", nameof(Faults.ArnInvalid), r => r with { Provider = "arn:aws:iam::111122223333:oidc-provider/accounts.google.com" }),
        Role("a provider of another account", nameof(Faults.ProviderOfOtherAccount), r => r with { Provider = "arn:aws:iam::444455556666:saml-provider/OldADFS", AccountId = AccountId }),
        Role("a provider of another partition", nameof(Faults.ProviderNotFound), r => r with { Provider = "arn:aws-cn:iam::111122223333:saml-provider/OldADFS" }) with { Silent = false },
        Role("a provider that is not there", nameof(Faults.ProviderNotFound), r => r with { Provider = "Nobody" }) with { Silent = false },
        Role("a provider name with a space", nameof(Faults.ProviderNameInvalid), r => r with { Provider = "Old ADFS" }),
        Role("ARNs of 240 characters", nameof(Faults.ArnsTooLong), r => r with { Path = PathFor(r, 240) }),
        AppRole("no ARN", nameof(Faults.ArnInvalid), "Administrator", Adfs),
        AppRole("a line end", nameof(Faults.ArnInvalid), "arn:aws:iam::111122223333:role/Admin\n", Adfs),
        AppRole("a user's ARN", nameof(Faults.ArnInvalid), "arn:aws:iam::111122223333:user/ada.lane", Adfs),
        AppRole("a role's ARN as provider", nameof(Faults.ArnInvalid), "arn:aws:iam::111122223333:role/Admin", "arn:aws:iam::111122223333:role/Admin"),
        AppRole("ARNs of two accounts", nameof(Faults.ProviderOfOtherAccount), "arn:aws:iam::444455556666:role/Admin", Adfs),
        AppRole("a comma in the role", nameof(Faults.AppRoleValueInvalid), "arn:aws:iam::111122223333:role/Dev,Ops", Adfs),
        AppRole("a service-linked role", nameof(Faults.AppRoleValueInvalid), "arn:aws:iam::111122223333:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX", Adfs),
        AppRole("ARNs of 240 characters", nameof(Faults.ArnsTooLong), $"arn:aws:iam::111122223333:role/{new string('p', 240 - Adfs.Length - 33)}/r", Adfs),
    ];

    private static IEnumerable<BadCase> Texts() =>
    [
        Role("an emoji in the description", nameof(Faults.DescriptionInvalid), r => r with { Description = "For people 🙂" }),
        Role("a description of 1,001", nameof(Faults.DescriptionInvalid), r => r with { Description = new string('d', 1001) }),
        Role("3,599 seconds", nameof(Faults.SessionDurationInvalid), r => r with { MaxSessionDuration = 3599 }),
        Role("43,201 seconds", nameof(Faults.SessionDurationInvalid), r => r with { MaxSessionDuration = 43201 }),
        Role("a negative duration", nameof(Faults.SessionDurationInvalid), r => r with { MaxSessionDuration = -1 }),
        Role("an empty tag key", nameof(Faults.TagInvalid), r => r with { Tags = Tags("", "x") }),
        Role("a tag key of 129", nameof(Faults.TagInvalid), r => r with { Tags = Tags(new string('k', 129), "x") }),
        Role("a tag value of 257", nameof(Faults.TagInvalid), r => r with { Tags = Tags("team", new string('v', 257)) }),
        Role("a tag of AWS", nameof(Faults.TagInvalid), r => r with { Tags = Tags("aws:owner", "x") }),
        Role("a tag key with a star", nameof(Faults.TagInvalid), r => r with { Tags = Tags("te*m", "x") }),
        Role("a tag twice", nameof(Faults.TagInvalid), r => r with { Tags = new Dictionary<string, string> { ["team"] = "a", ["Team"] = "b" } }),
        Role("51 tags", nameof(Faults.TagInvalid), r => r with { Tags = Enumerable.Range(0, 51).ToDictionary(i => $"k{i}", _ => "v") }),
    ];

    private static IEnumerable<BadCase> Policies() =>
    [
        Role("an unknown policy", nameof(Faults.PolicyNotFound), r => r with { Policies = ["NoSuchPolicy"] }) with { Silent = false },
        Role("a policy ARN of nothing", nameof(Faults.PolicyNotFound), r => r with { Policies = ["arn:aws:iam::111122223333:policy/NoSuchPolicy"] }) with { Silent = false },
        Role("a malformed policy ARN", nameof(Faults.ArnInvalid), r => r with { Policies = ["arn:aws:iam::aws:policy"] }),
        Role("a role's ARN as policy", nameof(Faults.ArnInvalid), r => r with { Policies = ["arn:aws:iam::111122223333:role/Admin"] }),
        Role("a blank policy", nameof(Faults.ArnInvalid), r => r with { Policies = [" "] }),
        Role("a policy's name that two have", nameof(Faults.PolicyAmbiguous), r => r with { Policies = ["ReadOnlyAccess"] }) with
        {
            Silent = false,
            Setup = run => run.Account.Policies.Add(new() { Name = "ReadOnlyAccess", Arn = run.Account.Arn("policy/ReadOnlyAccess"), Versions = [new() { Document = "{}" }] }),
        },
        Role("21 policies", nameof(Faults.TooManyPolicies), r => r with { RoleName = "ADFS-ReadOnly", Policies = Enumerable.Range(0, 20).Select(i => $"Own{i}").ToList() }) with
        {
            Silent = false, Says = "20",
            Setup = run => run.Account.Policies.AddRange(Enumerable.Range(0, 20).Select(i => new EntraAws.Sandbox.SandboxPolicy { Name = $"Own{i}", Arn = run.Account.Arn($"policy/Own{i}"), Versions = [new() { Document = "{}" }] })),
        },
    ];

    private static IEnumerable<BadCase> Providers() =>
    [
        Role("a role of a service", nameof(Faults.RoleNotSaml), r => r with { RoleName = "ShopWebServer" }) with { Silent = false, Says = "ec2.amazonaws.com" },
        Role("a role of Identity Center", nameof(Faults.RoleNotSaml), r => r with { RoleName = "AWSReservedSSO_ReadOnly_0123456789abcdef" }) with { Silent = false },
        new("the roles of a malformed provider", nameof(Faults.ArnInvalid), (s, h) => s.Roles.FindRolesAsync(new SamlRoleQuery(null, new NameFilter(), "arn:aws:iam::x"), _ => Task.CompletedTask, h, default)) { Silent = true },
    ];

    public static SamlRoleRequest Good { get; } = new() { RoleName = "Developer", Provider = Adfs };

    /// <summary>A path that gives both ARNs together so many characters.</summary>
    public static string PathFor(SamlRoleRequest role, int total) => $"/{new string('p', total - Adfs.Length - $"arn:aws:iam::{AccountId}:role//".Length - role.RoleName.Length - 1)}p/";

    private static Dictionary<string, string> Tags(string key, string value) => new() { [key] = value };

    private static BadCase Role(string name, string errorId, Func<SamlRoleRequest, SamlRoleRequest> change) =>
        new($"role: {name}", errorId, (s, h) => s.Roles.EnsureRoleAsync(change(Good), h, default)) { Silent = true };

    private static BadCase AppRole(string name, string errorId, string role, string provider) =>
        new($"app role: {name}", errorId, (s, h) => s.Roles.SyncAppRolesAsync(new AppRoleSyncRequest { App = new AppSelector(null, "AWS"), Roles = [new WantedAppRole(role, provider)] }, _ => Task.CompletedTask, h, default)) { Silent = true };

    private static BadCase Inventory(string account, string errorId) =>
        new($"inventory of '{account}'", errorId, (s, h) => s.Inventory.ReadAsync(new InventoryRequest { AccountId = account }, h, default)) { Silent = true };
}
