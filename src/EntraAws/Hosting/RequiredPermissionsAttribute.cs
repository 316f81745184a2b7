namespace EntraAws.Hosting;

/// <summary>What a command needs in both clouds; the help and the README's table are made from it.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiredPermissionsAttribute : Attribute
{
    /// <summary>IAM and STS actions, such as <c>iam:CreateRole</c>.</summary>
    public string[] Aws { get; set; } = [];

    /// <summary>Microsoft Graph permissions, least privilege first.</summary>
    public string[] Graph { get; set; } = [];
}
