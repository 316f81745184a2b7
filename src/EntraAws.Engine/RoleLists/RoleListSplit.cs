using EntraAws.Contracts;
using EntraAws.Rules;

namespace EntraAws.Engine.RoleLists;

/// <summary>
/// Divides roles over apps. An account is never torn apart: its people would have two tiles for it, and its one provider
/// trusts one app's certificate. What an app offers already stays there, so that a split can be made again as roles come.
/// </summary>
internal sealed class RoleListSplit
{
    private readonly RoleListSplitRequest _request;
    private readonly SplitNames _names;
    private readonly List<SplitAccount> _accounts;
    private readonly List<SplitApp> _apps = [];
    private readonly List<EntraAwsException> _errors = [];

    public RoleListSplit(RoleListSplitRequest request)
    {
        _request = request;
        _names = new SplitNames(request.DisplayName, request.Current.Select(r => r.AppDisplayName).OfType<string>());
        _accounts = request.Roles.DistinctBy(r => r.ToString()).GroupBy(r => r.AccountId).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SplitAccount(g.Key, [.. g.OrderBy(r => r.RoleArn, StringComparer.Ordinal)], request.Units?.GetValueOrDefault(g.Key) ?? [])).ToList();
    }

    public RoleListDivision Divide()
    {
        var rest = Keep();
        var large = rest.Find(a => a.Roles.Count > _request.MaximumCount);
        if (large is not null) throw Faults.AccountTooLargeForApp(large.AccountId, large.Roles.Count, _request.MaximumCount);
        if (_request.Units is null) Fill(rest, null);
        else foreach (var unit in rest.GroupBy(a => a.Unit(0), StringComparer.Ordinal).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)) Divide([.. unit], 1);
        var used = _apps.Where(a => a.Accounts.Count > 0).ToList();
        return new RoleListDivision
        {
            Parts = used.Select(a => a.Part()).ToList(),
            Warnings = used.Where(a => a.Count > _request.MaximumCount)
                .Select(a => $"'{a.DisplayName}' gets {a.Count} roles, more than -MaximumCount {_request.MaximumCount}: accounts that it offers stay with it.").ToList(),
            Errors = _errors,
        };
    }

    /// <summary>Accounts that an app offers roles of stay with it. It fills up to what an app can hold, not to what was asked for: moving costs more.</summary>
    /// <returns>The accounts that are new.</returns>
    private List<SplitAccount> Keep()
    {
        var wanted = _accounts.ToDictionary(a => a.AccountId, StringComparer.Ordinal);
        foreach (var app in _request.Current.Where(r => r.AppDisplayName is not null).GroupBy(r => r.AppDisplayName!, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase))
        {
            var accounts = new List<SplitAccount>();
            foreach (var id in app.Select(r => r.AccountId).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                if (wanted.Remove(id, out var account)) accounts.Add(account);
            _apps.Add(Keep(app.Key, [.. app], accounts));
        }

        return _accounts.Where(a => wanted.ContainsKey(a.AccountId)).ToList();
    }

    /// <summary>An account whose new roles have no room keeps what is offered of it: another app would have its provider, and lock out whoever is assigned in this one.</summary>
    private SplitApp Keep(string name, IReadOnlyList<AppRole> current, IReadOnlyList<SplitAccount> accounts)
    {
        var there = current.Select(r => $"{r.RoleArn},{r.ProviderArn}").ToHashSet(StringComparer.Ordinal);
        var offered = accounts.ToDictionary(a => a, a => a.Roles.Where(r => there.Contains(r.ToString())).ToList());
        // Those of the template are not always told.
        var room = AppRoleLimits.MostCount - Math.Max(1, current.Count(r => r.AccountId is null));
        var count = current.Count(r => r.AccountId is not null);
        var app = new SplitApp(name, count - offered.Values.Sum(r => r.Count), room);
        var without = new List<SplitAccount>();
        foreach (var account in accounts)
        {
            var added = account.Roles.Count - offered[account].Count;
            var fits = added == 0 || count + added <= room;
            if (fits) count += added;
            else without.Add(account);
            if (fits || offered[account].Count > 0) app.Accounts.Add(fits ? account : account with { Roles = offered[account] });
        }

        if (without.Count > 0)
            _errors.Add(Faults.AppWithoutRoom(name, string.Join(", ", without.Select(a => a.AccountId)), without.Sum(a => a.Roles.Count - offered[a].Count), AppRoleLimits.MostCount));
        return app;
    }

    /// <summary>One app for the accounts of a unit; where they are too many, one for each unit below it.</summary>
    private void Divide(List<SplitAccount> accounts, int depth)
    {
        var name = accounts[0].Name(depth);
        if (accounts.Sum(a => a.Roles.Count) <= _request.MaximumCount || accounts.All(a => a.Units.Count <= depth))
        {
            Fill(accounts, name);
            return;
        }

        // Those that are in this unit itself come first.
        foreach (var below in accounts.GroupBy(a => a.Unit(depth), StringComparer.Ordinal).OrderBy(g => g.Key is not null).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (below.Key is null) Fill([.. below], name);
            else Divide([.. below], depth + 1);
        }
    }

    private void Fill(List<SplitAccount> accounts, string? name)
    {
        // Apps of this split that are there are filled up first; a unit only goes to those of its own name.
        var open = _apps.Where(a => _names.IsFor(a.DisplayName, name)).ToList();
        var several = open.Count > 0 || name is null || accounts.Sum(a => a.Roles.Count) > _request.MaximumCount;
        foreach (var account in accounts)
        {
            var app = open.Find(a => a.Count + account.Roles.Count <= Math.Min(_request.MaximumCount, a.Room));
            if (app is null)
            {
                app = new SplitApp(_names.Next(name, several), 0, _request.MaximumCount);
                _apps.Add(app);
                // Ids in a row are easier to follow than the last gap filled.
                open = [app];
            }

            app.Accounts.Add(account);
        }
    }
}
