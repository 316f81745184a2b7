using System.Globalization;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;
using EntraAws.Engine.SignOn;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>Checks of the app by itself: how it signs in, what it says, and with which certificate.</summary>
internal sealed class AppChecks(SessionContext context, SignOnChecks checks, DirectoryApp app, AppReads reads)
{
    private const string Set = "Run New-EntraAwsApp with the app's name: it sets what differs.";

    /// <returns>False when the app keeps everybody out.</returns>
    public async Task<bool> SettingsAsync()
    {
        var name = app.DisplayName;
        var fine = app.Enabled != false;
        if (app.Enabled == true) await checks.PassAsync("AppEnabled", name, "Users may sign in to it.");
        else if (app.Enabled is null) await checks.UnknownAsync("AppEnabled", name, "Whether users may sign in to it was not told.", "Look in the portal: Enterprise applications > the app > Properties > Enabled for users to sign in.");
        else await checks.FailAsync("AppEnabled", name, "It is switched off: nobody can sign in to it.", "Switch it on in the portal: Enterprise applications > the app > Properties > Enabled for users to sign in.");

        if (app.SignOnMode == AppMode.Saml) await checks.PassAsync("SignOnMode", name, "It signs in with SAML.");
        else fine = await checks.FailAsync("SignOnMode", name, $"Its sign-on mode is '{app.SignOnMode ?? "none"}', not SAML.", Set);

        var identifiers = app.IdentifierUris.Where(u => SignInEndpoint.IsAudience(u.Split('#')[0])).ToList();
        if (identifiers.Count > 0) await checks.PassAsync("Identifier", name, $"AWS gets {identifiers[0].Split('#')[0]} as audience.");
        else fine = await checks.FailAsync("Identifier", name, $"None of its identifiers is AWS's: {Text(app.IdentifierUris)}.", Set);

        if (ReplyUrl is { } url) await checks.PassAsync("ReplyUrl", name, $"Assertions go to {url}.");
        else fine = await checks.FailAsync("ReplyUrl", name, $"None of its reply URLs is a sign-in address of AWS: {Text(app.RedirectUris)}.", Set);
        return fine;
    }

    /// <summary>Where assertions go: the first reply URL is the default one, and becomes the Recipient.</summary>
    public string? ReplyUrl => app.RedirectUris.FirstOrDefault() is { } first && SignInEndpoint.IsEndpoint(first) ? first : null;

    /// <returns>The claims; null where they are not known.</returns>
    public async Task<AppClaims?> ClaimsAsync(CancellationToken cancellationToken)
    {
        var read = await checks.ReadAsync("Claims", app.DisplayName, async () => new List<ClaimsPolicy?> { await reads.ClaimsAsync(cancellationToken) });
        if (read is null) return null;
        if (read[0] is not { } policy)
        {
            await checks.UnknownAsync("Claims", app.DisplayName, "It has no claims mapping policy: the claims of the portal are in force, and Graph does not show them.", "Look at a response with Test-AwsSamlResponse, or set the claims with New-EntraAwsApp -ReplaceClaims.");
            return null;
        }

        const string Replace = "Run New-EntraAwsApp -ReplaceClaims with the app's name.";
        var claims = AppClaims.Read(policy.Definition);
        if (claims.GivesRoles) await checks.PassAsync("RoleClaim", app.DisplayName, "Role comes from the assigned app roles.");
        else await checks.FailAsync("RoleClaim", app.DisplayName, $"The claim Role is {(claims.Role is null ? "missing; AWS tells upper from lower case in its name" : $"taken from '{claims.Role}'")}.", Replace);
        if (claims.SessionName is { } source) await checks.PassAsync("RoleSessionNameClaim", app.DisplayName, $"RoleSessionName comes from {source}.");
        else await checks.FailAsync("RoleSessionNameClaim", app.DisplayName, "The claim RoleSessionName is missing; AWS tells upper from lower case in its name.", Replace);
        if (claims.IsDurationRight) await checks.PassAsync("SessionDurationClaim", app.DisplayName, $"A console session lasts {claims.Duration} seconds.");
        else if (claims.Duration is null) await checks.WarnAsync("SessionDurationClaim", app.DisplayName, "The claim SessionDuration is missing: a console session lasts one hour.", "Set it with New-EntraAwsApp -SessionDuration.");
        else await checks.FailAsync("SessionDurationClaim", app.DisplayName, $"SessionDuration is '{claims.Duration}'; AWS takes 900 to 43200 seconds.", "Set it with New-EntraAwsApp -SessionDuration.");
        return claims;
    }

    /// <returns>The certificate that signs; null when none does.</returns>
    public async Task<SigningCertificate?> CertificateAsync(int days)
    {
        if (CertificateSetup.Find(app, app.ActiveCertificateThumbprint) is not { } certificate)
        {
            await checks.FailAsync("Certificate", app.DisplayName, "No signing certificate is active.", "Run New-EntraAwsApp with the app's name: it makes and activates one.");
            return null;
        }

        await checks.PassAsync("Certificate", app.DisplayName, $"{certificate.Thumbprint} is active.");
        var left = (int)Math.Floor((certificate.Ends - context.Time.GetUtcNow()).TotalDays);
        var ends = certificate.Ends.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        const string Roll = "Roll it over in quiet: a new certificate, trusted by AWS before it is activated. AWS itself does not check the end.";
        if (left < 0) await checks.WarnAsync("CertificateExpiry", app.DisplayName, $"The certificate ended on {ends}. Entra goes on signing with it, and AWS takes it.", Roll);
        else if (left <= days) await checks.WarnAsync("CertificateExpiry", app.DisplayName, $"The certificate ends on {ends}, in {left} days.", Roll);
        else await checks.PassAsync("CertificateExpiry", app.DisplayName, $"The certificate holds until {ends}, {left} days.");
        return certificate;
    }

    private static string Text(IReadOnlyList<string> values) => values.Count == 0 ? "none" : string.Join(", ", values);
}
