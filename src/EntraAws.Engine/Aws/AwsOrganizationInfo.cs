namespace EntraAws.Engine.Aws;

/// <summary>An organization: its id, its management account, and whether all features are on.</summary>
internal sealed record AwsOrganizationInfo(string Id, string ManagementAccountId, bool AllFeatures);
