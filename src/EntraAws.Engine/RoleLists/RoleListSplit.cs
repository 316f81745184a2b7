using EntraAws.Contracts;

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

    public RoleListSplit(RoleListSplitRequest request)
    {
        _request = request;
        _names = new SplitNames(request.DisplayName, request.Current.Select(r => r.AppDisplayName).OfType<string>());
        _accounts = request.Roles.DistinctBy(r => r.ToString()).GroupBy(r => r.AccountId).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new SplitAccount(g.Key, [.. g.OrderBy(r => r.RoleArn, StringComparer.Ordinal)], request.Units?.GetValueOrDefault(g.Key) ?? [])).ToList();
    }

    public IReadOnlyList<RoleListPart> Parts()
    {
        var large = _accounts.Find(a => a.Roles.Count > _request.MaximumCount);
        if (large is not null) throw Faults.AccountTooLargeForApp(large.AccountId, large.Roles.Count, _request.MaximumCount);
        var rest = Keep();
        if (_request.Units is null) Fill(rest, null);
        else foreach (var unit in rest.GroupBy(a => a.Unit(0), StringComparer.Ordinal).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)) Divide([.. unit], 1);
        return _apps.Where(a => a.Accounts.Count > 0).Select(a => a.Part()).ToList();
    }

    /// <summary>Accounts that an app offers roles of stay with it. It fills up to what an app can hold, not to what was asked for: moving costs more.</summary>
    /// <returns>The accounts that are new.</returns>
    private List<SplitAccount> Keep()
    {
        var wanted = _accounts.ToDictionary(a => a.AccountId, StringComparer.Ordinal);
        foreach (var app in _request.Current.Where(r => r.AppDisplayName is not null).GroupBy(r => r.AppDisplayName!, StringComparer.OrdinalIgnoreCase).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase))
        {
            var kept = new SplitApp(app.Key, app.Count(r => r.AccountId is null || !wanted.ContainsKey(r.AccountId)));
            foreach (var id in app.Select(r => r.AccountId).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                if (wanted.TryGetValue(id, out var account) && kept.Count + account.Roles.Count < Rules.AppRoleLimits.MostCount && wanted.Remove(id)) kept.Accounts.Add(account);
            _apps.Add(kept);
        }

        return _accounts.Where(a => wanted.ContainsKey(a.AccountId)).ToList();
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
            var app = open.Find(a => a.Count + account.Roles.Count <= _request.MaximumCount);
            if (app is null)
            {
                app = new SplitApp(_names.Next(name, several), 0);
                _apps.Add(app);
                // Ids in a row are easier to follow than the last gap filled.
                open = [app];
            }

            app.Accounts.Add(account);
        }
    }
}
