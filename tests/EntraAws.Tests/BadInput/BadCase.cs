using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>One bad input: what is asked, in which state of the clouds, and the error that must come before any write.</summary>
internal sealed record BadCase(string Name, string ErrorId, Func<ISession, IOperationHost, Task> Act)
{
    /// <summary>Brings the clouds to where the case begins, by the module itself.</summary>
    public Func<ISession, IOperationHost, Task>? Prepare { get; init; }

    /// <summary>Changes the clouds before the connection is opened.</summary>
    public Action<SandboxRun>? Setup { get; init; }

    /// <summary>Changes the clouds after it was opened.</summary>
    public Action<SandboxRun>? Meanwhile { get; init; }

    /// <summary>Whether the example has run before.</summary>
    public bool Migrated { get; init; }

    /// <summary>How to connect.</summary>
    public ConnectRequest? Connect { get; init; }

    /// <summary>Whether the input alone tells that it is wrong: no request may be sent for it.</summary>
    public bool Silent { get; init; }

    /// <summary>Whether only the cloud can tell: the write is sent, and refused.</summary>
    public bool RefusedByCloud { get; init; }

    /// <summary>What else the message must say.</summary>
    public string? Says { get; init; }

    public IFaultPlan? Faults { get; init; }
}
