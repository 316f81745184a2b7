using System.Text.Json;

namespace EntraAws.Sandbox;

/// <summary>The policy documents of the sample company.</summary>
internal static class SampleDocuments
{
    public static string Allow(string[] actions, string resource = "*") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":{{JsonSerializer.Serialize(actions)}},"Resource":"{{resource}}"}]}""";

    public static string TrustService(string service) => Trust($$"""{"Service":"{{service}}"}""", "\"sts:AssumeRole\"");

    public static string TrustAws(string arn, string? externalId = null) => Trust(
        $$"""{"AWS":"{{arn}}"}""",
        "\"sts:AssumeRole\"",
        externalId is null ? null : $$$"""{"StringEquals":{"sts:ExternalId":"{{{externalId}}}"}}""");

    public static string TrustSaml(string providerArn, bool tagSession = false) => Trust(
        $$"""{"Federated":"{{providerArn}}"}""",
        tagSession ? "[\"sts:AssumeRoleWithSAML\",\"sts:TagSession\"]" : "\"sts:AssumeRoleWithSAML\"",
        """{"StringEquals":{"SAML:aud":"https://signin.aws.amazon.com/saml"}}""");

    public static string TrustOidc(string providerArn, string subject) => Trust(
        $$"""{"Federated":"{{providerArn}}"}""",
        "\"sts:AssumeRoleWithWebIdentity\"",
        $$$"""{"StringLike":{"token.actions.githubusercontent.com:sub":"{{{subject}}}"}}""");

    private static string Trust(string principal, string actions, string? condition = null) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":{{actions}}{{(condition is null ? "" : ",\"Condition\":" + condition)}}}]}""";
}
