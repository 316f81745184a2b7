using EntraAws.Contracts;

namespace EntraAws;

/// <summary>An open connection to one AWS account and one Entra tenant. Its secrets stay inside.</summary>
public sealed class EntraAwsConnection
{
    internal EntraAwsConnection(ISession session) => Session = session;

    /// <summary>The AWS account whose credentials are used; null when only Entra is connected.</summary>
    public string? AccountId { get; internal set; }

    /// <summary>The account's alias, null when it has none or it could not be read.</summary>
    public string? AccountAlias { get; internal set; }

    /// <summary>The principal that AWS knows us as.</summary>
    public string? AwsPrincipal { get; internal set; }

    /// <summary>The AWS partition: aws, aws-cn or aws-us-gov.</summary>
    public string? Partition { get; internal set; }

    /// <summary>The AWS Region that requests are signed for.</summary>
    public string? Region { get; internal set; }

    /// <summary>Where the AWS credentials were found.</summary>
    public string? AwsCredentialSource { get; internal set; }

    /// <summary>The role that is assumed in other accounts than <see cref="AccountId"/>.</summary>
    public string? AccountRoleName { get; internal set; }

    /// <summary>The Entra tenant's id; null when only AWS is connected.</summary>
    public Guid? TenantId { get; internal set; }

    /// <summary>The Entra tenant's name.</summary>
    public string? TenantName { get; internal set; }

    /// <summary>The tenant's default domain.</summary>
    public string? DefaultDomain { get; internal set; }

    /// <summary>The Entra licence that counts here: Free, P1 or P2; null when it could not be read.</summary>
    public string? EntraLicense { get; internal set; }

    /// <summary>The national cloud.</summary>
    public string? Environment { get; internal set; }

    /// <summary>Which credential Entra accepted.</summary>
    public string? EntraCredentialSource { get; internal set; }

    /// <summary>The sandbox's state file, null for the real clouds.</summary>
    public string? Sandbox { get; internal set; }

    /// <summary>The file that every applied change is appended to.</summary>
    public string? JournalPath { get; internal set; }

    /// <summary>Requests sent so far that only read.</summary>
    public long ReadRequests => Session.ReadRequests;

    /// <summary>Requests sent so far that could change something.</summary>
    public long WriteRequests => Session.WriteRequests;

    /// <summary>False after Disconnect-EntraAws.</summary>
    public bool IsOpen { get; internal set; } = true;

    internal ISession Session { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{AccountId ?? "no AWS"} / {TenantName ?? "no Entra"}{(Sandbox is null ? "" : " (sandbox)")}";
}
