namespace EntraAws.Contracts;

/// <summary>Picks an enterprise application: the id of its service principal, registration or application, or its display name.</summary>
internal sealed record AppSelector(Guid? Id, string? Name)
{
    /// <summary>An app that -WhatIf only planned: it has no id yet.</summary>
    public bool IsPlanned => Id == Guid.Empty;

    /// <summary>A planned app keeps the name that came down the pipeline: it is all there is to call it by.</summary>
    public AppSelector Named(string? name) => IsPlanned && Name is null && !string.IsNullOrEmpty(name) ? this with { Name = name } : this;

    public override string ToString() => Name ?? Id.ToString();
}
