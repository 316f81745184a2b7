using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>Bad templates, roles, targets and names of stack sets.</summary>
internal static class StackCases
{
    private const string Template = """{"Metadata":{"EntraAws":{"Kind":"RoleStack","Version":1}},"Resources":{"A":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"A"}}}}""";
    private static readonly string Metadata = SampleCompany.Create(SandboxRun.Start).Accounts[SandboxRun.AccountId].SamlProviders.Single(p => p.Name == "OldADFS").MetadataDocument;

    public static IEnumerable<BadCase> All() => Publications().Concat(Templates()).Concat(Roles()).Concat(Exports());

    private static IEnumerable<BadCase> Publications() =>
    [
        Publish("a name that begins with a digit", nameof(Faults.StackSetNameInvalid), p => p with { StackSetName = "1st" }),
        Publish("a name with a quote", nameof(Faults.StackSetNameInvalid), p => p with { StackSetName = "O'Brien" }),
        Publish("a name of 129", nameof(Faults.StackSetNameInvalid), p => p with { StackSetName = new string('s', 129) }),
        Publish("a bad unit", nameof(Faults.OrganizationalUnitInvalid), p => p with { OrganizationalUnitIds = ["Production"] }),
        Publish("a bad account", nameof(Faults.AccountIdInvalid), p => p with { OrganizationalUnitIds = [], AccountIds = ["12"] }),
        Publish("a tolerance of 101", nameof(Faults.PercentageInvalid), p => p with { FailureTolerance = 101 }),
        Publish("none at a time", nameof(Faults.PercentageInvalid), p => p with { MaxConcurrent = 0 }),
        Publish("a URL without TLS", nameof(Faults.TemplateUrlInvalid), p => p with { TemplateUrl = "http://example.com/x" }),
        Publish("a role that is no ARN", nameof(Faults.ArnInvalid), p => p with { AdministrationRoleArn = "Admin" }),
        Publish("a role name of 65", nameof(Faults.RoleNameInvalid), p => p with { ExecutionRoleName = new string('r', 65) }),
        Publish("no organization", nameof(Faults.StackSetsNeedOrganization), p => p) with { Silent = false, Setup = run => run.State.Organization = null },
        Publish("who may not ask for the organization", nameof(Faults.AwsAccessDenied), p => p) with { Silent = false, Says = "organizations:DescribeOrganization", Setup = run => run.Account.DeniedActions.Add("organizations:DescribeOrganization") },
        Publish("who may not look", nameof(Faults.AwsAccessDenied), p => p) with { Silent = false, Says = "cloudformation:DescribeStackSet", Setup = run => run.Account.DeniedActions.Add("cloudformation:DescribeStackSet") },
        Publish("a stack set of somebody else", nameof(Faults.StackSetForeign), p => p) with { Silent = false, Setup = run => Foreign(run, """{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}""") },
        Publish("a stack set in YAML", nameof(Faults.StackSetForeign), p => p) with { Silent = false, Setup = run => Foreign(run, "Resources:\n  Q:\n    Type: AWS::SQS::Queue\n") },
        new("stack set: a bad name", nameof(Faults.StackSetNameInvalid), (s, _) => s.Stacks.FindAsync("", OneError.Ignore, default)) { Silent = true },
        new("stack set: not there", nameof(Faults.StackSetNotFound), (s, _) => s.Stacks.FindAsync("Nobody", OneError.Ignore, default)),
        new("stack set: who may not look", nameof(Faults.AwsAccessDenied), (s, _) => s.Stacks.FindAsync("Nobody", OneError.Ignore, default)) { Says = "cloudformation:DescribeStackSet", Setup = run => run.Account.DeniedActions.Add("cloudformation:DescribeStackSet") },
    ];

