namespace EntraAws.Engine.Aws;

/// <summary>A role to make.</summary>
internal sealed record NewIamRole(string Name, string Path, string TrustPolicy, string? Description, int MaxSessionDuration, IReadOnlyDictionary<string, string> Tags);
