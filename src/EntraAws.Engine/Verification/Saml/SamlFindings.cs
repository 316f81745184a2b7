namespace EntraAws.Engine.Verification.Saml;

/// <summary>
/// Every finding about a SAML response: its id, what it means, the error that AWS shows for it (IAM User Guide,
/// troubleshoot_saml; STS API, AssumeRoleWithSAML) and what to do.
/// </summary>
internal sealed partial class SamlFindings
{
    private const string InvalidResponse = "Your request included an invalid SAML response.";
    private const string NoNewApp = "Sign in again and copy the value of SAMLResponse from the POST to AWS once more.";

    private readonly List<SamlFinding> _all = [];

    public IReadOnlyList<SamlFinding> All => _all;

    public bool HasErrors => _all.Exists(f => f.Severity == SamlFindingSeverity.Error);

    /// <param name="besideRoles">Leaves out what is not known of single roles: one is known to work.</param>
    public bool HasUnknowns(bool besideRoles) => _all.Exists(f => f.Severity == SamlFindingSeverity.Unknown && !(besideRoles && f.RoleArn is not null));

    /// <summary>What holds one role back is no error while another lets the person in.</summary>
    public void Soften(IReadOnlySet<string> roles)
    {
        for (var i = 0; i < _all.Count; i++)
            if (_all[i] is { Severity: SamlFindingSeverity.Error, RoleArn: { } role } && roles.Contains(role)) _all[i] = _all[i] with { Severity = SamlFindingSeverity.Warning };
    }

    // The text
    public void NotBase64(string why) => Error(nameof(NotBase64), $"It is not base64: {why}", InvalidResponse, NoNewApp);

    public void Truncated(int length) => Error(nameof(Truncated), $"It is not whole base64: it has {length:N0} characters, and ends in the middle.", InvalidResponse,
        $"{NoNewApp} Developer tools cut long values short: use 'copy value', not what is shown.");

    public void TooLarge(int length) => Error(nameof(TooLarge), $"It has {length:N0} characters of base64; AWS takes {SamlText.MostCharacters:N0}.", InvalidResponse,
        "Give the person fewer roles: fewer groups, or one app for each account (New-EntraAwsApp), since every role is in the assertion.");

    public void Decoded() => Add(SamlFindingSeverity.Information, nameof(Decoded), "It is XML already, not base64; it is judged as it stands.", null, "Nothing, if a tool decoded it. White space that the tool added breaks the signature.");

    // The XML
    public void NotXml(string why) => Error(nameof(NotXml), $"It is not well-formed XML: {why}", InvalidResponse, NoNewApp);

    public void NotUtf8() => Add(SamlFindingSeverity.Warning, nameof(NotUtf8), "It is UTF-16; identity providers send UTF-8.", null, "Have the identity provider send UTF-8.");

    public void DocumentType() => Error(nameof(DocumentType), "It has a document type declaration, by which files and hosts could be read. It is not read any further.", InvalidResponse,
        "No identity provider sends one: find out where this response comes from.");

    public void TooComplex(int depth, int nodes) => Error(nameof(TooComplex), $"It is nested deeper than {depth} levels, or has more than {nodes:N0} nodes. It is not read any further.", InvalidResponse,
        "No identity provider sends such a response: find out where it comes from.");

    // The response
    public void NotResponse(string name, string ns) => Error(nameof(NotResponse), $"Its root is '{name}' of '{ns}', not a Response of SAML 2.0.", InvalidResponse,
        "Copy SAMLResponse from the POST to AWS. What goes to Entra is SAMLRequest; WS-Federation sends wresult.");

    public void VersionUnsupported(string what, string? version) => Error(nameof(VersionUnsupported), $"The {what} is of SAML version '{version}', not 2.0.", InvalidResponse, "Set the app's sign-on mode to SAML 2.0: New-EntraAwsApp does.");

    public void StatusNotSuccess(string? code, string? text) => Error(nameof(StatusNotSuccess), $"The identity provider refused the sign-in: {code} {text}".TrimEnd() + ".", InvalidResponse,
        "Look the error up in the sign-in log of Entra: an unassigned user, Conditional Access, or the wrong identifier.");

    public void AssertionMissing() => Error(nameof(AssertionMissing), "It holds no assertion.", InvalidResponse, "Check that the app signs in with SAML 2.0: Get-EntraAwsApp shows SignOnMode.");

    public void AssertionDuplicated(int count) => Error(nameof(AssertionDuplicated), $"It holds {count} assertions; only one can be the one that is signed and used.", InvalidResponse,
        "An identity provider sends one: find out where this response comes from.");

    public void AssertionEncrypted() => Add(SamlFindingSeverity.Unknown, nameof(AssertionEncrypted), "The assertion is encrypted, and only AWS has the key: nothing in it could be checked.", "Response signature invalid (InvalidIdentityToken), if the provider has no private key for it",
        "Add the private key to the SAML provider in IAM, or switch token encryption off in the app.");

    public void ElementDuplicated(string name) => Error(nameof(ElementDuplicated), $"There are several {name} elements where SAML has one, so what is checked may not be what is used.", InvalidResponse,
        "Entra does not make such assertions: take the response from the browser's developer tools, unchanged.");

    public void IdDuplicated(string id, int count) => Error(nameof(IdDuplicated), $"The ID '{id}' occurs {count} times, so a signature can mean another element than the one that is used.", InvalidResponse,
        "An identity provider sends each ID once: find out where this response comes from.");

    public void CommentInValue(string where) => Error(nameof(CommentInValue), $"A comment or processing instruction splits the value of {where}. It leaves the signature whole and makes readers see another value.", null,
        "No identity provider sends one: find out where this response comes from.");

    private void Error(string id, string message, string? awsError, string mend, string? role = null) => Add(SamlFindingSeverity.Error, id, message, awsError, mend, role);

    private void Add(SamlFindingSeverity severity, string id, string message, string? awsError, string mend, string? role = null)
    {
        var finding = new SamlFinding { Id = id, Severity = severity, Message = message, AwsError = awsError, Mend = mend, RoleArn = role };
        if (!_all.Contains(finding)) _all.Add(finding);
    }
}
