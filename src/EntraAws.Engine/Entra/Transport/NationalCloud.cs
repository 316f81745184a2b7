namespace EntraAws.Engine.Entra.Transport;

/// <summary>Where Microsoft Graph and the sign-in service of a national cloud are. Tokens of one are worth nothing in another.</summary>
internal sealed record NationalCloud
{
    private NationalCloud(string graph, string login)
    {
        GraphHost = graph;
        LoginHost = login;
    }

    public string GraphHost { get; }

    public string LoginHost { get; }

    /// <summary>The root that request paths and the references in $ref bodies begin with.</summary>
    public string GraphRoot => $"https://{GraphHost}/v1.0";

    public string Scope => $"https://{GraphHost}/.default";

    public Uri Authority => new($"https://{LoginHost}/");

    public static NationalCloud Of(EntraEnvironment environment) => environment switch
    {
        EntraEnvironment.Global => new("graph.microsoft.com", "login.microsoftonline.com"),
        EntraEnvironment.USGov => new("graph.microsoft.us", "login.microsoftonline.us"),
        EntraEnvironment.USGovDoD => new("dod-graph.microsoft.us", "login.microsoftonline.us"),
        EntraEnvironment.China => new("microsoftgraph.chinacloudapi.cn", "login.chinacloudapi.cn"),
        _ => throw new ArgumentOutOfRangeException(nameof(environment), environment, null),
    };
}
