namespace EntraAws;

/// <summary>How far the stack of an account is.</summary>
public enum AwsRoleStackStatus
{
    /// <summary>Nothing was done: -WhatIf, or the answer was no.</summary>
    Planned,

    /// <summary>Its turn has not come.</summary>
    Pending,

    /// <summary>It is being worked on.</summary>
    Running,

    /// <summary>The account has the provider and roles of the template.</summary>
    Succeeded,

    /// <summary>The account refused; it has what it had before.</summary>
    Failed,

    /// <summary>It was not tried, since too many others failed or somebody stopped the operation.</summary>
    Cancelled,

    /// <summary>The account has an older state of the template.</summary>
    Outdated,

    /// <summary>A removal failed; CloudFormation leaves the stack out of all updates.</summary>
    Inoperable,
}
