using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace EntraAws.Sandbox.Entra;

/// <summary>How long a write takes to show. Each delay comes from a hash of what was written, so a run can be repeated.</summary>
internal static class Replication
{
    /// <summary>A new app or service principal: the slowest, and some replicas forget it once more.</summary>
    public static void CreatedSlowly(TenantObject item, DateTimeOffset now)
    {
        Created(item, now, 5, 20, 30);
        if (Fraction(item.Id, "flap") < 0.5) return;
        item.HiddenFrom = item.VisibleAt + Seconds(item.Id, "flap-from", 3, 6);
        item.HiddenUntil = item.HiddenFrom + Seconds(item.Id, "flap-for", 4, 7);
    }

    /// <summary>A new user, group or policy.</summary>
    public static void Created(TenantObject item, DateTimeOffset now, double least = 3, double most = 10, double listed = 20)
    {
        item.CreatedDateTime = now;
        item.VisibleAt = now + Seconds(item.Id, "visible", least, most);
        item.ListedAt = item.VisibleAt + Seconds(item.Id, "listed", 0, Math.Max(1, listed - (item.VisibleAt - now).TotalSeconds));
    }

    public static void Deleted(TenantObject item, DateTimeOffset now)
    {
        item.GoneAt = now + Seconds(item.Id, "gone", 1, 6);
        item.UnlistedAt = item.GoneAt + Seconds(item.Id, "unlisted", 0, 10);
    }

    /// <summary>A link between two objects, or a part of one.</summary>
    public static T Linked<T>(T link, object key, DateTimeOffset now, double least = 1, double most = 4) where T : Replicated
    {
        link.VisibleAt = now + Seconds(key, "linked", least, most);
        return link;
    }

    public static void Unlinked(Replicated link, object key, DateTimeOffset now) =>
        link.GoneAt = now + Seconds(key, "unlinked", 1, 4);

    public static TimeSpan Seconds(object key, string what, double least, double most) =>
        TimeSpan.FromSeconds(Math.Round(least + (most - least) * Fraction(key, what), 1));

    /// <summary>Drops what no read or list shows any more.</summary>
    public static void Sweep(TenantState tenant, DateTimeOffset now)
    {
        Drop(tenant.Users);
        Drop(tenant.Groups);
        Drop(tenant.Applications);
        Drop(tenant.ServicePrincipals);
        Drop(tenant.ClaimsMappingPolicies);
        Drop(tenant.ConditionalAccessPolicies);
        tenant.AppRoleAssignments.RemoveAll(a => now >= a.GoneAt);
        foreach (var group in tenant.Groups) group.Members.RemoveAll(m => now >= m.GoneAt);
        foreach (var principal in tenant.ServicePrincipals)
        {
            principal.ClaimsMappingPolicies.RemoveAll(l => now >= l.GoneAt);
            principal.KeyCredentials.RemoveAll(k => now >= k.GoneAt);
            principal.PasswordCredentials.RemoveAll(k => now >= k.GoneAt);
            if (now >= principal.AppRolesCurrentAt) principal.FormerAppRoles = null;
        }

        void Drop<T>(List<T> items) where T : TenantObject => items.RemoveAll(i => now >= i.GoneAt && now >= i.UnlistedAt);
    }

    private static double Fraction(object key, string what)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{key}/{what}"));
        return BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue;
    }
}
