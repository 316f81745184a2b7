namespace EntraAws.Engine.Verification.Saml;

/// <summary>Findings about the roles in AWS that a response asks for.</summary>
internal sealed partial class SamlFindings
{
    public void TrustNotChecked() => Add(SamlFindingSeverity.Unknown, nameof(TrustNotChecked), "Whether the roles are there and trust this provider was not looked at.", null, "Connect to the account with Connect-EntraAws and test again.");

    public void AccountNotRead(string account, string why, string role) => Add(SamlFindingSeverity.Unknown, nameof(AccountNotRead), $"Account {account} could not be read: {why}", null, "Connect with a principal that may read its SAML providers and roles.", role);

    public void RoleNotFound(string role) => Error(nameof(RoleNotFound), $"There is no role {role}.", Denied, "Make it with New-AwsSamlRole, or drop the app role with Sync-EntraAppRole -Prune.", role);

    public void RoleDoesNotTrust(string role, string provider) => Error(nameof(RoleDoesNotTrust), $"The trust of {role} does not let {provider} assume it with SAML.", Denied, "Set the trust with New-AwsSamlRole for the same name.", role);

    public void TrustWantsOtherRecipient(string role, string? recipient, string wanted) => Error(nameof(TrustWantsOtherRecipient), $"The trust of {role} wants SAML:aud to be {wanted}; the Recipient is '{recipient}'.", Denied,
        "Set the app's reply URL to one that the trust takes, or the trust with New-AwsSamlRole.", role);

    public void TrustRefusesTags(string role) => Error(nameof(TrustRefusesTags), $"The assertion passes session tags, and the trust of {role} does not allow sts:TagSession.", Denied, "Add sts:TagSession to the trust's actions, or drop the PrincipalTag claims.", role);

    public void TrustRefusesSourceIdentity(string role) => Error(nameof(TrustRefusesSourceIdentity), $"The assertion passes a source identity, and the trust of {role} does not allow sts:SetSourceIdentity.", Denied,
        "Add sts:SetSourceIdentity to the trust's actions, or drop the SourceIdentity claim.", role);

    public void TrustDenies(string role) => Error(nameof(TrustDenies), $"The trust of {role} denies sts:AssumeRoleWithSAML.", Denied, "Take the Deny statement out of the trust.", role);

    public void TrustHasConditions(string role, string keys) => Add(SamlFindingSeverity.Unknown, nameof(TrustHasConditions), $"The trust of {role} also tests {keys}, which is not judged here.", null, "Compare these conditions with the assertion yourself.", role);

    public void SessionLongerThanRole(string role, int asked, int most) => Add(SamlFindingSeverity.Warning, nameof(SessionLongerThanRole), $"The assertion asks for {asked} seconds; {role} gives {most} at most.",
        "Requested DurationSeconds exceeds MaxSessionDuration set for this role (ValidationError), when asked for by program", "Set the role with New-AwsSamlRole -MaxSessionDuration, or the claim with New-EntraAwsApp -SessionDuration.", role);
}
