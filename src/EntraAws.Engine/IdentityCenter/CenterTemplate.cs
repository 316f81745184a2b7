using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>The gallery template for IAM Identity Center. Its id may differ by national cloud, so it is looked up by name.</summary>
internal static class CenterTemplate
{
    public static async Task<string> FindAsync(IEntraDirectory entra, CancellationToken cancellationToken) =>
        await entra.FindTemplateAsync(AwsTemplate.IdentityCenterName, cancellationToken) ?? throw Faults.TemplateNotFound(AwsTemplate.IdentityCenterName);
}
