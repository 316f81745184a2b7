namespace EntraAws.Engine.Documents;

/// <summary>Where AWS takes SAML assertions, by partition (IAM User Guide, SAML assertions).</summary>
internal static class SignInUrl
{
    public static string For(string? partition) => partition switch
    {
        "aws-cn" => "https://signin.amazonaws.cn/saml",
        "aws-us-gov" => "https://signin.amazonaws-us-gov.com/saml",
        _ => "https://signin.aws.amazon.com/saml",
    };
}
