using System.Text.RegularExpressions;
using EntraAws.Contracts;
using EntraAws.Engine.Entra;
using EntraAws.Engine.RoleLists;
using EntraAws.Rules;

namespace EntraAws.Engine.Roles;

/// <summary>Whether an app will hold its app roles, told before the first of them is written, and over which apps to divide them.</summary>
internal sealed partial class AppRoleForecast(string app, IReadOnlyList<AppRoleValue> wanted, IReadOnlyList<DirectoryAppRole> current, int added, int removed)
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

    /// <summary>What the proposed commands do. They move no account: what the app offers stays with it.</summary>
    private string Split()
    {
        var roles = wanted.Select(v => RoleListEntries.Of(v.Role.ToString(), v.Provider.ToString(), null)).ToList();
        var offered = current.Select(r => AppRoleView.Of(Guid.Empty, app, r, AppRoleValue.Parse(r.Value))).ToList();
        try
        {
            var division = new RoleListSplit(new RoleListSplitRequest { Roles = roles, DisplayName = Template, MaximumCount = AppRoleLimits.ComfortableCount, Current = offered }).Divide();
            var parts = division.Parts;
            if (division.Errors.Count == 0 && parts.All(p => p.DisplayName == app))
                return $"What it offers stays with it. Give further accounts an app of their own: Split-AwsRoleList {Arguments} divides them.";
            var shown = string.Join("; ", parts.Take(MostShown).Select(Describe));
            var more = parts.Count > MostShown ? $"; and {parts.Count - MostShown} more" : "";
            var without = string.Concat(division.Errors.Select(e => $"{e.Message} "));
            return $"By account it takes {parts.Count} app{(parts.Count == 1 ? "" : "s")}: {shown}{more}; with -By OrganizationalUnit it follows the organization. {without}This does it: "
                + $"$split = <the roles> | Split-AwsRoleList {Arguments}; "
                + $"$split | New-EntraAwsApp | New-AwsSamlProvider {wanted[0].Provider.Name}; $split.Roles | New-AwsSamlRole; $split.Roles | Sync-EntraAppRole";
        }
        catch (EntraAwsException e)
        {
            return e.Message;
        }
    }

    private string Arguments => $"-DisplayName '{Template.Replace("'", "''", StringComparison.Ordinal)}' -Current (Get-EntraAwsApp | Get-EntraAppRole)";

    /// <summary>A name that ends in a short number is one of several: the others are named like it. A long one would be an account's id.</summary>
    private string Template =>
        app.Contains('{') || app.Length + " {Name}".Length > 100 ? "AWS {Name}"
        : Numbered().Match(app) is { Success: true } numbered ? $"{numbered.Groups[1].Value}{{Number}}"
        : $"{app} {{Name}}";

    private static string Describe(RoleListPart part) => part.AccountIds.Count == 1
        ? $"'{part.DisplayName}' with the {part.Count} roles of account {part.AccountIds[0]}"
        : $"'{part.DisplayName}' with {part.Count} roles of {part.AccountIds.Count} accounts ({part.AccountIds[0]} to {part.AccountIds[^1]})";

    [GeneratedRegex("^(.*[^0-9])[0-9]{1,3}\\z")]
    private static partial Regex Numbered();
}
