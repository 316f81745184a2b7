using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>What a user must look like.</summary>
internal static class UserRules
{
    private const int LongestLocalPart = 64;
    private const int LongestDisplayName = 256;

    public static TenantUser Parse(TenantState tenant, JsonObject body)
    {
        foreach (var name in new[] { "accountEnabled", "displayName", "mailNickname", "userPrincipalName", "passwordProfile" })
            if (body[name] is null) throw Refusal.Missing(name, "User");
        var user = new TenantUser { AccountEnabled = body["accountEnabled"].Flag("accountEnabled") ?? true };
        foreach (var (name, value) in body.Properties()) Change(tenant, user, name, value)();
        return user;
    }

    /// <summary>Checks one property; the change is made by what is returned.</summary>
    public static Action Change(TenantState tenant, TenantUser user, string property, JsonNode? value)
    {
        switch (property)
        {
            case "accountEnabled":
                var enabled = value.Flag(property) ?? throw Refusal.Invalid(property);
                return () => user.AccountEnabled = enabled;
            case "passwordProfile":
                CheckPassword(value.Object(property)["password"].Text("password"));
                return () => { };
        }

        var text = value.Text(property);
        switch (property)
        {
            case "displayName":
                if (string.IsNullOrWhiteSpace(text) || text.Length > LongestDisplayName) throw Refusal.Invalid(property);
                return () => user.DisplayName = text;
            case "userPrincipalName":
                CheckPrincipalName(tenant, user, text);
                return () => user.UserPrincipalName = text!;
            case "mailNickname":
                if (!IsNickname(text)) throw Refusal.Invalid(property);
                return () => user.MailNickname = text;
            case "userType":
                if (text is not ("Member" or "Guest")) throw Refusal.Invalid(property);
                return () => user.UserType = text;
            case "usageLocation":
                if (text is not (null or { Length: 2 })) throw Refusal.Invalid(property);
                return () => user.UsageLocation = text;
        }

        return property switch
        {
            "mail" => () => user.Mail = text,
            "givenName" => () => user.GivenName = text,
            "surname" => () => user.Surname = text,
            "jobTitle" => () => user.JobTitle = text,
            "department" => () => user.Department = text,
            _ => throw Refusal.BadRequest($"Invalid property '{property}'."),
        };
    }

    /// <summary>Nicknames of users may have dots in them, those of groups not.</summary>
    public static bool IsNickname(string? text, string except = "@()\\[]\";:<>, ") =>
        text is { Length: > 0 and <= 64 } && text.All(c => c is > ' ' and <= '~' && !except.Contains(c, StringComparison.Ordinal));

    private static void CheckPrincipalName(TenantState tenant, TenantUser user, string? name)
    {
        var parts = name?.Split('@');
        if (parts is not { Length: 2 } || parts[0].Length is 0 or > LongestLocalPart || !parts[0].All(IsAllowed) || parts[0][0] == '.' || parts[0][^1] == '.')
            throw Refusal.Invalid("userPrincipalName");
        if (!tenant.Domains.Exists(d => string.Equals(d.Name, parts[1], StringComparison.OrdinalIgnoreCase)))
            throw Refusal.BadRequest("The domain portion of the userPrincipalName property is invalid. You must use one of the verified domain names in your organization.", "InvalidValue", "userPrincipalName");
        if (tenant.Users.Exists(u => u != user && u.Exists() && string.Equals(u.UserPrincipalName, name, StringComparison.OrdinalIgnoreCase)))
            throw Refusal.Conflict("userPrincipalName");
    }

    private static bool IsAllowed(char c) => char.IsAsciiLetterOrDigit(c) || "'.-_!#^~".Contains(c, StringComparison.Ordinal);

    /// <summary>8 to 256 characters of at least three kinds.</summary>
    private static void CheckPassword(string? password)
    {
        if (password is { Length: >= 8 and <= 256 })
        {
            var kinds = new[] { password.Any(char.IsLower), password.Any(char.IsUpper), password.Any(char.IsDigit), password.Any(c => !char.IsLetterOrDigit(c)) };
            if (kinds.Count(k => k) >= 3) return;
        }

        throw Refusal.BadRequest("The specified password does not comply with password complexity requirements. Please provide a different password.", "InvalidValue", "passwordProfile");
    }
}
