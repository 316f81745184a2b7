namespace EntraAws.Engine.Assessment;

/// <summary>The kind of resource that an IAM action is authorized on, as ARNs name it; it decides whether a pattern can match at all.</summary>
internal static class IamTarget
{
    public const string AssumeRole = "sts:AssumeRole";

    // The first that occurs in an action's name decides: AddUserToGroup works on the group.
    private static readonly (string Word, string? Kind)[] Words =
    [
        ("InstanceProfile", null), ("Account", null), ("MFADevice", null), ("SAMLProvider", "saml-provider"), ("OpenIDConnect", "oidc-provider"),
        ("Group", "group"), ("Role", "role"), ("User", "user"), ("AccessKey", "user"), ("LoginProfile", "user"), ("SigningCertificate", "user"),
        ("SSHPublicKey", "user"), ("ServiceSpecificCredential", "user"), ("Policy", "policy"),
    ];

    /// <summary>The kind; null when any may be.</summary>
    public static string? KindOf(string action)
    {
        if (string.Equals(action, AssumeRole, StringComparison.OrdinalIgnoreCase)) return "role";
        if (!action.StartsWith("iam:", StringComparison.OrdinalIgnoreCase)) return null;
        foreach (var (word, kind) in Words)
        {
            if (action.Contains(word, StringComparison.OrdinalIgnoreCase)) return kind;
        }

        return null;
    }
}
