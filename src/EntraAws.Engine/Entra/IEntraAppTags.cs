namespace EntraAws.Engine.Entra;

/// <summary>The tags of enterprise applications: short texts that the service keeps and does nothing with, but for its own.</summary>
internal interface IEntraAppTags
{
    Task<IReadOnlyList<string>> GetAsync(Guid servicePrincipalId, CancellationToken cancellationToken);

    /// <summary>Replaces the whole collection.</summary>
    Task SetAsync(Guid servicePrincipalId, IReadOnlyList<string> tags, CancellationToken cancellationToken);
}
