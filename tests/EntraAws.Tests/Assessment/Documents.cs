using System.Text.Json;

namespace EntraAws.Tests.Assessment;

/// <summary>Policy documents for tests.</summary>
internal static class Documents
{
    public const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static string Allow(params string[] actions) => Document(Statement("Allow", actions));

    public static string AllowOn(string resource, params string[] actions) => Document(Statement("Allow", actions, resource));

    public static string Deny(params string[] actions) => Document(Statement("Deny", actions));

    public static string Statement(string effect, string[] actions, string resource = "*", string? condition = null, string action = "Action", string on = "Resource") =>
        $$"""{"Effect":"{{effect}}","{{action}}":{{JsonSerializer.Serialize(actions)}},"{{on}}":"{{resource}}"{{(condition is null ? "" : $",\"Condition\":{condition}")}}}""";

    public static string Document(params string[] statements) => $$"""{"Version":"2012-10-17","Statement":[{{string.Join(',', statements)}}]}""";

    public static string TrustAws(string arn, string? condition = null) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{arn}}"},"Action":"sts:AssumeRole"{{(condition is null ? "" : $",\"Condition\":{condition}")}}}]}""";
}
