using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>Reads a credential report, by the names of its columns, into an account's users.</summary>
internal static class CredentialReportImport
{
    public static void Apply(AwsAccountState account, Stream report)
    {
        using var reader = new StreamReader(report, Encoding.UTF8);
        var rows = CsvText.Lines(Text(reader.ReadToEnd()).TrimStart('\uFEFF'));
        if (rows.Count == 0) throw new SandboxException("The credential report is empty.");
        var header = rows[0].Select(c => c.Trim().ToLowerInvariant()).ToArray();
        if (!header.Contains("user") || !header.Contains("arn"))
            throw new SandboxException("The credential report has no columns 'user' and 'arn': it is not what 'aws iam get-credential-report' gives.");
        foreach (var values in rows.Skip(1))
        {
            var row = header.Zip(values.Select(v => v.Trim())).GroupBy(p => p.First, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Second, StringComparer.Ordinal);
            var parts = (row.GetValueOrDefault("arn") ?? "").Split(':');
            if (parts.Length < 5 || parts[4] != account.AccountId)
                throw new SandboxException($"The credential report is of another account than the authorization details, {account.AccountId}: it names '{row.GetValueOrDefault("arn")}'.");
            var name = row.GetValueOrDefault("user");
            if (name == "<root_account>") Root(account.Root, row);
            else if (account.Users.FirstOrDefault(u => u.Name == name) is { } user) User(account, user, row);
        }
    }

    private static void Root(SandboxRootUser root, Dictionary<string, string> row)
    {
        root.CreateDate = Time(row, "user_creation_time") ?? root.CreateDate;
        root.MfaActive = Flag(row, "mfa_active");
        // Older reports say not_supported here: then there is a password.
        if (Flag(row, "password_enabled") || row.GetValueOrDefault("password_enabled") == "not_supported")
            root.Password = Password(row, root.CreateDate);
        root.AccessKeys = Keys("root", row, root.CreateDate);
        root.Certificates = Certificates("root", row, root.CreateDate);
    }

    private static void User(AwsAccountState account, SandboxUser user, Dictionary<string, string> row)
    {
        if (Flag(row, "password_enabled")) user.Password = Password(row, user.CreateDate);
        // The report says that there is a device, not which.
        if (Flag(row, "mfa_active"))
            user.MfaDevices = [new SandboxMfaDevice { SerialNumber = account.Arn("mfa/" + user.Name), EnableDate = user.CreateDate }];
        user.AccessKeys = Keys(account.AccountId + "/" + user.Name, row, user.CreateDate);
        user.Certificates = Certificates(account.AccountId + "/" + user.Name, row, user.CreateDate);
    }

    private static SandboxPassword Password(Dictionary<string, string> row, DateTimeOffset created) =>
        new() { LastChanged = Time(row, "password_last_changed") ?? created, LastUsed = Time(row, "password_last_used") };

    /// <summary>A key is there when it is active or has a date: inactive ones keep theirs. The report has no ids, so they are made up.</summary>
    private static List<SandboxAccessKey> Keys(string seed, Dictionary<string, string> row, DateTimeOffset created) =>
        new[] { 1, 2 }.Where(n => Flag(row, $"access_key_{n}_active") || Time(row, $"access_key_{n}_last_rotated") is not null)
            .Select(n => new SandboxAccessKey
            {
                AccessKeyId = SandboxIds.Make($"AKIA{(n == 1 ? 'A' : 'B')}", seed, 15), Active = Flag(row, $"access_key_{n}_active"),
                CreateDate = Time(row, $"access_key_{n}_last_rotated") ?? created, LastUsed = Time(row, $"access_key_{n}_last_used_date"),
                LastUsedRegion = Value(row, $"access_key_{n}_last_used_region"), LastUsedService = Value(row, $"access_key_{n}_last_used_service"),
            }).ToList();

    private static List<SandboxCertificate> Certificates(string seed, Dictionary<string, string> row, DateTimeOffset created) =>
        new[] { 1, 2 }.Where(n => Flag(row, $"cert_{n}_active") || Time(row, $"cert_{n}_last_rotated") is not null)
            .Select(n => new SandboxCertificate
            {
                CertificateId = SandboxIds.Make($"{(n == 1 ? 'A' : 'B')}", seed, 23), Active = Flag(row, $"cert_{n}_active"),
                UploadDate = Time(row, $"cert_{n}_last_rotated") ?? created,
            }).ToList();

    private static bool Flag(Dictionary<string, string> row, string column) =>
        string.Equals(row.GetValueOrDefault(column), "true", StringComparison.OrdinalIgnoreCase);

    private static string? Value(Dictionary<string, string> row, string column) =>
        row.GetValueOrDefault(column) is { } value && value is not ("N/A" or "no_information" or "not_supported" or "") ? value : null;

    private static DateTimeOffset? Time(Dictionary<string, string> row, string column) =>
        DateTimeOffset.TryParse(Value(row, column), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    /// <summary>The CSV, also out of the JSON that the CLI wraps it in.</summary>
    private static string Text(string report)
    {
        if (!report.TrimStart().StartsWith('{')) return report;
        try
        {
            using var json = JsonDocument.Parse(report);
            return Encoding.UTF8.GetString(Convert.FromBase64String(json.RootElement.Text("Content") ?? ""));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new SandboxException($"The credential report can't be read: {e.Message}", e);
        }
    }
}
