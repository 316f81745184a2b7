namespace EntraAws.Sandbox;

/// <summary>Something that takes a while to show after it was written, and to vanish after it was deleted.</summary>
public abstract class Replicated
{
    public DateTimeOffset VisibleAt { get; set; }

    /// <summary>Set when it was deleted: until then reads may still show it.</summary>
    public DateTimeOffset? GoneAt { get; set; }

    /// <summary>What the service decides by; a read may say otherwise for a while.</summary>
    public bool Exists() => GoneAt is null;

    /// <summary>Whether a read shows it.</summary>
    public virtual bool IsVisible(DateTimeOffset now) => now >= VisibleAt && (GoneAt is null || now < GoneAt);
}
