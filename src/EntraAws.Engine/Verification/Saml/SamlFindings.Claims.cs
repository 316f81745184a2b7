using System.Globalization;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Findings about what an assertion says: to whom, for how long, and AWS's attributes.</summary>
internal sealed partial class SamlFindings
{
    private const string NoAudience = "Response does not contain the required audience (InvalidIdentityToken)";
    private const string TooOld = "Token must be redeemed within 5 minutes of issuance (ExpiredTokenException)";
    private const string Denied = "Not authorized to perform sts:AssumeRoleWithSAML (AccessDenied)";
    private const string SetApp = "Set identifier and reply URL of the app: New-EntraAwsApp does for an app that is there.";
    private const string SetClaims = "Set the app's claims with New-EntraAwsApp -ReplaceClaims.";

    // To whom
    public void DestinationElsewhere(string destination) => Error(nameof(DestinationElsewhere), $"The response was sent to '{destination}', which is no sign-in address of AWS.", InvalidResponse, SetApp);

    public void DestinationAbroad(string destination, string partition, string home) => Error(nameof(DestinationElsewhere), $"The response was sent to '{destination}', which is the sign-in of partition {partition}; its roles are in {home}.", InvalidResponse, SetApp);

    public void AudienceWrong(IEnumerable<string> audience) => Error(nameof(AudienceWrong), $"The assertion is for '{string.Join("', '", audience)}', which is not AWS.", NoAudience, SetApp);

    public void AudienceAbroad(IEnumerable<string> audience, string partition, string home) => Error(nameof(AudienceWrong), $"The assertion is for '{string.Join("', '", audience)}', which is partition {partition}; its roles are in {home}.", NoAudience, SetApp);

    public void AudienceMissing() => Error(nameof(AudienceMissing), "The assertion names no audience.", NoAudience, SetApp);

    public void RecipientMissing() => Error(nameof(RecipientMissing), "No bearer SubjectConfirmationData names a Recipient, and role trusts test it as SAML:aud.", Denied, SetApp);

    public void RecipientElsewhere(string recipient) => Error(nameof(RecipientElsewhere), $"The Recipient is '{recipient}', which is no sign-in address of AWS.", Denied, SetApp);

    public void RecipientAbroad(string recipient, string partition, string home) => Error(nameof(RecipientElsewhere), $"The Recipient is '{recipient}', which is the sign-in of partition {partition}; its roles are in {home}.", Denied, SetApp);

    public void NameIdMissing() => Error(nameof(NameIdMissing), "The assertion has no subject with a NameID.", InvalidResponse, "Give the app a Name ID claim: user.userprincipalname.");

    // When
    public void TimeInvalid(string name, string? text) => Error(nameof(TimeInvalid), $"{name} is '{text}', which is no time as SAML has it.", InvalidResponse, "Times are in UTC and written without an offset, as in 2026-05-04T08:00:00Z.");

    public void TimeMissing(string name) => Error(nameof(TimeMissing), $"{name} is missing.", InvalidResponse, "Check the app's SAML settings: Entra always sends it.");

    public void NotYetValid(string name, DateTimeOffset from) => Error(nameof(NotYetValid), $"It holds only from {Time(from)} ({name}).", InvalidResponse,
        "Set the identity provider's clock right; AWS's is. To judge it at another time give -At.");

    public void ClockApart(string name, DateTimeOffset limit) => Add(SamlFindingSeverity.Warning, nameof(ClockApart), $"{name} is {Time(limit)}, which is within the clock skew alone; how much of it AWS allows is not documented.", null, "Set the identity provider's clock right.");

    public void Expired(string name, DateTimeOffset until) => Error(nameof(Expired), $"It held until {Time(until)} ({name}).", "ExpiredTokenException",
        "Sign in again. To judge it at the time it was used give -At.");

    public void IssuedTooLongAgo(DateTimeOffset issued) => Error(nameof(IssuedTooLongAgo), $"It was issued at {Time(issued)}; AWS takes it for five minutes.", TooOld,
        "Sign in again. To judge it at the time it was used give -At.");

    // AWS's attributes
    public void RoleMissing() => Error(nameof(RoleMissing), $"There is no attribute {SamlNames.Role}.", InvalidResponse,
        "Assign the person, or a group they are in directly, to an app role: Set-AwsGroupRoleMapping. 'Default Access' gives no role. And let the claim come from assignedroles: New-EntraAwsApp -ReplaceClaims.");

    // Only the first two are required; the others are not seen by AWS then.
    public void AttributeNameWrong(string name, string right) => Add(
        right is SamlNames.Role or SamlNames.RoleSessionName ? SamlFindingSeverity.Error : SamlFindingSeverity.Warning,
        nameof(AttributeNameWrong),
        $"The attribute '{name}' is not '{right}'; AWS tells upper from lower case.",
        right == SamlNames.RoleSessionName ? "RoleSessionName is required in AuthnResponse (InvalidIdentityToken)" : right == SamlNames.Role ? InvalidResponse : null,
        SetClaims);

    public void AttributeDuplicated(string name) => Error(nameof(AttributeDuplicated), $"The attribute {name} is there more than once.", InvalidResponse, $"Keep one of the claims. {SetClaims}");

    public void AttributeUnknown(string name) => Add(SamlFindingSeverity.Information, nameof(AttributeUnknown), $"AWS does not know the attribute {name}.", null, "Drop the claim, if nobody else reads it.");

    public void RoleInvalid(string value, string why) => Error(nameof(RoleInvalid), $"The role value '{value}' can't be used: {why}", InvalidResponse,
        "A value is <role ARN>,<provider ARN>. Sync-EntraAppRole makes the app roles so.", value);

    public void RolesForNoAccount(string account) => Error(nameof(RolesForNoAccount), $"None of its roles is in account {account}.", null, "Assign the person to a role of that account: Set-AwsGroupRoleMapping.");

    public void RolesForNoProvider(string provider) => Error(nameof(RolesForNoProvider), $"None of its roles names the provider {provider}.", null, "Offer the roles with that provider: Sync-EntraAppRole.");

    public void RoleSessionNameMissing() => Error(nameof(RoleSessionNameMissing), $"There is no attribute {SamlNames.RoleSessionName}, or it is empty.", "RoleSessionName is required in AuthnResponse (InvalidIdentityToken)",
        $"Check that the person has the attribute that the claim takes it from. {SetClaims}");

    public void RoleSessionNameInvalid(string why) => Error(nameof(RoleSessionNameInvalid), $"RoleSessionName: {why}", "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64} (InvalidIdentityToken)",
        "Take it from another attribute: New-EntraAwsApp -SessionNameSource mail, or objectid, which always fits.");

    public void SessionDurationInvalid(string value) => Error(nameof(SessionDurationInvalid), $"SessionDuration is '{value}'; AWS takes 900 to 43200 seconds.", InvalidResponse, "Set it with New-EntraAwsApp -SessionDuration.");

    public void SourceIdentityInvalid(string value) => Error(nameof(SourceIdentityInvalid), $"SourceIdentity is '{value}'.", "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\" (InvalidIdentityToken)",
        "Take the claim from another attribute.");

    public void SessionTagInvalid(string key, string why) => Error(nameof(SessionTagInvalid), $"The session tag '{key}' can't be used: {why}", InvalidResponse, "Take the claim from another attribute, or drop it.");

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
