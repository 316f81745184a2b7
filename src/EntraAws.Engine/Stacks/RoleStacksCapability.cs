using EntraAws.Contracts;

namespace EntraAws.Engine.Stacks;

/// <summary>Roles by CloudFormation StackSets, where AWS does the fan-out.</summary>
internal sealed class RoleStacksCapability(SessionContext context) : IRoleStacks
{
    private readonly SessionContext _context = context;
}
