using EntraAws.Contracts;

namespace EntraAws.Rules;

/// <summary>Which account has which name in this run: what is made for one of them must not be taken for another's.</summary>
internal sealed class NameClaims
{
    private readonly Dictionary<string, string> _accounts = new(StringComparer.OrdinalIgnoreCase); // as Entra compares names

    /// <summary>Refuses a name that was given to another account.</summary>
    public void Claim(string what, string name, string? accountId)
    {
        if (accountId is null) return;
        if (!_accounts.TryGetValue(name, out var other)) _accounts[name] = accountId;
        else if (other != accountId) throw Faults.NameCollides(what, name, other, accountId);
    }
}
