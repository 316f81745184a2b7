namespace EntraAws.Engine.Aws;

/// <summary>Who AWS knows us as, and by which credential.</summary>
internal sealed record AwsIdentity(string AccountId, string Arn, string Partition, string Region, string CredentialSource);
