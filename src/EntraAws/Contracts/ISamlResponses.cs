namespace EntraAws.Contracts;

/// <summary>Judges SAML responses by themselves and by metadata that is given. It needs no connection.</summary>
internal interface ISamlResponses
{
    Task<SamlResponseTest> TestAsync(SamlResponseRequest request, CancellationToken cancellationToken);
}
