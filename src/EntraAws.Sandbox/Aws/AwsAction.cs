namespace EntraAws.Sandbox;

/// <summary>An operation of IAM, STS or CloudFormation.</summary>
/// <param name="Service">"iam", "sts" or "cloudformation".</param>
/// <param name="Writes">Whether it changes the state.</param>
/// <param name="Run">Gives what the result element holds; null for an answer without one. It refuses before it changes anything.</param>
internal sealed record AwsAction(string Service, string Name, bool Writes, Func<AwsCall, object?[]?> Run);
