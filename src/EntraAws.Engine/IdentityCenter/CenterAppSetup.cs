using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Engine.Documents;
using EntraAws.Engine.SignOn;
using EntraAws.Rules;

namespace EntraAws.Engine.IdentityCenter;

/// <summary>
/// The enterprise application for IAM Identity Center: one for all accounts. It needs no claims of its own: the service
/// goes by the name identifier, which is the user principal name, as in the users that SCIM writes.
/// </summary>
internal sealed class CenterAppSetup(SessionContext context)
{
    private const string Reason = "IAM Identity Center expects these addresses: they are those of its own metadata.";

    public async Task<EntraAwsApp> EnsureAsync(CenterAppRequest request, IOperationHost host, CancellationToken cancellationToken)
    {
        var (identifier, replyUrl) = Addresses(request);
        EntraRules.CheckAppName(request.DisplayName);
        EntraRules.CheckCertificateYears(request.CertificateYears);
        foreach (var address in request.NotificationEmail) EntraRules.CheckEmail(address);
        if (request.AccountId is not null) AwsRules.CheckAccountId(request.AccountId);
        var accountId = request.AccountId ?? context.AwsOrNone?.Identity.AccountId ?? throw Faults.AccountIdMissing(request.DisplayName);

        var run = context.Begin(host, cancellationToken);
        var steps = new AppSteps(context, run, accountId);
        var template = await CenterTemplate.FindAsync(context.Entra, cancellationToken);
        await CheckIdentifierAsync(request.DisplayName, identifier, template, cancellationToken);
        var app = await steps.FindOrMakeAsync(Creation(request, accountId), template, cancellationToken);
        if (app is null) return await PlanAsync(request, accountId, identifier, replyUrl, run);

        await steps.SetSamlAsync(app, identifier, replyUrl, cancellationToken, Reason);
        return (await steps.FinishAsync(app, null, request.CertificateYears, request.NotificationEmail, cancellationToken)) with { Template = AwsTemplate.IdentityCenterName, IdentifierUri = identifier, ReplyUrl = replyUrl };
    }

    // Entra would refuse it only after the app was made.
    private async Task CheckIdentifierAsync(string name, string identifier, string template, CancellationToken cancellationToken)
    {
        var apps = await context.Entra.FindAppsByTemplateAsync(template, cancellationToken);
        var other = apps.FirstOrDefault(a => a.IdentifierUris.Contains(identifier, StringComparer.OrdinalIgnoreCase) && !string.Equals(a.DisplayName, name, StringComparison.OrdinalIgnoreCase));
        if (other is not null) throw Faults.CenterAppExists(identifier, other.DisplayName);
    }

    private static (string Identifier, string ReplyUrl) Addresses(CenterAppRequest request)
    {
        if (request.MetadataPath is { } path)
        {
            var metadata = ServiceProviderMetadata.Read(TextFile.Read(path, "service provider metadata", ServiceProviderMetadata.MostLength), path);
            return (Checked(metadata.EntityId), Checked(metadata.AssertionConsumerUrl));
        }

        return (Checked(request.Identifier ?? ""), Checked(request.ReplyUrl ?? ""));
    }

    private static string Checked(string url) =>
        url.Length <= 255 && Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? url : throw Faults.CenterAddressInvalid(url);

    private static Change Creation(CenterAppRequest request, string accountId) => new()
    {
        Kind = ChangeKind.Create,
        Cloud = Cloud.Entra,
        TargetType = "enterprise application",
        Target = request.DisplayName,
        AccountId = accountId,
        After = Values.Of(("Template", AwsTemplate.IdentityCenterName)),
        Reason = "People sign in to all accounts of the organization through it.",
    };

    // Only planned: what else would be set is told too, so that a preview is whole.
    private static async Task<EntraAwsApp> PlanAsync(CenterAppRequest request, string accountId, string identifier, string replyUrl, ChangeRun run)
    {
        var name = request.DisplayName;
        await run.TellAsync(AppPlan.Mode(name, accountId, null, null));
        await run.TellAsync(AppPlan.Uris(name, accountId, [], [identifier], replyUrl, null) with { Reason = Reason });
        await run.TellAsync(AppPlan.Certificate(name, accountId, request.CertificateYears));
        await run.TellAsync(AppPlan.Activation(name, accountId, null));
        if (request.NotificationEmail.Count > 0) await run.TellAsync(AppPlan.Notification(name, accountId, [], request.NotificationEmail, null));
        return new EntraAwsApp
        {
            DisplayName = name, AccountId = accountId, Template = AwsTemplate.IdentityCenterName, IdentifierUri = identifier, ReplyUrl = replyUrl, Planned = true, Changes = run.Changes,
        };
    }
}
