namespace EntraAws.Engine.Aws;

/// <summary>The last use of an access key. AWS notes the first in a quarter of an hour alone.</summary>
/// <param name="Service">The service it was used with, such as iam; null where AWS does not say.</param>
internal sealed record KeyUse(DateTimeOffset At, string? Service);
