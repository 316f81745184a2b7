namespace EntraAws.Engine.Assessment;

/// <summary>A policy document, ready to be judged with others.</summary>
internal sealed record CompiledPolicy(IReadOnlyList<CompiledStatement> Statements, string? Problem);
