using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.RoleLists;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>Whether an app will hold its app roles, told before the first of them is written, and over which apps to divide them.</summary>
internal sealed class AppRoleForecast(string app, IReadOnlyList<AppRoleValue> wanted, IReadOnlyList<DirectoryAppRole> current, int added, int removed)
{
    /// <summary>What a new app has from its template: msiam_access.</summary>
    public const int TemplateCount = 1;

    private const int MostShown = 6;

    private int After => current.Count + added - removed;

    private string Figures => $"It has {current.Count} now, {added} would be added{(removed > 0 ? $" and {removed} removed" : "")}, which makes {After}; an app holds {AppRoleLimits.MostCount}, those of its template included.";

    /// <exception cref="EntraAwsException">They do not fit.</exception>
    public async Task CheckAsync(IOperationHost host)
    {
        if (added == 0) return;
        if (After > AppRoleLimits.MostCount) throw Fault(null);
        if (After >= AppRoleLimits.ComfortableCount)
            await host.WarnAsync($"The app roles of '{app}' come close to what an app holds. {Figures} {Split()}");
    }

    /// <param name="refusal">The service's own, where it was the first to say so.</param>
    public EntraAwsException Fault(EntraAwsException? refusal) => Faults.AppRolesTooMany(app, Figures, Split(), refusal);

    private string Split()
    {
        var values = current.Select(r => AppRoleValue.Parse(r.Value)).OfType<AppRoleValue>().Concat(wanted).Distinct();
        var roles = values.Select(v => RoleListEntries.Of(v.Role.ToString(), v.Provider.ToString(), null)).ToList();
        var template = app.Length + " {Name}".Length <= 100 && !app.Contains('{') ? $"{app} {{Name}}" : "AWS {Name}";
        try
        {
            var parts = new RoleListSplit(new RoleListSplitRequest { Roles = roles, DisplayName = template, MaximumCount = AppRoleLimits.ComfortableCount }).Divide().Parts;
            var shown = string.Join("; ", parts.Take(MostShown).Select(Describe));
            var more = parts.Count > MostShown ? $"; and {parts.Count - MostShown} more" : "";
            return $"By account it takes {parts.Count} apps: {shown}{more}. This does it: "
                + $"$split = <the roles> | Split-AwsRoleList -DisplayName '{template.Replace("'", "''", StringComparison.Ordinal)}'; "
                + $"$split | New-EntraAwsApp | New-AwsSamlProvider {wanted[0].Provider.Name}; $split.Roles | Sync-EntraAppRole. "
                + "With -By OrganizationalUnit it follows the organization.";
        }
        catch (EntraAwsException e)
        {
            return e.Message;
        }
    }

    private static string Describe(RoleListPart part) => part.AccountIds.Count == 1
        ? $"'{part.DisplayName}' with the {part.Count} roles of account {part.AccountIds[0]}"
        : $"'{part.DisplayName}' with {part.Count} roles of {part.AccountIds.Count} accounts ({part.AccountIds[0]} to {part.AccountIds[^1]})";
}
