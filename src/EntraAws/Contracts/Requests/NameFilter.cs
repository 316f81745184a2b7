namespace EntraAws.Contracts;

/// <summary>A name with wildcards, or nothing for all.</summary>
internal sealed record NameFilter(Func<string, bool>? Matches = null)
{
    public bool Includes(string name) => Matches is null || Matches(name);
}
