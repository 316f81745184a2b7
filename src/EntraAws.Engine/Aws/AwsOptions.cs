using System.Security;

namespace EntraAws.Engine.Aws;

/// <summary>How to reach AWS. What is null is found out.</summary>
internal sealed record AwsOptions
{
    public string? ProfileName { get; init; }

    /// <summary>A credentials file in place of the SDK's own.</summary>
    public string? ProfileLocation { get; init; }

    public string? AccessKeyId { get; init; }

    public SecureString? SecretKey { get; init; }

    public SecureString? SessionToken { get; init; }

    public string? Region { get; init; }

    /// <summary>One endpoint for IAM and STS both, such as an emulator's.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>The role to assume in other accounts; this is the one that Organizations makes.</summary>
    public string AccountRoleName { get; init; } = "OrganizationAccountAccessRole";

    /// <summary>Answers in place of the network. Environment and profiles do not redirect it.</summary>
    public HttpMessageHandler? Handler { get; init; }

    /// <summary>All waits go by it.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    public RequestCounter Counter { get; init; } = new();
}
