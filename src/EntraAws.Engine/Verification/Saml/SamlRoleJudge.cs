using EntraAws.Engine.Aws;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Roles;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Judges each role of a response by its account: the provider, the certificate that it trusts, the role and its trust.</summary>
internal sealed class SamlRoleJudge(SamlReading reading, string? thumbprint, IReadOnlyDictionary<string, AccountTrust> accounts)
{
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
        if (SamlMetadata.TryRead(document) is { } metadata) return MetadataJudge.Judge(metadata, reading.Subject?.Issuer, thumbprint, provider, role, _findings);
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
        var held = _findings.All.Count;
        if (trust.Denies(recipient)) _findings.TrustDenies(role.Arn);
        if (reading.Claims?.SessionTags.Count > 0 && !trust.Allows("sts:TagSession")) _findings.TrustRefusesTags(role.Arn);
        if (reading.Claims?.SourceIdentity is not null && !trust.Allows("sts:SetSourceIdentity")) _findings.TrustRefusesSourceIdentity(role.Arn);
        var fine = _findings.All.Count == held;
        var admits = trust.Admits(recipient);
        if (admits == false) _findings.TrustWantsOtherRecipient(role.Arn, recipient, string.Join(" or ", trust.Audiences));
        else if (admits is null) _findings.TrustHasConditions(role.Arn, string.Join(", ", trust.OtherKeys));
        return fine ? admits : false;
    }
}
