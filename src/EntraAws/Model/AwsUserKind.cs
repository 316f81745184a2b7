namespace EntraAws;

/// <summary>Who is behind an IAM user.</summary>
public enum AwsUserKind
{
    /// <summary>Nothing tells.</summary>
    Unknown,

    /// <summary>A person, who signs in.</summary>
    Person,

    /// <summary>A program, which calls.</summary>
    ServiceAccount,
}
