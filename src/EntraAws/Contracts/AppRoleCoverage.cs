namespace EntraAws.Contracts;

/// <summary>The AWS accounts whose roles an app offers.</summary>
internal sealed record AppRoleCoverage(string AppDisplayName, IReadOnlyCollection<string> AccountIds);
