namespace EntraAws.Engine.Protection;

/// <summary>The apps, by application id, and the groups, by object id, that a policy is for.</summary>
internal sealed record MfaScope(IReadOnlyList<string> Apps, IReadOnlyList<string> Groups);
