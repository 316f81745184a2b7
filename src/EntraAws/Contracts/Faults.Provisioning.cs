using static EntraAws.FaultCategory;

namespace EntraAws.Contracts;

internal static partial class Faults
{
    // Provisioning
}
