namespace EntraAws.Engine.Aws.Wire;

/// <summary>Where a service answers, and the Region that its signature names.</summary>
internal sealed record AwsEndpoint(string Url, string SigningRegion);
