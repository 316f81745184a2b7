using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Inventory;

/// <summary>
/// What of users and roles stands in lists of its own. It is read before them and taken out as they come: the only thing
/// that grows with the account while it is streamed, so that it keeps no documents and shrinks on the way.
/// </summary>
internal sealed class AccountJoin
{
    private readonly Dictionary<string, CredentialReportRow> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IamRoleLimits> _roles;
    private readonly ILookup<string, AwsServiceCredential> _services;

    public AccountJoin(IEnumerable<CredentialReportRow> report, Dictionary<string, IamRoleLimits>? roles, IEnumerable<AwsServiceCredential> services)
    {
        foreach (var row in report)
        {
            if (row.IsRoot) Root ??= row;
            else _rows.TryAdd(row.User, row);
        }

        _roles = roles ?? [];
        _services = services.ToLookup(c => c.UserName, StringComparer.Ordinal);
    }

    /// <summary>The root user's line of the credential report.</summary>
    public CredentialReportRow? Root { get; }

    /// <summary>A user's line of the credential report, once.</summary>
    public CredentialReportRow? TakeRow(string user) => _rows.Remove(user, out var row) ? row : null;

    public IamRoleLimits TakeRole(string role) => _roles.Remove(role, out var limits) ? limits : default;

    public IReadOnlyList<AwsServiceCredential> Services(string user) => _services.Contains(user) ? [.. _services[user]] : [];
}
