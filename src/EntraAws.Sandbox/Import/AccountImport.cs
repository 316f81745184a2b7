using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>Makes a sandbox of a real account, from what the AWS CLI printed for it.</summary>
public static class AccountImport
{
    /// <summary>Reads the answers of get-account-authorization-details and, if there is one, of get-credential-report.</summary>
    /// <param name="json">The details, documents as JSON objects or as percent-encoded text.</param>
    /// <param name="credentialReportCsv">The report as CSV, or the CLI's JSON with the CSV in base64.</param>
    /// <param name="now">The sandbox's first time.</param>
    /// <exception cref="SandboxException">A file is empty, damaged, something else, or of another account.</exception>
    public static SandboxState FromAuthorizationDetails(Stream json, Stream? credentialReportCsv, DateTimeOffset now)
    {
        using var document = Read(json);
        var account = DetailsReader.Read(document.RootElement);
        account.Root.CreateDate = account.Users.Select(u => u.CreateDate).Concat(account.Roles.Select(r => r.CreateDate)).Append(now).Min();
        if (credentialReportCsv is not null) CredentialReportImport.Apply(account, credentialReportCsv);
        return new SandboxState
        {
            Clock = now,
            HomeAccountId = account.AccountId,
            Accounts = { [account.AccountId] = account },
            Tenant = SampleTenant.Create(now),
        };
    }

    private static JsonDocument Read(Stream json)
    {
        // Detects the byte order marks that older shells write when they redirect into a file.
        using var reader = new StreamReader(json, leaveOpen: true);
        var text = reader.ReadToEnd();
        if (string.IsNullOrWhiteSpace(text))
            throw new SandboxException("The authorization details are empty. Write them with: aws iam get-account-authorization-details > details.json");
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException e)
        {
            throw new SandboxException($"The authorization details are not valid JSON: {e.Message}", e);
        }
    }
}
