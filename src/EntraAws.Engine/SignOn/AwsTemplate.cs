using EntraAws.Contracts;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.SignOn;

/// <summary>The gallery template for single AWS accounts. Its id differs by national cloud, so it is looked up by name.</summary>
internal static class AwsTemplate
{
    public const string Name = "AWS Single-Account Access";

    /// <summary>The template for IAM Identity Center, which covers a whole organization.</summary>
    public const string IdentityCenterName = "AWS IAM Identity Center (successor to AWS Single Sign-On)";

    public static async Task<string> FindAsync(IEntraDirectory entra, CancellationToken cancellationToken) =>
        await entra.FindTemplateAsync(Name, cancellationToken) ?? throw Faults.TemplateNotFound(Name);
}
