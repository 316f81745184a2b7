namespace EntraAws.Contracts;

/// <summary>Whether people would get in.</summary>
internal interface IVerification
{
    /// <summary>Judges a SAML response also by the providers and role trusts of the accounts that it names.</summary>
    Task<SamlResponseTest> TestResponseAsync(SamlResponseRequest request, IOperationHost host, CancellationToken cancellationToken);

    /// <summary>
    /// Checks the whole sign-on of an app and its account without signing in, and finds who would get in. It changes nothing;
    /// what can't be read is an unknown result and no error.
    /// </summary>
    /// <param name="request">What to check.</param>
    /// <param name="check">Told of each check.</param>
    /// <param name="access">Told of each user and role that would get in.</param>
    /// <param name="host">Told of the progress.</param>
    /// <param name="cancellationToken">Stops between two requests.</param>
    Task TestSignOnAsync(SignOnRequest request, Func<SignOnCheck, Task> check, Func<SignOnAccess, Task> access, IOperationHost host, CancellationToken cancellationToken);
}
