namespace EntraAws.Engine.Aws;

/// <summary>What the account service knows of an account.</summary>
internal sealed record AccountInformation(string? Name, string? State, DateTimeOffset? CreatedAt);
