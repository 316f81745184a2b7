namespace EntraAws.Engine.Aws;

internal sealed record NewIamRole(string Name, string Path, string TrustPolicy, string? Description, int MaxSessionDuration, IReadOnlyDictionary<string, string> Tags);
