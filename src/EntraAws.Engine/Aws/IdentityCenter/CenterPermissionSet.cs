namespace EntraAws.Engine.Aws;

/// <summary>A permission set's name and settings.</summary>
/// <param name="SessionDuration">Seconds.</param>
internal sealed record CenterPermissionSet(string Arn, string Name, string? Description, int SessionDuration, string? RelayState, DateTimeOffset? CreatedAt);
