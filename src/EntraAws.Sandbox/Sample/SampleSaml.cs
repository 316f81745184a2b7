using System.Text;

namespace EntraAws.Sandbox;

/// <summary>Federation metadata of an AD FS farm that was given up long ago: its signing certificate ended in March 2019.</summary>
internal static class SampleSaml
{
    /// <summary>Self-signed for this sample; nobody has its private key.</summary>
    private const string ExpiredCertificate =
        """
        MIICxjCCAa4CAQEwDQYJKoZIhvcNAQELBQAwKTEnMCUGA1UEAwweQURGUyBTaWduaW5nIC0gc3RzLmNvbnRvc28uY29tMB4XDTE2
        MDMwMTAwMDAwMFoXDTE5MDMwMTAwMDAwMFowKTEnMCUGA1UEAwweQURGUyBTaWduaW5nIC0gc3RzLmNvbnRvc28uY29tMIIBIjAN
        BgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA8Er7Gw0HjKld2s8oVqHnaCV+NwijvX0NWvy/cA2tF8cy/zwK+jvw9aVk5jzh1xC5
        A1iuDBcJT6On8eEpEn8Le5QXJUY22olRrth4brESk77GOtsaErYeV0M5vcdhnkX3qE7nW4LSA7idLdG8jrwaUITVk5UbKKgbPTG2
        JmqiP1lErLe0Ck0paggK1nypuH0jPOCY3iawCdKNiF3igU1skBAg5TdCa4K+lZMGPQ3n5M8wfNnFYVT7MimYOihUw2Ungnp6m3za
        eiXWsLp64u46rBL5kHlWazybbiuIaRzP1CdY93aW+WwlDgYsDvExwRFJh8LDeE7D23ccAiv482/ykQIDAQABMA0GCSqGSIb3DQEB
        CwUAA4IBAQCwivYPpCx0jsGTj15SwtHl03kFsOWAn276ar5TAGg5616Lmtnj/s3Vahi58ZypdrOYVFESjjDg4s2ZAtuYGCpJtby8
        zrOqxwn+SlqB7zQl4V51wis2NMcPjDlrlwcT85GH2WLAG7BJfKt9he3Z4U5rOe/U0H9srWNw/Uhi4WqOeyUYaxy5XXlmQW5FPAfu
        yGLsgrHTDFp20UX8IgWWrGJ5n1X3KNNLGoc6hPsCRdse1YdBrv04NEvMtjOegfy5OObGJIW//IxeNu665kQpPn8ma7zmvPZGSYdd
        /TT5aM+SswOWJboS7pi0ICDmOvoXOM/h5aGLYxjndkom45Pj1RvE
        """;

    private const string Bindings = "urn:oasis:names:tc:SAML:2.0:bindings:";

    /// <param name="host">The host of the identity provider, such as sts.contoso.com.</param>
    public static string Metadata(string host)
    {
        var text = new StringBuilder();
        text.Append($"<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"http://{host}/adfs/services/trust\">");
        text.Append("<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"><KeyDescriptor use=\"signing\">");
        text.Append("<KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>");
        text.Append(ExpiredCertificate.ReplaceLineEndings(""));
        text.Append("</X509Certificate></X509Data></KeyInfo></KeyDescriptor>");
        text.Append("<NameIDFormat>urn:oasis:names:tc:SAML:2.0:nameid-format:persistent</NameIDFormat>");
        foreach (var binding in new[] { "HTTP-Redirect", "HTTP-POST" })
            text.Append($"<SingleSignOnService Binding=\"{Bindings}{binding}\" Location=\"https://{host}/adfs/ls/\" />");
        text.Append("</IDPSSODescriptor></EntityDescriptor>");
        return text.ToString();
    }
}
