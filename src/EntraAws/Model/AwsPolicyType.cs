namespace EntraAws;

/// <summary>The console's Type of a managed policy.</summary>
public enum AwsPolicyType
{
    /// <summary>Written in this account.</summary>
    CustomerManaged,

    /// <summary>Kept by AWS.</summary>
    AwsManaged,

    /// <summary>Kept by AWS for a job function (path <c>/job-function/</c>).</summary>
    JobFunction,
}
