namespace EntraAws.Engine.Aws;

/// <summary>What a permission set permits.</summary>
/// <param name="Managed">ARNs of AWS managed policies.</param>
/// <param name="Customer">Path and name of policies that each account has of its own.</param>
/// <param name="Inline">The inline policy; null for none.</param>
internal sealed record CenterPolicies(IReadOnlyList<string> Managed, IReadOnlyList<string> Customer, string? Inline);
