namespace EntraAws;

/// <summary>What went wrong, with which object, and what to do. Only <see cref="Contracts.Faults"/> makes these.</summary>
public sealed class EntraAwsException : Exception
{
    internal EntraAwsException(string errorId, FaultCategory category, string message, object? target, Exception? inner = null)
        : base(message, inner)
    {
        ErrorId = errorId;
        Category = category;
        FaultTarget = target;
    }

    /// <summary>The stable id of the cause, in PascalCase.</summary>
    public string ErrorId { get; }

    /// <summary>The kind of the cause.</summary>
    public FaultCategory Category { get; }

    /// <summary>The object it is about.</summary>
    public object? FaultTarget { get; }
}
