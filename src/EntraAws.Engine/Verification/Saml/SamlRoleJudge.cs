using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Roles;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Judges each role of a response by its account: the provider, the certificate that it trusts, the role and its trust.</summary>
internal sealed class SamlRoleJudge(SamlReading reading, IReadOnlyList<string> thumbprints, IReadOnlyDictionary<string, AccountTrust> accounts)
{
    private const string Tag = "sts:TagSession";
    private const string Identity = "sts:SetSourceIdentity";

    private readonly SamlFindings _findings = reading.Findings;

    /// <returns>Whether the role lets the person in; null when that can't be told.</returns>
    public bool? Judge(AppRoleValue value)
    {
        var (role, provider) = (value.Role.ToString(), value.Provider.ToString());
        if (!accounts.TryGetValue(value.Role.AccountId, out var account)) return null;
        if (account.Problem is { } problem)
        {
            _findings.AccountNotRead(value.Role.AccountId, problem, role);
            return null;
        }

        if (!account.Providers.TryGetValue(provider, out var document))
        {
            _findings.ProviderNotFound(provider, role);
            return false;
        }

        var vouched = JudgeProvider(document, provider, role);
        if (!account.Roles.TryGetValue(role, out var found))
        {
            _findings.RoleNotFound(role);
            return false;
        }

        var trusts = JudgeTrust(found, provider);
        if (reading.Claims?.SessionDuration is { } asked && found.MaxSessionDuration is { } most && asked > most) _findings.SessionLongerThanRole(role, asked, most);
        return vouched == false || trusts == false ? false : vouched is null ? null : trusts;
    }

    private bool? JudgeProvider(string document, string provider, string role)
    {
        if (SamlMetadata.TryRead(document) is { } metadata) return MetadataJudge.Judge(metadata, reading.Subject?.Issuer, thumbprints, provider, role, _findings);
        _findings.MetadataUnreadable(provider, role);
        return null;
    }

    private bool? JudgeTrust(IamRole role, string provider)
    {
        var trust = TrustPolicy.Parse(role.TrustPolicy) is { } policy ? new SamlTrust(policy, provider) : null;
        if (trust is null || !trust.NamesProvider)
        {
            _findings.RoleDoesNotTrust(role.Arn, provider);
            return false;
        }

        var recipient = reading.Subject?.Recipient;
        var denied = trust.Denies(SamlTrust.Assume, recipient) == true;
        var admits = trust.Admits(recipient);
        var extra = new[] { (Action: Tag, Asked: reading.Claims?.SessionTags.Count > 0), (Action: Identity, Asked: reading.Claims?.SourceIdentity is not null) }.Where(e => e.Asked).Select(e => e.Action).ToList();
        var allowed = extra.ToDictionary(a => a, a => trust.Allows(a, recipient));
        // A finding is told once, however often the role is there: what is judged here must not hang on it.
        if (denied) _findings.TrustDenies(role.Arn);
        if (allowed.GetValueOrDefault(Tag, true) == false) _findings.TrustRefusesTags(role.Arn);
        if (allowed.GetValueOrDefault(Identity, true) == false) _findings.TrustRefusesSourceIdentity(role.Arn);
        if (admits == false) _findings.TrustWantsOtherRecipient(role.Arn, recipient, string.Join(" or ", trust.Audiences));
        if (denied || admits == false || allowed.ContainsValue(false)) return false;
        if (admits == true && !allowed.ContainsValue(null)) return true;
        _findings.TrustHasConditions(role.Arn, string.Join(", ", trust.Unjudged([SamlTrust.Assume, .. extra])));
        return null;
    }
}
