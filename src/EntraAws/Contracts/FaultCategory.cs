namespace EntraAws;

/// <summary>The kind of an error. Each is one of PowerShell's error categories, by the same name.</summary>
public enum FaultCategory
{
    /// <summary>A value that can't be right.</summary>
    InvalidArgument,

    /// <summary>A file or document that can't be read as what it should be.</summary>
    InvalidData,

    /// <summary>Right in itself, but not in this state of things.</summary>
    InvalidOperation,

    /// <summary>Not there.</summary>
    ObjectNotFound,

    /// <summary>There already, and not as wanted.</summary>
    ResourceExists,

    /// <summary>Refused for want of a permission.</summary>
    PermissionDenied,

    /// <summary>Not signed in, or no more.</summary>
    AuthenticationError,

    /// <summary>The service can't be reached.</summary>
    ConnectionError,

    /// <summary>The service is there and can't serve now.</summary>
    ResourceUnavailable,

    /// <summary>A quota is used up.</summary>
    LimitsExceeded,

    /// <summary>It took too long.</summary>
    OperationTimeout,

    /// <summary>The service answered what its protocol does not allow.</summary>
    ProtocolError,

    /// <summary>What is needed is not installed.</summary>
    NotInstalled,
}
