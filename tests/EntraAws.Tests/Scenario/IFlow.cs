namespace EntraAws.Tests.Scenario;

/// <summary>Several commands in a row, over clouds of their own.</summary>
internal interface IFlow : IDisposable
{
    RequestRecorder Requests { get; }

    /// <summary>All commands once. What is there already stays as it is.</summary>
    /// <returns>The errors of single items.</returns>
    /// <exception cref="EntraAwsException">One of the commands failed as a whole.</exception>
    Task<IReadOnlyList<EntraAwsException>> RunAsync();

    /// <summary>What must hold whenever a run ends, well or not.</summary>
    void Check();

    /// <summary>What there is, in words that compare.</summary>
    IReadOnlyList<string> Picture();
}
