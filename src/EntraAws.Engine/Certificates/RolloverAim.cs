using EntraAws.Contracts;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Certificates;

/// <summary>
/// Which certificate an app shall sign with, and which its providers shall no longer trust. It is computed from the
/// clouds alone, so that a run that was cut off is finished by another: a certificate that starts later than the active
/// one is the next, and one that starts earlier is a former one.
/// </summary>
/// <param name="Target">Null where a new one is to be made.</param>
internal sealed record RolloverAim(SigningCertificate? Target, IReadOnlyList<SigningCertificate> Drop)
{
    public static RolloverAim Forward(DirectoryApp app, SigningCertificate active, RolloverRequest request, DateTimeOffset now)
    {
        var wanted = IsWanted(active, request, now);
        var target = wanted ? Next(app, active, request, now) : active;
        return new RolloverAim(target, app.Certificates.Where(c => target is null || c.Starts < target.Starts).ToList());
    }

    /// <returns>Null where there is nothing to go back to or to take back.</returns>
    public static RolloverAim? Back(DirectoryApp app, SigningCertificate active)
    {
        // Before the activation the newer one is the one that never was active; after it the active one is the newer.
        var target = app.Certificates.Any(c => c.Starts > active.Starts) ? active
            : app.Certificates.Where(c => c.Starts < active.Starts).MaxBy(c => c.Starts);
        return target is null ? null : new RolloverAim(target, app.Certificates.Where(c => c.Starts > target.Starts).ToList());
    }

    /// <summary>The certificate that a run made that was cut off, or that somebody prepared.</summary>
    public static SigningCertificate? Next(DirectoryApp app, SigningCertificate active, RolloverRequest request, DateTimeOffset now) => app.Certificates
        .Where(c => c.Starts > active.Starts && c.Ends >= now.AddDays(request.MinimumDays) && !IsNamed(c, request))
        .OrderByDescending(c => c.Starts).ThenBy(c => c.Thumbprint, StringComparer.Ordinal).FirstOrDefault();

    private static bool IsWanted(SigningCertificate active, RolloverRequest request, DateTimeOffset now) =>
        request.Replace.Count > 0 ? IsNamed(active, request) : active.Ends < now.AddDays(request.MinimumDays);

    private static bool IsNamed(SigningCertificate certificate, RolloverRequest request) => request.Replace.Contains(certificate.Thumbprint, StringComparer.OrdinalIgnoreCase);
}
