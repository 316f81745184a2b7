namespace EntraAws.Sandbox;

/// <summary>Decides, request by request, what goes wrong on the way.</summary>
public interface IFaultPlan
{
    /// <param name="cloud">"aws" or "graph".</param>
    /// <param name="operation">The IAM action, or "METHOD path" for Graph. Parts of a $batch are asked one by one.</param>
    Fault Next(string cloud, string operation);
}
