namespace EntraAws.Engine.Verification.Saml;

/// <summary>Names of SAML 2.0, of XML signatures, and of AWS's attributes.</summary>
internal static class SamlNames
{
    public const string Protocol = "urn:oasis:names:tc:SAML:2.0:protocol";
    public const string Assertion = "urn:oasis:names:tc:SAML:2.0:assertion";
    public const string Signature = "http://www.w3.org/2000/09/xmldsig#";
    public const string ExclusiveC14N = "http://www.w3.org/2001/10/xml-exc-c14n#";
    public const string Success = "urn:oasis:names:tc:SAML:2.0:status:Success";
    public const string Bearer = "urn:oasis:names:tc:SAML:2.0:cm:bearer";

    /// <summary>AWS tells upper from lower case in what follows it.</summary>
    public const string Attribute = "https://aws.amazon.com/SAML/Attributes/";

    public const string Role = Attribute + "Role";
    public const string RoleSessionName = Attribute + "RoleSessionName";
    public const string SessionDuration = Attribute + "SessionDuration";
    public const string SourceIdentity = Attribute + "SourceIdentity";
    public const string TransitiveTagKeys = Attribute + "TransitiveTagKeys";
    public const string PrincipalTag = Attribute + "PrincipalTag:";
}
