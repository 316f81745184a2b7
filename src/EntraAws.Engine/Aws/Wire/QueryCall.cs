namespace EntraAws.Engine.Aws.Wire;

/// <summary>A call of the Query protocol.</summary>
internal sealed class QueryCall(string action, QueryForm form) : AwsCall(action)
{
    public QueryForm Form { get; } = form;
}
