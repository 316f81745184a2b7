namespace EntraAws.Engine.Entra;

/// <summary>The tags of enterprise applications: short texts that the service keeps and does nothing with, but for its own.</summary>
internal interface IEntraAppTags
{
    Task<IReadOnlyList<string>> GetAsync(Guid servicePrincipalId, CancellationToken cancellationToken);

    /// <summary>Changes what is there at that moment: a write replaces the whole collection, and others write to it too.</summary>
    Task ChangeAsync(Guid servicePrincipalId, Func<IReadOnlyList<string>, IReadOnlyList<string>> change, CancellationToken cancellationToken);
}
