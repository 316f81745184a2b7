namespace EntraAws.Sandbox;

/// <summary>One AWS account: what IAM and STS know of it.</summary>
public sealed class AwsAccountState
{
    public string AccountId { get; set; } = "";

    public string Name { get; set; } = "";
}
