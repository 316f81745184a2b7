namespace EntraAws.Contracts;

internal sealed record NameFilter(Func<string, bool>? Matches = null)
{
    public bool Includes(string name) => Matches is null || Matches(name);
}
