namespace EntraAws.Sandbox;

/// <summary>A managed policy with the versions that are kept.</summary>
public sealed class SandboxPolicy
{
    public string Name { get; set; } = "";

    public string Path { get; set; } = "/";

    public string PolicyId { get; set; } = "";

    public string Arn { get; set; } = "";

    public string? Description { get; set; }

    public bool IsAttachable { get; set; } = true;

    public DateTimeOffset CreateDate { get; set; }

    public DateTimeOffset UpdateDate { get; set; }

    public string DefaultVersionId { get; set; } = "v1";

    /// <summary>Newest first, as IAM lists them.</summary>
    public List<SandboxPolicyVersion> Versions { get; set; } = [];

    public List<SandboxTag> Tags { get; set; } = [];

    /// <summary>Attachments that an imported account counted without showing what they are attached to.</summary>
    public int UnseenAttachments { get; set; }

    /// <summary>The same for its use as a permissions boundary.</summary>
    public int UnseenBoundaries { get; set; }

    /// <summary>Whether AWS owns an ARN: its account field is the word aws.</summary>
    public static bool IsAwsManaged(string arn) => arn.Contains(":iam::aws:policy/", StringComparison.Ordinal);

    /// <summary>The path in a policy's ARN, "/" or "/job-function/".</summary>
    public static string PathOf(string arn)
    {
        var at = arn.IndexOf(":policy/", StringComparison.Ordinal);
        return at < 0 ? "/" : arn[(at + 7)..(arn.LastIndexOf('/') + 1)];
    }
}
