namespace EntraAws.Engine.Aws;

/// <summary>An access key of a user, without its secret.</summary>
internal sealed record IamAccessKey(string Id, bool Active, DateTimeOffset? CreatedAt);
