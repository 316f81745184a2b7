namespace EntraAws.Sandbox;

/// <summary>An object of the directory. Lists and filters come from an index that lags behind the reads by id.</summary>
public abstract class TenantObject : Replicated
{
    public Guid Id { get; set; }

    public string DisplayName { get; set; } = "";

    public DateTimeOffset CreatedDateTime { get; set; }

    public DateTimeOffset ListedAt { get; set; }

    public DateTimeOffset? UnlistedAt { get; set; }

    /// <summary>From then until <see cref="HiddenUntil"/> a replica that has not got it yet answers.</summary>
    public DateTimeOffset? HiddenFrom { get; set; }

    public DateTimeOffset? HiddenUntil { get; set; }

    public override bool IsVisible(DateTimeOffset now) =>
        base.IsVisible(now) && !(now >= HiddenFrom && now < HiddenUntil);

    /// <summary>Whether lists and filters show it.</summary>
    public bool IsListed(DateTimeOffset now) => now >= ListedAt && (UnlistedAt is null || now < UnlistedAt);
}
