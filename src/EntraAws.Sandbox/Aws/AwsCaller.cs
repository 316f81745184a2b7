namespace EntraAws.Sandbox;

/// <summary>Who sent a request.</summary>
/// <param name="Account">The account that the request acts on.</param>
/// <param name="Arn">As sts:GetCallerIdentity names it.</param>
/// <param name="UserId">Its unique id; for a session, with the session's name.</param>
internal sealed record AwsCaller(AwsAccountState Account, string Arn, string UserId);
