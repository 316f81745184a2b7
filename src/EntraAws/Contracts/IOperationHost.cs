namespace EntraAws.Contracts;

/// <summary>
/// What the engine may ask of whoever called it: the pipeline thread, or a test. All members may be called from any
/// thread; each completes when the caller has dealt with it.
/// </summary>
internal interface IOperationHost
{
    /// <summary>
    /// True under -WhatIf: every answer will be no. What an earlier step would have made is then missing for good reason.
    /// </summary>
    bool IsPreview { get; }

    /// <summary>Asks whether a change shall be made (ShouldProcess).</summary>
    Task<bool> ConfirmAsync(Change change);

    /// <summary>Reports a change that was made just now.</summary>
    Task AppliedAsync(Change change);

    Task WarnAsync(string message);

    Task VerboseAsync(string message);

    Task ProgressAsync(OperationProgress progress);
}
