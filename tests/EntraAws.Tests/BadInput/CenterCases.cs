using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad permission sets, groups and accounts of IAM Identity Center.</summary>
internal static class CenterCases
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}""";

    public static IEnumerable<BadCase> All() => Instances().Concat(Names()).Concat(Sets()).Concat(Inlines()).Concat(Assignments()).Concat(Finds());

    private static IEnumerable<BadCase> Instances() =>
    [
        new("instance: no Region's name", nameof(Faults.AwsRegionInvalid), (s, h) => s.IdentityCenter.GetAsync("Frankfurt am Main", h, default)) { Silent = true },
        new("instance: a slash in the Region", nameof(Faults.AwsRegionInvalid), (s, h) => s.IdentityCenter.GetAsync("x.example.com/", h, default)) { Silent = true },
        new("instance: a Region without one", nameof(Faults.IdentityCenterNotFound), (s, h) => s.IdentityCenter.GetAsync("eu-west-1", h, default)) { Says = "eu-west-1" },
        new("instance: nowhere", nameof(Faults.IdentityCenterNotFound), (s, h) => s.IdentityCenter.GetAsync(null, h, default)) { Setup = run => run.State.IdentityCenter = null },
        Denied("sso:ListInstances", (s, h) => s.IdentityCenter.GetAsync(SampleIdentityCenter.Region, h, default)),
        Denied("sso:ListPermissionSets", (s, h) => s.IdentityCenter.GetAsync(SampleIdentityCenter.Region, h, default)),
    ];

    private static IEnumerable<BadCase> Names() =>
    [
        Set("33 characters", nameof(Faults.PermissionSetNameInvalid), p => p with { Name = new string('s', 33) }),
        Set("nothing", nameof(Faults.PermissionSetNameInvalid), p => p with { Name = "" }),
        Set("a space", nameof(Faults.PermissionSetNameInvalid), p => p with { Name = "Read Only" }),
        Set("a quote", nameof(Faults.PermissionSetNameInvalid), p => p with { Name = "O'Brien" }),
        Set("double quotes", nameof(Faults.PermissionSetNameInvalid), p => p with { Name = "\"Admin\"" }),
        Set("an umlaut", nameof(Faults.PermissionSetNameInvalid), p => p with { Name = "Prüfer" }),
        Set("a line end", nameof(Faults.PermissionSetNameInvalid), p => p with { Name = "Admin\n" }),
        Set("a bad account", nameof(Faults.AccountIdInvalid), p => p with { AccountId = "12" }),
    ];

    private static IEnumerable<BadCase> Sets() =>
    [
        Set("a description of 701", nameof(Faults.PermissionSetInvalid), p => p with { Description = new string('d', 701) }),
        Set("an emoji in the description", nameof(Faults.PermissionSetInvalid), p => p with { Description = "For people 🙂" }),
        Set("3,599 seconds", nameof(Faults.SessionDurationInvalid), p => p with { SessionDuration = 3599 }),
        Set("43,201 seconds", nameof(Faults.SessionDurationInvalid), p => p with { SessionDuration = 43201 }),
        Set("a negative duration", nameof(Faults.SessionDurationInvalid), p => p with { SessionDuration = -1 }),
        Set("a relay state of 241", nameof(Faults.PermissionSetInvalid), p => p with { RelayState = "https://console.aws.amazon.com/" + new string('x', 210) }),
        Set("a relay state with an umlaut", nameof(Faults.PermissionSetInvalid), p => p with { RelayState = "https://console.aws.amazon.com/ü" }),
        Set("a malformed policy ARN", nameof(Faults.ArnInvalid), p => p with { Policies = ["arn:aws:iam::aws:policy"] }),
        Set("a role's ARN as policy", nameof(Faults.ArnInvalid), p => p with { Policies = ["arn:aws:iam::111122223333:role/Admin"] }),
        Set("a blank policy", nameof(Faults.ArnInvalid), p => p with { Policies = [" "] }),
        Set("an unknown policy", nameof(Faults.PolicyNotFound), p => p with { Policies = ["NoSuchPolicy"] }) with { Silent = false },
        Set("an unknown policy of AWS", nameof(Faults.PolicyNotFound), p => p with { Policies = ["arn:aws:iam::aws:policy/NoSuchPolicy"] }) with { Silent = false },
        Set("an unknown policy of another account", nameof(Faults.AwsAccountUnreachable), p => p with { Policies = ["Own"], AccountId = "123456789012" }) with { Silent = false },
        Set("21 policies", nameof(Faults.PermissionSetInvalid), p => p with { Policies = Enumerable.Range(0, 21).Select(i => $"arn:aws:iam::111122223333:policy/Own{i}").ToList() }) with { Silent = false, Says = "20" },
        Set("a 21st policy", nameof(Faults.PermissionSetInvalid), p => p with { Name = "ReadOnly", Policies = Enumerable.Range(0, 20).Select(i => $"arn:aws:iam::111122223333:policy/Own{i}").ToList() }) with { Silent = false, Says = "20" },
        Set("who may not look", nameof(Faults.AwsAccessDenied), p => p) with { Silent = false, Says = "sso:DescribePermissionSet", Setup = run => run.Account.DeniedActions.Add("sso:DescribePermissionSet") },
    ];

    private static IEnumerable<BadCase> Inlines() =>
    [
        Inline("prose", "hello, world"),
        Inline("nothing", ""),
        Inline("half a document", Document[..40]),
        Inline("an array", "[1]"),
        Inline("null", "null"),
        Inline("no statement", """{"Version":"2012-10-17"}"""),
        Inline("a statement that is text", """{"Statement":"Allow"}"""),
        Inline("a key twice", """{"Statement":[],"Statement":[]}"""),
        Inline("a key twice further down", """{"Statement":[{"Effect":"Allow","Effect":"Deny","Action":"*","Resource":"*"}]}"""),
        Inline("a thousand brackets", new string('[', 1000) + new string(']', 1000)),
        Inline("too much", Document.Insert(1, new string(' ', 33_000))),
    ];

    private static IEnumerable<BadCase> Assignments()
    {
        foreach (var remove in new[] { false, true })
        {
            yield return Assign(remove, "a bad account", nameof(Faults.AccountIdInvalid), a => a with { AccountId = "12" }) with { Silent = true };
            yield return Assign(remove, "an empty group", nameof(Faults.GroupNameInvalid), a => a with { Group = "" }) with { Silent = true };
            yield return Assign(remove, "a group of 257", nameof(Faults.GroupNameInvalid), a => a with { Group = new string('g', 257) }) with { Silent = true };
            yield return Assign(remove, "a set of 33", nameof(Faults.PermissionSetNameInvalid), a => a with { PermissionSet = new string('s', 33) }) with { Silent = true };
            yield return Assign(remove, "a malformed ARN of a set", nameof(Faults.ArnInvalid), a => a with { PermissionSet = "arn:aws:sso:::permissionSet" }) with { Silent = true };
            yield return Assign(remove, "a role's ARN as set", nameof(Faults.ArnInvalid), a => a with { PermissionSet = "arn:aws:iam::111122223333:role/Admin" }) with { Silent = true };
            yield return Assign(remove, "an unknown set", nameof(Faults.PermissionSetNotFound), a => a with { PermissionSet = "Nothing" });
            yield return Assign(remove, "the ARN of a set that is gone", nameof(Faults.PermissionSetNotFound), a => a with { PermissionSet = "arn:aws:sso:::permissionSet/ssoins-1f0e2d3c4b5a6978/ps-fedcba9876543210" });
            yield return Assign(remove, "an unknown group", nameof(Faults.StoreGroupNotFound), a => a with { Group = "Nobody" });
            yield return Assign(remove, "a quote in an unknown group", nameof(Faults.StoreGroupNotFound), a => a with { Group = "O'Brien & \"Sons\" \\ {0}" }) with { Says = "O'Brien & \"Sons\" \\ {0}" };
            yield return Assign(remove, "who may not look", nameof(Faults.AwsAccessDenied), a => a) with { Says = "identitystore:GetGroupId", Setup = run => run.Account.DeniedActions.Add("identitystore:GetGroupId") };
        }
    }

    private static IEnumerable<BadCase> Finds() =>
    [
        new("assignments in a bad account", nameof(Faults.AccountIdInvalid), (s, h) => s.IdentityCenter.FindAssignmentsAsync(new AccountAssignmentQuery(new NameFilter(), new NameFilter(), ["12"]), OneError.Ignore, h, default)) { Silent = true },
        Denied("sso:ListAccountAssignments", (s, h) => s.IdentityCenter.FindAssignmentsAsync(new AccountAssignmentQuery(new NameFilter(), new NameFilter(), []), OneError.Ignore, h, default)),
        Denied("sso:ListManagedPoliciesInPermissionSet", (s, h) => s.IdentityCenter.FindPermissionSetsAsync(new NameFilter(), OneError.Ignore, h, default)),
    ];

    private static BadCase Set(string name, string errorId, Func<PermissionSetRequest, PermissionSetRequest> change) => new($"permission set: {name}", errorId, (s, h) =>
        s.IdentityCenter.EnsurePermissionSetAsync(change(new PermissionSetRequest { Name = "Auditor" }), h, default)) { Silent = true };

    private static BadCase Inline(string name, string document) => Set($"inline policy of {name}", nameof(Faults.PermissionSetInvalid), p => p with { InlinePolicy = document });

    private static BadCase Assign(bool remove, string name, string errorId, Func<AccountAssignmentRequest, AccountAssignmentRequest> change) => new($"{(remove ? "removal" : "assignment")}: {name}", errorId, (s, h) =>
    {
        var requests = new[] { change(new AccountAssignmentRequest { Group = "Auditors", PermissionSet = "ReadOnly", AccountId = SandboxRun.AccountId }) };
        return OneError.Of(failed => remove
            ? s.IdentityCenter.RemoveAssignmentsAsync(requests, 10, OneError.Ignore, failed, h, default)
            : s.IdentityCenter.EnsureAssignmentsAsync(requests, 10, OneError.Ignore, failed, h, default));
    });

    private static BadCase Denied(string action, Func<ISession, IOperationHost, Task> act) =>
        new($"denied: {action}", nameof(Faults.AwsAccessDenied), act) { Says = action, Setup = run => run.Account.DeniedActions.Add(action) };
}
