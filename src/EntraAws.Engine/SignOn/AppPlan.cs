using EntraAws.Engine.Changes;

namespace EntraAws.Engine.SignOn;

/// <summary>The changes that setting up an app consists of, in words; and all of them at once, for an app that is only planned.</summary>
internal sealed class AppPlan(ChangeRun run)
{
    private const string AppType = "enterprise application";

    public async Task TellAsync(EntraAws.Contracts.AppRequest request, string? accountId, string identifier, string replyUrl)
    {
        var name = request.DisplayName;
        var duration = request.SessionDuration ?? ClaimsSetup.DefaultDuration;
        await run.TellAsync(Mode(name, accountId, null, null));
        await run.TellAsync(Uris(name, accountId, [], [identifier], replyUrl, null));
        if (request.NotificationEmail.Count > 0) await run.TellAsync(Notification(name, accountId, [], request.NotificationEmail, null));
        await run.TellAsync(Claims(name, accountId, null, $"{request.SessionNameSource ?? ClaimsSetup.DefaultSource}, {duration} seconds"));
        await run.TellAsync(ClaimsAssignment(name, accountId, ClaimsSetup.PolicyName(name), null, inUse: false));
        await run.TellAsync(Certificate(name, accountId, request.CertificateYears));
        await run.TellAsync(Activation(name, accountId, null));
    }

    public static Change Mode(string app, string? accountId, string? before, Guid? id) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Entra,
        TargetType = AppType,
        Target = app,
        AccountId = accountId,
        TargetId = id?.ToString(),
        Before = Values.Of(("SignOnMode", before)),
        After = Values.Of(("SignOnMode", AppMode.Saml)),
        Reason = "AWS takes SAML, and the identifier can be set only then.",
    };

    public static Change Uris(string app, string? accountId, IReadOnlyList<string> before, IReadOnlyList<string> after, string replyUrl, Guid? id) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Entra,
        TargetType = AppType,
        Target = app,
        AccountId = accountId,
        TargetId = id?.ToString(),
        Before = Values.Of(("IdentifierUri", before.Count == 0 ? null : Values.Join(before))),
        After = Values.Of(("IdentifierUri", Values.Join(after)), ("ReplyUrl", replyUrl)),
        Reason = "AWS expects this audience; what follows the # makes it unique in the tenant and is not sent.",
    };

    public static Change Notification(string app, string? accountId, IReadOnlyList<string> before, IReadOnlyList<string> after, Guid? id) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Entra,
        TargetType = AppType,
        Target = app,
        AccountId = accountId,
        TargetId = id?.ToString(),
        Before = Values.Of(("NotificationEmail", before.Count == 0 ? null : Values.Join(before))),
        After = Values.Of(("NotificationEmail", Values.Join(after))),
        Reason = "They are told before the signing certificate ends.",
    };

    public static Change ClaimsAssignment(string app, string? accountId, string policy, Guid? id, bool inUse) => new()
    {
        Kind = ChangeKind.Add,
        Cloud = Cloud.Entra,
        TargetType = "claims mapping policy",
        Target = $"{policy} to {app}",
        AccountId = accountId,
        TargetId = id?.ToString(),
        ReducesAccess = inUse,
        Reason = inUse ? "It overrides the claims that were set by other means." : "The app sends the claims that AWS needs.",
    };

    /// <param name="thumbprint">Null for a certificate that is only planned.</param>
    public static Change Activation(string app, string? accountId, string? thumbprint) => new()
    {
        Kind = ChangeKind.Update,
        Cloud = Cloud.Entra,
        TargetType = "signing certificate",
        Target = $"{CertificateSetup.Subject(accountId)} of {app}",
        AccountId = accountId,
        TargetId = thumbprint,
        After = Values.Of(("Active", thumbprint ?? "the new one")),
        Reason = "Entra signs with the certificate that is named as active.",
    };

    public static Change Claims(string app, string? accountId, string? before, string after) => new()
    {
        Kind = before is null ? ChangeKind.Create : ChangeKind.Update,
        Cloud = Cloud.Entra,
        TargetType = "claims mapping policy",
        Target = ClaimsSetup.PolicyName(app),
        AccountId = accountId,
        Before = Values.Of(("Claims", before)),
        After = Values.Of(("Claims", after)),
        Reason = "AWS needs the claims Role, RoleSessionName and SessionDuration.",
    };

    public static Change Certificate(string app, string? accountId, int years) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Entra,
        TargetType = "signing certificate",
        Target = $"{CertificateSetup.Subject(accountId)} of {app}",
        AccountId = accountId,
        After = Values.Of(("Years", years.ToString(System.Globalization.CultureInfo.InvariantCulture))),
        Reason = "Assertions are signed with it.",
    };
}
