namespace EntraAws.Tests;

/// <summary>One request that reached a sandbox: "aws" or "graph", and the IAM action or "METHOD path".</summary>
internal sealed record SentRequest(string Cloud, string Operation, bool IsWrite)
{
    public override string ToString() => $"{Cloud} {Operation}";
}
