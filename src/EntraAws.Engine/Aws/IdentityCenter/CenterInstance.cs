namespace EntraAws.Engine.Aws;

/// <summary>An instance of IAM Identity Center.</summary>
internal sealed record CenterInstance(string Arn, string IdentityStoreId, string OwnerAccountId, string? Name, string? Status, DateTimeOffset? CreatedAt);
