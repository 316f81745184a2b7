namespace EntraAws.Engine.SignOn;

/// <summary>Values of preferredSingleSignOnMode.</summary>
internal static class AppMode
{
    public const string Saml = "saml";
}
