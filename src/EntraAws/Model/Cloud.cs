namespace EntraAws;

/// <summary>One of the two clouds.</summary>
public enum Cloud
{
    /// <summary>Amazon Web Services.</summary>
    Aws,

    /// <summary>Microsoft Entra ID.</summary>
    Entra,
}
