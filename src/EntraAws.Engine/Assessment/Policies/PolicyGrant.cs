namespace EntraAws.Engine.Assessment;

/// <summary>A policy as a principal has it: where it is written, and the group it comes through.</summary>
internal sealed record PolicyGrant(string Source, string? Through, CompiledPolicy Policy);
