using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>One role on its way: what is there, what was agreed to, and what became of it.</summary>
internal sealed class RoleItem(SamlRoleRequest request, ChangeRun run)
{
    public SamlRoleRequest Request => request;

    public ChangeRun Run => run;

    public IAwsAccount Account { get; set; } = null!;

    public string ProviderArn { get; set; } = "";

    /// <summary>Whether the provider is there; a planned one may not be.</summary>
    public bool Trusted { get; set; }

    /// <summary>ARNs of the policies to attach.</summary>
    public IReadOnlyList<string> Policies { get; set; } = [];

    /// <summary>The trust policy that it shall have.</summary>
    public string Trust { get; set; } = "";

    /// <summary>Its creation, when that was agreed to.</summary>
    public Change? Agreed { get; set; }

    public IamRole? Role { get; set; }

    public SamlRole? Result { get; set; }

    /// <summary>What went wrong; nothing more is done for it then.</summary>
    public Exception? Error { get; set; }

    public IReadOnlyDictionary<string, string> Tags => request.Tags ?? new Dictionary<string, string>();

    public string Path => request.Path ?? "/";

    /// <summary>What it will be called, or is, unless it is there on another path.</summary>
    public string Arn => Rules.Arn.Role(Account.Partition, Account.AccountId, Path, request.RoleName);

    public NewIamRole Wanted() => new(request.RoleName, Path, Trust, request.Description, request.MaxSessionDuration ?? AwsRules.LeastMaxSession, Tags);
}
