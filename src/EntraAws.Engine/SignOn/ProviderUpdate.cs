using EntraAws.Engine.Aws;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;

namespace EntraAws.Engine.SignOn;

/// <summary>What it means for a provider to get other metadata.</summary>
internal static class ProviderUpdate
{
    public const string ProviderType = "SAML provider";

    private const string Refused = "Assertions that the old metadata vouched for are refused from then on.";

    public static Change Of(string accountId, string arn, SamlMetadata? now, SamlMetadata wanted, string? reason = null)
    {
        var reduces = now is null || now.EntityId != wanted.EntityId || Dropped(now, wanted).Count > 0;
        return new Change
        {
            Kind = ChangeKind.Update,
            Cloud = Cloud.Aws,
            TargetType = ProviderType,
            Target = arn,
            AccountId = accountId,
            TargetId = arn,
            Before = Values.Of(("EntityId", now?.EntityId), ("Certificates", Thumbprints(now))),
            After = Values.Of(("EntityId", wanted.EntityId), ("Certificates", Thumbprints(wanted))),
            ReducesAccess = reduces,
            Reason = reason ?? (reduces ? Refused : "Assertions that these certificates sign are taken, too."),
        };
    }

    /// <summary>To the metadata of an app that is only planned: what it holds is known when the app is made.</summary>
    public static Change ToPlanned(string accountId, IamSamlProvider existing, SamlMetadata? now) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Aws,
        TargetType = ProviderType,
        Target = existing.Arn,
        AccountId = accountId,
        TargetId = existing.Arn,
        Before = Values.Of(("EntityId", now?.EntityId), ("Certificates", Thumbprints(now))),
        After = Values.Of(("Certificates", "that of the new app")),
        ReducesAccess = true,
        Reason = Refused,
    };

    /// <summary>The certificates that would not be trusted any more.</summary>
    public static IReadOnlyList<string> Dropped(SamlMetadata? now, SamlMetadata wanted) =>
        (now?.Certificates ?? []).Select(c => c.Thumbprint).Except(wanted.Certificates.Select(c => c.Thumbprint), StringComparer.OrdinalIgnoreCase).ToList();

    public static string? Thumbprints(SamlMetadata? metadata) => metadata is null ? null : Values.Join(metadata.Certificates.Select(c => c.Thumbprint));

    /// <summary>The metadata with some certificates more and some less.</summary>
    /// <param name="metadata">What is trusted now; issuer and URLs stay.</param>
    /// <param name="add">DER in base64.</param>
    /// <param name="drop">Thumbprints.</param>
    /// <param name="arn">The provider that it is for.</param>
    public static SamlMetadata Altered(SamlMetadata metadata, IEnumerable<string> add, IReadOnlyCollection<string> drop, string arn)
    {
        var keys = metadata.Certificates.Where(c => !drop.Contains(c.Thumbprint, StringComparer.OrdinalIgnoreCase)).Select(c => c.Encoded).Union(add).ToList();
        if (keys.Count > SamlKeys.Most) throw EntraAws.Contracts.Faults.TooManyCertificates(arn, keys.Count);
        return SamlMetadata.Read(SamlKeys.Trusting(metadata.Document, keys), arn);
    }
}
