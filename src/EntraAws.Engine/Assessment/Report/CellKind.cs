namespace EntraAws.Engine.Assessment.Report;

/// <summary>What the cells of a column hold.</summary>
internal enum CellKind
{
    /// <summary>A name; the first column of a table.</summary>
    Name,

    /// <summary>A text.</summary>
    Text,

    /// <summary>A long text, which gets room.</summary>
    Prose,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day, as yyyy-MM-dd.</summary>
    Day,

    /// <summary>Several texts.</summary>
    List,

    /// <summary>A severity by name.</summary>
    Severity,
}
