using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Inventory;

/// <summary>A user, joined from the authorization details and its line of the credential report.</summary>
internal static class UserView
{
    public static AwsIamUser Of(IamUser user, CredentialReportRow? row, string accountId, DateTimeOffset now)
    {
        var keys = row?.Keys.Select(k => new AwsAccessKey
        {
            Active = k.Active,
            Age = Days(k.LastRotated, now),
            LastUsed = k.LastUsed,
            LastUsedService = k.LastUsedService,
            LastUsedRegion = k.LastUsedRegion,
        }).ToList() ?? [];
        return new AwsIamUser
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
            LastUsed = keys.Select(k => k.LastUsed).Append(row?.PasswordLastUsed).Max(),
            Groups = user.Groups,
            AttachedPolicies = user.AttachedPolicies,
            InlinePolicies = user.InlinePolicies,
            PermissionsBoundary = user.PermissionsBoundary,
            Tags = user.Tags,
        };
    }

    private static int? Days(DateTimeOffset? since, DateTimeOffset now) => since is { } time ? Math.Max(0, (int)(now - time).TotalDays) : null;
}
