namespace EntraAws.Engine.Aws;

/// <summary>The AWS side of a connection: the account of the credentials, and others by assuming a role in them.</summary>
internal interface IAwsCloud : IDisposable
{
    /// <summary>The account whose credentials are used.</summary>
    AwsIdentity Identity { get; }

    /// <summary>IAM of an account; null means that of the credentials. Assumes the role on first use.</summary>
    Task<IAwsAccount> GetAccountAsync(string? accountId, CancellationToken cancellationToken);

    /// <summary>AWS Organizations, asked with the connection's own credentials.</summary>
    IAwsOrganization Organization { get; }

    /// <summary>CloudFormation StackSets of the connection's account.</summary>
    IAwsStackSets StackSets { get; }

    /// <summary>AWS Account Management for an account; null means that of the credentials, others are asked for as a member of the organization.</summary>
    Task<IAwsAccountManagement> GetAccountManagementAsync(string? accountId, CancellationToken cancellationToken);

    /// <summary>IAM Identity Center as one Region knows it, asked with the connection's own credentials; null means the connection's Region.</summary>
    IAwsIdentityCenter GetIdentityCenter(string? region);

    /// <summary>Drops clients and session of another account; what was got for it must not be used any more. Asking for it again enters it anew.</summary>
    void ReleaseAccount(string accountId);
}
