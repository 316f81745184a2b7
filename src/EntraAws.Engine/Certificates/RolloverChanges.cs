using System.Globalization;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Certificates;

/// <summary>The changes that a rollover consists of, in words.</summary>
internal sealed class RolloverChanges(DirectoryApp app, string? accountId)
{
    private const string CertificateType = "signing certificate";
    private const string Unmade = "the new one";

    public Change Creation(string subject, int years) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Entra,
        TargetType = CertificateType,
        Target = $"{subject} of {app.DisplayName}",
        AccountId = accountId,
        After = Values.Of(("Years", years.ToString(CultureInfo.InvariantCulture))),
        Reason = "It takes the place of the active one; until it is activated nothing is signed with it.",
    };

    /// <param name="target">Null for a certificate that is only planned.</param>
    public static Change Trusting(ProviderTrust provider, SigningCertificate? target) => Altered(
        provider,
        [.. provider.Metadata!.Certificates.Select(c => c.Thumbprint), target?.Thumbprint ?? Unmade],
        "The account takes what either certificate signs, so that Entra can change from one to the other.",
        reduces: false);

    public static Change Dropping(ProviderTrust provider, SigningCertificate? target, IReadOnlyCollection<string> drop) => Altered(
        provider,
        provider.Metadata!.Certificates.Select(c => c.Thumbprint).Where(t => !drop.Contains(t)).Union([target?.Thumbprint ?? Unmade]),
        "Entra signs with another certificate now; what this one signs is refused from then on.",
        reduces: true);

    public Change Activation(SigningCertificate active, SigningCertificate? target) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Entra,
        TargetType = CertificateType,
        Target = $"{target?.Thumbprint ?? Unmade} of {app.DisplayName}",
        AccountId = accountId,
        TargetId = app.ServicePrincipalId.ToString(),
        Before = Values.Of(("Active", active.Thumbprint)),
        After = Values.Of(("Active", target?.Thumbprint ?? Unmade)),
        Reason = "Entra signs with it from then on; every account trusts both by now.",
    };

    public Change Removal(SigningCertificate former) => new()
    {
        Kind = ChangeKind.Remove,
        Cloud = Cloud.Entra,
        TargetType = CertificateType,
        Target = $"{former.Thumbprint} of {app.DisplayName}",
        AccountId = accountId,
        TargetId = app.ServicePrincipalId.ToString(),
        Before = Values.Of(("Expires", former.Ends.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
        ReducesAccess = true,
        Reason = "No account trusts it any more. After that there is no way back to it.",
    };

    private static Change Altered(ProviderTrust provider, IEnumerable<string> certificates, string reason, bool reduces) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Aws,
        TargetType = ProviderUpdate.ProviderType,
        Target = provider.Arn!,
        AccountId = provider.AccountId,
        TargetId = provider.Arn,
        Before = Values.Of(("Certificates", ProviderUpdate.Thumbprints(provider.Metadata))),
        After = Values.Of(("Certificates", Values.Join(certificates))),
        ReducesAccess = reduces,
        Reason = reason,
    };
}
