namespace EntraAws.Contracts;

/// <summary>Roles by CloudFormation StackSets, where AWS does the fan-out.</summary>
internal interface IRoleStacks
{
}
