using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Inventory;

/// <summary>A user, joined from the authorization details and its line of the credential report.</summary>
internal static class UserView
{
    public static AwsIamUser Of(IamUser user, CredentialReportRow? row, IReadOnlyList<AwsServiceCredential> services, string accountId, DateTimeOffset now)
    {
        var keys = Keys(row, now);
        var view = new AwsIamUser
        {
            AccountId = accountId,
            UserName = user.Name,
            Arn = user.Arn,
            Path = user.Path,
            CreatedAt = user.CreatedAt,
            PasswordEnabled = row?.PasswordEnabled,
            PasswordAge = row?.PasswordEnabled == true ? Days(row.PasswordLastChanged, now) : null,
            PasswordLastUsed = row?.PasswordLastUsed,
            MfaEnabled = row?.MfaActive,
            AccessKeys = keys,
            AccessKeyAge = keys.Where(k => k.Active).Max(k => k.Age),
            LastUsed = LastUsed(row),
            SigningCertificates = row?.ActiveCertificates,
            ServiceCredentials = services,
            Groups = user.Groups,
            AttachedPolicies = user.AttachedPolicies,
            InlinePolicies = user.InlinePolicies,
            PermissionsBoundary = user.PermissionsBoundary,
            Tags = user.Tags,
        };
        var (kind, reasons) = UserKind.Of(view);
        return view with { Kind = kind, KindReasons = reasons };
    }

    public static AwsRootUser Root(CredentialReportRow row, DateTimeOffset now) => new()
    {
        PasswordEnabled = row.PasswordEnabled,
        PasswordLastUsed = row.PasswordLastUsed,
        MfaEnabled = row.MfaActive,
        AccessKeys = Keys(row, now),
        LastUsed = LastUsed(row),
    };

    private static List<AwsAccessKey> Keys(CredentialReportRow? row, DateTimeOffset now) => row?.Keys.Select(k => new AwsAccessKey
    {
        Active = k.Active,
        Age = Days(k.LastRotated, now),
        LastUsed = k.LastUsed,
        LastUsedService = k.LastUsedService,
        LastUsedRegion = k.LastUsedRegion,
    }).ToList() ?? [];

    private static DateTimeOffset? LastUsed(CredentialReportRow? row) => row?.Keys.Select(k => k.LastUsed).Append(row.PasswordLastUsed).Max();

    private static int? Days(DateTimeOffset? since, DateTimeOffset now) => since is { } time ? Math.Max(0, (int)(now - time).TotalDays) : null;
}
