namespace EntraAws.Contracts;

internal sealed record AppSelector(Guid? Id, string? Name)
{
    /// <summary>An app that -WhatIf only planned: it has no id yet.</summary>
    public bool IsPlanned => Id == Guid.Empty;

    public override string ToString() => Name ?? Id.ToString();
}
