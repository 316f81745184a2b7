using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;
using EntraAws.Rules;

namespace EntraAws.Engine.SignOn;

/// <summary>
/// Makes or completes the enterprise application of an account. The order is the service's: SAML mode before the
/// identifier, which tenants refuse otherwise; claims before the certificate, so that an app whose certificate is
/// active is known to have been in use.
/// </summary>
internal sealed class AppSetup(SessionContext context)
{
    private const string AppType = "enterprise application";

    public async Task<EntraAwsApp> EnsureAsync(AppRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        Check(request);
        var accountId = request.Identifier is not null ? null : request.AccountId ?? context.AwsOrNone?.Identity.AccountId ?? throw Faults.AccountIdMissing(request.DisplayName);
        var signInUrl = SignInUrl.For(context.AwsOrNone?.Identity.Partition);
        var identifier = $"{signInUrl}#{request.Identifier ?? accountId}";
        var run = context.Begin(host, cancellationToken);

        var steps = new AppSteps(context, run, accountId);
        var app = await FindOrMakeAsync(request, accountId, identifier, steps, cancellationToken);
        if (app is null)
        {
            // Only planned: what else would be set is told too, so that a preview is whole.
            await new AppPlan(run).TellAsync(request, accountId, identifier, signInUrl);
            return new EntraAwsApp
            {
                DisplayName = request.DisplayName,
                AccountId = accountId,
                IdentifierUri = identifier,
                ReplyUrl = signInUrl,
                SessionNameSource = request.SessionNameSource ?? ClaimsSetup.DefaultSource,
                SessionDuration = request.SessionDuration ?? ClaimsSetup.DefaultDuration,
                Planned = true,
                Changes = run.Changes,
            };
        }

        // AWS never sees what follows the #: an app of no one account keeps the one it has.
        if (accountId is null) identifier = app.IdentifierUris.FirstOrDefault(u => u.StartsWith($"{signInUrl}#", StringComparison.Ordinal)) ?? identifier;
        await steps.SetSamlAsync(app, identifier, signInUrl, cancellationToken);
        var claims = await new ClaimsSetup(context.Entra, run, host).EnsureAsync(app, accountId, request, cancellationToken);
        return (await steps.FinishAsync(app, claims, request.CertificateYears, request.NotificationEmail, cancellationToken)) with { IdentifierUri = identifier, ReplyUrl = signInUrl };
    }

    private static void Check(AppRequest request)
    {
        EntraRules.CheckAppName(request.DisplayName);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        if (request.Identifier is not null) EntraRules.CheckInstance(request.Identifier);
        if (request.AccountId is not null && request.Identifier is not null) throw Faults.ParametersConflict("-AccountId", "-Identifier");
        if (request.SessionNameSource is not null) EntraRules.CheckSessionNameSource(request.SessionNameSource);
        if (request.SessionDuration is { } seconds) AwsRules.CheckConsoleSession(seconds);
        EntraRules.CheckCertificateYears(request.CertificateYears);
        foreach (var address in request.NotificationEmail) EntraRules.CheckEmail(address);
    }

    private async Task<DirectoryApp?> FindOrMakeAsync(AppRequest request, string? accountId, string identifier, AppSteps steps, CancellationToken cancellationToken)
    {
        var template = await AwsTemplate.FindAsync(context.Entra, cancellationToken);
        var change = new Change
        {
            Kind = ChangeKind.Create,
            Cloud = Cloud.Entra,
            TargetType = AppType,
            Target = request.DisplayName,
            AccountId = accountId,
            After = Values.Of(("Template", AwsTemplate.Name)),
            Reason = accountId is null ? "People sign in to several accounts through it." : $"People sign in to account {accountId} through it.",
        };
        return await steps.FindOrMakeAsync(change, template, identifier, cancellationToken);
    }
}
