using EntraAws.Sandbox;

namespace EntraAws.Tests.BadInput;

/// <summary>The same for every request to one cloud.</summary>
internal sealed class AlwaysFault(string cloud, Fault fault) : IFaultPlan
{
    public Fault Next(string to, string operation) => to == cloud ? fault : Fault.None;
}
