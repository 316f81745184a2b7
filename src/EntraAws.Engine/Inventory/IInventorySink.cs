namespace EntraAws.Engine.Inventory;

/// <summary>Takes what is read of an account, one object at a time: into memory, or onto a disk.</summary>
internal interface IInventorySink
{
    Task AddAsync(AwsIamUser user);

    Task AddAsync(AwsIamGroup group);

    Task AddAsync(AwsIamRole role);

    Task AddAsync(AwsIamPolicy policy);

    Task AddAsync(AwsIdentityProvider provider);
}
