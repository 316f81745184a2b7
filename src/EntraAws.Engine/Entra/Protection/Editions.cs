using Microsoft.Graph.Models;

namespace EntraAws.Engine.Entra.Protection;

/// <summary>From subscriptions to the edition of Entra ID. The ids of service plans are the same in every tenant.</summary>
internal static class Editions
{
    private const string Found = "Success";

    private static readonly (string Edition, string Plan, Guid Id)[] Plans =
    [
        // P2 bundles carry both plans, so P2 is looked for first.
        ("P2", "AAD_PREMIUM_P2", new Guid("eec0eb4f-6444-4f95-aba0-50c24d67f998")),
        ("P1", "AAD_PREMIUM", new Guid("41781fb2-bc02-4b7c-bd55-b576c07bb09d")),
    ];

    public static TenantEdition Of(IReadOnlyCollection<SubscribedSku> skus)
    {
        foreach (var (edition, plan, id) in Plans)
        {
            var from = Names(skus.Where(IsRunning).Where(s => Has(s, id, Found)));
            if (from.Length > 0) return new TenantEdition(edition, $"Service plan {plan} of subscription {from}.");
        }

        var idle = Names(skus.Where(s => Plans.Any(p => Has(s, p.Id, null))));
        return new TenantEdition("Free", idle.Length > 0
            ? $"Subscription {idle} has the service plan, but it is not running."
            : "No subscription has the service plan AAD_PREMIUM or AAD_PREMIUM_P2.");
    }

    private static bool IsRunning(SubscribedSku sku) => sku.CapabilityStatus is "Enabled" or "Warning";

    private static bool Has(SubscribedSku sku, Guid plan, string? status) =>
        (sku.ServicePlans ?? []).Any(p => p.ServicePlanId == plan && (status is null || p.ProvisioningStatus == status));

    private static string Names(IEnumerable<SubscribedSku> skus) =>
        string.Join(", ", skus.Select(s => s.SkuPartNumber ?? s.SkuId?.ToString() ?? "without a name").Order(StringComparer.Ordinal).Distinct());
}
