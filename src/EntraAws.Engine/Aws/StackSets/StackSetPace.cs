namespace EntraAws.Engine.Aws;

/// <summary>How an operation goes over the accounts, in percent of them.</summary>
internal sealed record StackSetPace(int FailureTolerance, int MaxConcurrent);
