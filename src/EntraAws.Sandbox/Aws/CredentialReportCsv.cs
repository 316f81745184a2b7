namespace EntraAws.Sandbox;

/// <summary>Writes a credential report as IAM does: 22 columns, the root user first, LF, and no newline at the end.</summary>
internal static class CredentialReportCsv
{
    public static readonly string[] Columns =
    [
        "user", "arn", "user_creation_time", "password_enabled", "password_last_used", "password_last_changed", "password_next_rotation", "mfa_active",
        "access_key_1_active", "access_key_1_last_rotated", "access_key_1_last_used_date", "access_key_1_last_used_region", "access_key_1_last_used_service",
        "access_key_2_active", "access_key_2_last_rotated", "access_key_2_last_used_date", "access_key_2_last_used_region", "access_key_2_last_used_service",
        "cert_1_active", "cert_1_last_rotated", "cert_2_active", "cert_2_last_rotated",
    ];

    private const string None = "N/A";

    public static string Write(AwsAccountState account)
    {
        var lines = new List<string> { string.Join(',', Columns), Root(account) };
        lines.AddRange(account.Users.OrderBy(u => u.Name, StringComparer.OrdinalIgnoreCase).Select(u => User(account, u)));
        return string.Join('\n', lines);
    }

    private static string Root(AwsAccountState account)
    {
        var root = account.Root;
        return Line(
            "<root_account>", account.Arn("root"), AwsXml.Text(root.CreateDate), Flag(root.Password is not null), LastUsed(root.Password),
            root.Password is { } p ? AwsXml.Text(p.LastChanged) : None, "not_supported", Flag(root.MfaActive), root.AccessKeys, root.Certificates);
    }

    private static string User(AwsAccountState account, SandboxUser user)
    {
        var changed = user.Password?.LastChanged;
        var next = account.PasswordPolicy?.MaxPasswordAge is { } days ? changed?.AddDays(days) : null;
        return Line(
            user.Name, account.Arn($"user{user.Path}{user.Name}"), AwsXml.Text(user.CreateDate), Flag(user.Password is not null), LastUsed(user.Password),
            Time(changed), Time(next), Flag(user.MfaDevices.Count > 0), user.AccessKeys, user.Certificates);
    }

    private static string Line(
        string user, string arn, string created, string enabled, string used, string changed, string next, string mfa,
        IEnumerable<SandboxAccessKey> keys, IEnumerable<SandboxCertificate> certificates)
    {
        // Slots follow the id, not the age.
        var slots = keys.OrderBy(k => k.AccessKeyId, StringComparer.Ordinal).Cast<SandboxAccessKey?>().Concat([null, null]).Take(2);
        var certs = certificates.OrderBy(c => c.Active).ThenBy(c => c.CertificateId, StringComparer.Ordinal).Cast<SandboxCertificate?>().Concat([null, null]).Take(2);
        return string.Join(',', (string[])[user, arn, created, enabled, used, changed, next, mfa, .. slots.SelectMany(Key), .. certs.SelectMany(Certificate)]);
    }

    /// <summary>An inactive key keeps its dates; N/A means that there is none.</summary>
    private static string[] Key(SandboxAccessKey? key) =>
        key is null
            ? ["false", None, None, None, None]
            : [Flag(key.Active), AwsXml.Text(key.CreateDate), Time(key.LastUsed), key.LastUsedRegion ?? None, key.LastUsedService ?? None];

    private static string[] Certificate(SandboxCertificate? certificate) =>
        certificate is null ? ["false", None] : [Flag(certificate.Active), AwsXml.Text(certificate.UploadDate)];

    private static string LastUsed(SandboxPassword? password) =>
        password is null ? None : password.LastUsed is { } used ? AwsXml.Text(used) : "no_information";

    private static string Time(DateTimeOffset? time) => time is { } value ? AwsXml.Text(value) : None;

    private static string Flag(bool value) => value ? "true" : "false";
}
