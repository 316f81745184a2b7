using System.Collections;
using System.Management.Automation;
using EntraAws.Binding;
using EntraAws.Contracts;
using EntraAws.Hosting;

namespace EntraAws.Commands;

/// <summary>Writes a CloudFormation template with a SAML provider and roles, the same for each account of an organization.</summary>
[Cmdlet(VerbsData.Export, "AwsRoleStack", SupportsShouldProcess = true)]
[OutputType(typeof(AwsRoleStack))]
[RequiredPermissions(Aws = ["iam:GetPolicy", "iam:ListPolicies"], Graph = ["Application.Read.All"])]
public sealed class ExportAwsRoleStackCommand : ConnectedCmdlet
{
    private readonly List<StackRole> _roles = [];

    /// <summary>The template to write, JSON. It is readable by its owner alone.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string TemplatePath { get; set; } = "";

    /// <summary>The SAML provider's name in each account: 1 to 128 letters, digits and ._-</summary>
    [Parameter(Mandatory = true)]
    [ArgumentCompleter(typeof(ProviderNameCompleter))]
    public string ProviderName { get; set; } = "";

    /// <summary>The roles' names: 1 to 64 letters, digits and +=.@-_ each. At most 499 roles, and as many as fit into 51,200 bytes.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [ArgumentCompleter(typeof(RoleNameCompleter))]
    public string[] RoleName { get; set; } = [];

    /// <summary>Managed policies, by name or ARN, at most 25; several in one text are split at semicolons. A customer managed one must be in each account already.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("PolicyArn", "PolicyName", "PolicyArns")]
    [ArgumentCompleter(typeof(PolicyNameCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>Inline policies, as a hashtable of names and JSON documents; 10,240 characters for a role together.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Hashtable? InlinePolicy { get; set; }

    /// <summary>The description, up to 1,000 characters of ISO 8859-1.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Description { get; set; }

    /// <summary>The longest session that the roles give: 3,600 to 43,200 seconds. Default: 3,600.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [OptionalNumber]
    public int? MaxSessionDuration { get; set; }

    /// <summary>The path of the roles, such as /people/. Default: /</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? Path { get; set; }

    /// <summary>Tags of the roles, as a hashtable; at most 50.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Tags]
    [Alias("Tags")]
    public Hashtable? Tag { get; set; }

    /// <summary>The one app that all accounts trust, by object, id or name: its federation metadata goes into the template.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AppNameCompleter))]
    public AppIdentity? App { get; set; }

    /// <summary>The federation metadata as text, in place of an app's.</summary>
    [Parameter]
    public string? SamlMetadata { get; set; }

    /// <summary>The federation metadata as a file, in place of an app's.</summary>
    [Parameter]
    public string? MetadataPath { get; set; }

    /// <summary>Leaves the provider out: each account has one by that name already, of its own or from another stack set.</summary>
    [Parameter]
    public SwitchParameter WithoutProvider { get; set; }

    /// <summary>Lets the template have up to 1,048,576 bytes: you put it into S3 and publish it with -TemplateUrl.</summary>
    [Parameter]
    public SwitchParameter ForTemplateUrl { get; set; }

    /// <summary>Replaces a file that exists.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override Task StartAsync(CancellationToken cancellationToken)
    {
        var given = new (string Name, bool Given)[]
        {
            ("-App", App is not null), ("-SamlMetadata", SamlMetadata is not null), ("-MetadataPath", MetadataPath is not null), ("-WithoutProvider", WithoutProvider),
        }.Where(p => p.Given).ToList();
        return given.Count > 1 ? throw Faults.ParametersConflict(given[0].Name, given[1].Name) : Task.CompletedTask;
    }

    private protected override Task ProcessAsync(CancellationToken cancellationToken)
    {
        _roles.AddRange(RoleName.Select(name => new StackRole
        {
            RoleName = name,
            Policies = Cell.Names(Policy) ?? [],
            InlinePolicies = TagTable.Read(InlinePolicy) ?? new Dictionary<string, string>(),
            Description = Cell.Text(Description),
            MaxSessionDuration = MaxSessionDuration,
            Path = Cell.Text(Path),
            Tags = TagTable.Read(Tag) ?? new Dictionary<string, string>(),
        }));
        return Task.CompletedTask;
    }

    // One template holds them all.
    private protected override async Task EndAsync(CancellationToken cancellationToken)
    {
        // Whatever was to give them has said why it did not.
        if (_roles.Count == 0) return;
        var request = new RoleStackRequest
        {
            TemplatePath = (await Operation.ResolvePathAsync(TemplatePath).ConfigureAwait(false))!,
            ProviderName = ProviderName,
            WithoutProvider = WithoutProvider,
            App = App?.Selector,
            SamlMetadata = SamlMetadata,
            MetadataPath = await Operation.ResolvePathAsync(MetadataPath).ConfigureAwait(false),
            Roles = _roles,
            ForTemplateUrl = ForTemplateUrl,
            Overwrite = Force,
        };
        await Operation.WriteObjectAsync(await Session.Stacks.ExportAsync(request, Operation, cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
    }
}
