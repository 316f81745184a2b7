namespace EntraAws.Sandbox;

/// <summary>The Regions that an account of the sandbox sees.</summary>
internal static class SandboxRegions
{
    /// <summary>Those that were there before Regions had to be opted in to.</summary>
    private static readonly string[] ByDefault =
    [
        "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ca-central-1", "eu-central-1", "eu-north-1",
        "eu-west-1", "eu-west-2", "eu-west-3", "sa-east-1", "us-east-1", "us-east-2", "us-west-1", "us-west-2",
    ];

    private static readonly string[] OptIn =
    [
        "af-south-1", "ap-east-1", "ap-east-2", "ap-south-2", "ap-southeast-3", "ap-southeast-4", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "ca-west-1",
        "eu-central-2", "eu-south-1", "eu-south-2", "il-central-1", "me-central-1", "me-south-1", "mx-central-1",
    ];

    /// <summary>Name and status, in the order of names.</summary>
    public static IEnumerable<(string Name, string Status)> Of(AwsAccountState account) =>
        ByDefault.Select(r => (Name: r, Status: "ENABLED_BY_DEFAULT"))
            .Concat(OptIn.Select(r => (Name: r, Status: account.RegionStatus.GetValueOrDefault(r, "DISABLED"))))
            .OrderBy(r => r.Name, StringComparer.Ordinal);
}
