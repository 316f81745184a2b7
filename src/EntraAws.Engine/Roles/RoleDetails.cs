using EntraAws.Contracts;
using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Roles;

/// <summary>
/// Roles with attached policies and tags in a few calls for all of an account, where that is permitted. Who gets none has
/// to read each role by itself, which takes other permissions.
/// </summary>
internal static class RoleDetails
{
    /// <summary>Up to as many, reading each by itself takes hardly more calls.</summary>
    public const int Few = 3;

    /// <param name="account">Their account.</param>
    /// <param name="listed">As the list of roles has them: description and longest session are in no other answer for many.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>By ARN; what was made between the two answers is missing.</returns>
    public static async Task<IReadOnlyDictionary<string, IamRole>> ReadAsync(IAwsAccount account, IEnumerable<IamRole> listed, CancellationToken cancellationToken)
    {
        var byArn = new Dictionary<string, IamRole>(StringComparer.Ordinal);
        try
        {
            var details = (await account.GetRoleDetailsAsync(cancellationToken)).DistinctBy(r => r.Arn).ToDictionary(r => r.Arn, StringComparer.Ordinal);
            foreach (var role in listed)
                if (details.TryGetValue(role.Arn, out var found)) byArn[role.Arn] = found with { Description = role.Description, MaxSessionDuration = role.MaxSessionDuration };
        }
        catch (EntraAwsException e) when (IsDenied(e))
        {
            byArn.Clear();
        }

        return byArn;
    }

    /// <returns>All of the account by name; none where that is not permitted.</returns>
    public static async Task<IReadOnlyDictionary<string, IamRole>> ReadAllAsync(IAwsAccount account, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, IamRole>(StringComparer.OrdinalIgnoreCase);
        try
        {
            foreach (var role in (await ReadAsync(account, await account.ListRolesAsync(cancellationToken), cancellationToken)).Values) byName[role.Name] = role;
        }
        catch (EntraAwsException e) when (IsDenied(e))
        {
            byName.Clear();
        }

        return byName;
    }

    private static bool IsDenied(EntraAwsException error) => error.ErrorId == nameof(Faults.AwsAccessDenied);
}
