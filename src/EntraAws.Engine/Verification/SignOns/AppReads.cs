using EntraAws.Engine.Documents;
using EntraAws.Engine.Entra;

namespace EntraAws.Engine.Verification.SignOns;

/// <summary>What is read of an app and its tenant: once, however many accounts the app is for. What was refused once is refused for all of them.</summary>
internal sealed class AppReads(SessionContext context, DirectoryApp app)
{
    private readonly Dictionary<Guid, Task<IReadOnlyList<ConditionalAccessRule>>> _rules = [];
    private Task<ClaimsPolicy?>? _claims;
    private Task<string>? _issuer;
    private Task<IReadOnlyList<AppRoleAssignment>>? _assignments;
    private Task<TenantEdition>? _edition;

    public Task<ClaimsPolicy?> ClaimsAsync(CancellationToken cancellationToken) => _claims ??= context.Entra.GetAssignedClaimsPolicyAsync(app.ServicePrincipalId, cancellationToken);

    /// <summary>The issuer of its metadata; empty where that can't be understood.</summary>
    public Task<string> IssuerAsync(CancellationToken cancellationToken) => _issuer ??= ReadIssuerAsync(cancellationToken);

    public Task<IReadOnlyList<AppRoleAssignment>> AssignmentsAsync(CancellationToken cancellationToken) => _assignments ??= context.Entra.GetAssignmentsAsync(app.ServicePrincipalId, cancellationToken);

    public Task<TenantEdition> EditionAsync(CancellationToken cancellationToken) => _edition ??= context.Entra.GetEditionAsync(cancellationToken);

    /// <summary>The policies that apply to a user; Entra answers one such request a second.</summary>
    public Task<IReadOnlyList<ConditionalAccessRule>> RulesAsync(Guid userId, CancellationToken cancellationToken) =>
        _rules.TryGetValue(userId, out var known) ? known : _rules[userId] = context.Entra.SignOn.EvaluateAsync(userId, app.AppId, cancellationToken);

    private async Task<string> ReadIssuerAsync(CancellationToken cancellationToken) => SamlMetadata.TryRead(await context.Entra.GetMetadataAsync(app, null, cancellationToken))?.EntityId ?? "";
}
