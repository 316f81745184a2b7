using EntraAws.Contracts;
using EntraAws.Engine.Aws;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine;

/// <summary>A connection as the user sees it.</summary>
internal static class ConnectionView
{
    public static async Task<EntraAwsConnection> FillAsync(
        EntraAwsConnection connection, ConnectRequest request, IAwsCloud? aws, IEntraDirectory? entra, string? journalPath, IOperationHost host, CancellationToken cancellationToken)
    {
        connection.Sandbox = request.SandboxPath;
        connection.JournalPath = journalPath;
        if (aws is not null)
        {
            connection.AccountId = aws.Identity.AccountId;
            connection.AwsPrincipal = aws.Identity.Arn;
            connection.Partition = aws.Identity.Partition;
            connection.Region = aws.Identity.Region;
            connection.AwsCredentialSource = aws.Identity.CredentialSource;
            connection.AccountRoleName = request.AccountRoleName ?? "OrganizationAccountAccessRole";
            connection.AccountAlias = await AliasAsync(aws, host, cancellationToken);
        }

        if (entra is not null)
        {
            connection.TenantId = entra.Identity.TenantId;
            connection.TenantName = entra.Identity.TenantName;
            connection.DefaultDomain = entra.Identity.DefaultDomain;
            connection.EntraLicense = entra.Identity.License;
            connection.Environment = request.Environment.ToString();
            connection.EntraCredentialSource = entra.Identity.CredentialSource;
        }

        return connection;
    }

    // The alias is a courtesy: without the permission for it a connection is as good.
    private static async Task<string?> AliasAsync(IAwsCloud aws, IOperationHost host, CancellationToken cancellationToken)
    {
        try
        {
            return await (await aws.GetAccountAsync(null, cancellationToken)).GetAccountAliasAsync(cancellationToken);
        }
        catch (EntraAwsException e)
        {
            await host.VerboseAsync($"The account's alias could not be read: {e.Message}");
            return null;
        }
    }
}