    private static IEnumerable<BadCase> Templates() =>
    [
        File("a file that is not there", nameof(Faults.FileNotFound), BadFiles.Missing),
        File("a folder", nameof(Faults.FileNotFound), BadFiles.Folder),
        File("an empty file", nameof(Faults.StackTemplateUnreadable), BadFiles.Empty),
        File("a binary file", nameof(Faults.FileUnreadable), BadFiles.Binary),
        File("a file of 68 MB", nameof(Faults.FileTooLarge), BadFiles.Huge),
        File("half a document", nameof(Faults.StackTemplateUnreadable), BadFiles.HalfJson),
        File("an array", nameof(Faults.StackTemplateUnreadable), BadFiles.JsonArray),
        File("HTML", nameof(Faults.StackTemplateUnreadable), BadFiles.Html),
        Body("null", "null"),
        Body("a number", "12"),
        Body("metadata that is a list", """{"Metadata":[],"Resources":{}}"""),
        Body("metadata that is text", """{"Metadata":"x","Resources":{}}"""),
        Body("a kind that is a number", """{"Metadata":{"EntraAws":{"Kind":1}}}"""),
        Body("no mark", """{"Resources":{"A":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"A"}}}}"""),
        Body("no resources", Template[..Template.IndexOf(",\"Resources", StringComparison.Ordinal)] + "}"),
        Body("resources that are a list", Changed("""{"A":{"Type":"AWS::IAM::Role","Properties":{"RoleName":"A"}}}""", "[]")),
        Body("a resource that is text", Changed("""{"Type":"AWS::IAM::Role","Properties":{"RoleName":"A"}}""", "\"role\"")),
        Body("a type that is a list", Changed("\"AWS::IAM::Role\"", "[]")),
        Body("a name that is a number", Changed("\"RoleName\":\"A\"", "\"RoleName\":7")),
        Body("properties that are text", Changed("""{"RoleName":"A"}""", "\"A\"")),
        Body("a queue", Changed("AWS::IAM::Role", "AWS::SQS::Queue")),
        Body("a key twice", Changed("\"RoleName\":\"A\"", "\"RoleName\":\"A\",\"RoleName\":\"B\"")),
        Body("a thousand brackets", new string('[', 1000)),
        Publish("a template of 52,000 bytes", nameof(Faults.StackTemplateTooLarge), p => p with { TemplateBody = Template + new string(' ', 52_000) }),
        Publish("a provider with bad metadata", nameof(Faults.MetadataInvalid), p => p with { TemplateBody = Changed("AWS::IAM::Role", "AWS::IAM::SAMLProvider").Replace("RoleName", "Name", StringComparison.Ordinal) }),
    ];

    private static IEnumerable<BadCase> Roles() =>
    [
        Role("65 characters", nameof(Faults.RoleNameInvalid), r => r with { RoleName = new string('r', 65) }),
        Role("a comma", nameof(Faults.RoleNameInvalid), r => r with { RoleName = "Dev,Ops" }),
        Role("a quote", nameof(Faults.RoleNameInvalid), r => r with { RoleName = "O'Brien" }),
        Role("a bad path", nameof(Faults.RolePathInvalid), r => r with { Path = "people" }),
        Role("an emoji in the description", nameof(Faults.DescriptionInvalid), r => r with { Description = "🙂" }),
        Role("3,599 seconds", nameof(Faults.SessionDurationInvalid), r => r with { MaxSessionDuration = 3599 }),
        Role("a tag of AWS", nameof(Faults.TagInvalid), r => r with { Tags = new Dictionary<string, string> { ["aws:x"] = "y" } }),
        Role("a malformed policy ARN", nameof(Faults.ArnInvalid), r => r with { Policies = ["arn:aws:iam::aws:policy"] }),
        Role("an unknown policy", nameof(Faults.PolicyNotFound), r => r with { Policies = ["NoSuchPolicy"] }) with { Silent = false },
        Role("a bad name of an inline policy", nameof(Faults.InlinePolicyInvalid), r => r with { InlinePolicies = Inline("O'Brien", """{"Statement":[]}""") }),
        Role("an inline policy of prose", nameof(Faults.InlinePolicyInvalid), r => r with { InlinePolicies = Inline("Own", "hello") }),
        Role("an inline policy without statement", nameof(Faults.InlinePolicyInvalid), r => r with { InlinePolicies = Inline("Own", "{}") }),
        Role("an inline policy with a key twice", nameof(Faults.InlinePolicyInvalid), r => r with { InlinePolicies = Inline("Own", """{"Statement":[],"Statement":[]}""") }),
        Role("an inline policy of 10,300", nameof(Faults.InlinePolicyInvalid), r => r with { InlinePolicies = Inline("Own", $$"""{"Statement":["{{new string('x', 10_300)}}"]}""") }),
    ];

