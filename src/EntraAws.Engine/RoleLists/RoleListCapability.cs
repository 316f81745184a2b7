using EntraAws.Contracts;
using EntraAws.Engine.Roles;
using EntraAws.Rules;

namespace EntraAws.Engine.RoleLists;

/// <summary>Lists of roles, on disk and split over apps.</summary>
internal sealed class RoleListCapability : IRoleLists
{
    public RoleListEntry Check(RoleListEntry role)
    {
        AppRoleValue.Of(new WantedAppRole(role.RoleArn, role.ProviderArn));
        return role;
    }

    public void CheckFile(string path, bool overwrite) => RoleListWriter.Check(path, overwrite);

    public RoleListFile Export(IReadOnlyList<RoleListEntry> roles, string path, bool overwrite) => RoleListWriter.Write(roles, path, overwrite);

    public async Task ImportAsync(string path, Func<RoleListEntry, Task> emit, Func<EntraAwsException, Task> failed, CancellationToken cancellationToken)
    {
        var list = RoleListReader.Read(path);
        foreach (var error in list.Errors) await failed(error);
        foreach (var role in list.Roles)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await emit(role);
        }
    }

    public RoleListDivision Split(RoleListSplitRequest request)
    {
        if (request.MaximumCount is < 1 or >= AppRoleLimits.MostCount) throw new ArgumentOutOfRangeException(nameof(request));
        return new RoleListSplit(request).Divide();
    }
}
