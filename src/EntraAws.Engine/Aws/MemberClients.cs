namespace EntraAws.Engine.Aws;

/// <summary>The clients of an account that was entered.</summary>
internal sealed record MemberClients(AwsAccount Iam, JsonClient AccountManagement);
