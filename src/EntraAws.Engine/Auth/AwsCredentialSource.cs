using Amazon.Runtime;

namespace EntraAws.Engine.Auth;

/// <summary>Credentials, and where they were found.</summary>
internal sealed record AwsCredentialSource(string Name, AWSCredentials Credentials)
{
    /// <summary>Drops session credentials that ran out, so that the next call fetches new ones. False when there is nothing to fetch.</summary>
    public bool TryRenew()
    {
        switch (Credentials)
        {
            case AwsRoleCredentials role:
                role.Clear();
                return true;
            case RefreshingAWSCredentials refreshing:
                refreshing.ClearCredentials();
                return true;
            default:
                return false;
        }
    }
}