    private static IEnumerable<BadCase> Exports() =>
    [
        Export("a provider's name with a space", nameof(Faults.ProviderNameInvalid), e => e with { ProviderName = "Old ADFS" }),
        Export("Identity Center's provider", nameof(Faults.ProviderOfIdentityCenter), e => e with { ProviderName = "AWSSSO_1f0e2d3c4b5a6978_DO_NOT_DELETE" }),
        Export("a file that is there", nameof(Faults.FileExists), e => e with { TemplatePath = BadFiles.Prose }),
        Export("a folder that is not there", nameof(Faults.FileNotFound), e => e with { TemplatePath = Path.Combine(BadFiles.Missing, "x.json") }),
        Export("a folder", nameof(Faults.FileUnwritable), e => e with { TemplatePath = BadFiles.Folder }),
        Export("no metadata", nameof(Faults.MetadataMissing), e => e with { SamlMetadata = null }),
        Export("half of the metadata", nameof(Faults.MetadataInvalid), e => e with { SamlMetadata = Metadata[..(Metadata.Length / 2)] }),
        Export("a metadata file that is not there", nameof(Faults.FileNotFound), e => e with { SamlMetadata = null, MetadataPath = BadFiles.Missing }),
        Export("an empty metadata file", nameof(Faults.MetadataInvalid), e => e with { SamlMetadata = null, MetadataPath = BadFiles.Empty }),
        Export("a metadata file of 68 MB", nameof(Faults.FileTooLarge), e => e with { SamlMetadata = null, MetadataPath = BadFiles.Huge }),
        Export("an unknown app", nameof(Faults.AppNotFound), e => e with { SamlMetadata = null, App = new AppSelector(null, "Nobody's app") }) with { Silent = false },
        Export("a role twice", nameof(Faults.StackRoleTwice), e => e with { Roles = [new StackRole { RoleName = "A" }, new StackRole { RoleName = "A", Description = "B" }] }),
        Export("501 roles", nameof(Faults.StackResourcesTooMany), e => e with { Roles = Enumerable.Range(0, 501).Select(i => new StackRole { RoleName = $"R{i}" }).ToList() }),
        Export("ARNs of 240 characters", nameof(Faults.ArnsTooLong), e => e with { Roles = [new StackRole { RoleName = "A", Path = $"/{new string('p', 180)}/" }] }),
    ];

    private static Dictionary<string, string> Inline(string name, string document) => new() { [name] = document };

    private static string Changed(string one, string other) => Template.Replace(one, other, StringComparison.Ordinal);

    private static void Foreign(SandboxRun run, string template) =>
        run.State.StackSets.Add(new SandboxStackSet { AccountId = SandboxRun.AccountId, Name = "EntraAws-Roles", Id = "EntraAws-Roles:1", ServiceManaged = true, Template = template });

    private static BadCase Publish(string name, string errorId, Func<RoleStackPublication, RoleStackPublication> change) => new($"publication: {name}", errorId, (s, h) =>
        s.Stacks.PublishAsync(change(new RoleStackPublication { StackSetName = "EntraAws-Roles", TemplateBody = Template, OrganizationalUnitIds = ["r-0000"] }), OneError.Ignore, h, default)) { Silent = true };

    private static BadCase File(string name, string errorId, string path) => Publish($"template in {name}", errorId, p => p with { TemplateBody = null, TemplatePath = path });

    private static BadCase Body(string name, string text) => Publish($"template of {name}", nameof(Faults.StackTemplateUnreadable), p => p with { TemplateBody = text });

    private static BadCase Export(string name, string errorId, Func<RoleStackRequest, RoleStackRequest> change) => new($"template: {name}", errorId, (s, h) => s.Stacks.ExportAsync(change(new RoleStackRequest
    {
        TemplatePath = Path.Combine(BadFiles.Folder, Guid.NewGuid() + ".json"), ProviderName = "EntraID", SamlMetadata = Metadata, Roles = [new StackRole { RoleName = "A" }],
    }), h, default)) { Silent = true };

    private static BadCase Role(string name, string errorId, Func<StackRole, StackRole> change) => Export($"role of {name}", errorId, e => e with { Roles = [change(e.Roles[0])] });
}
