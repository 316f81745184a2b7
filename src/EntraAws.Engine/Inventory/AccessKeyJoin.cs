namespace EntraAws.Engine.Inventory;

/// <summary>
/// Puts the ids of a user's keys to what the credential report says of them. The report's slots are in no certain order,
/// so a line is matched by state and age; one that could be either of two keeps no id.
/// </summary>
internal static class AccessKeyJoin
{
    public static IReadOnlyList<AwsAccessKey> Of(IReadOnlyList<AwsAccessKey> reported, IReadOnlyList<AwsAccessKey> listed)
    {
        var joined = new List<AwsAccessKey>();
        foreach (var key in listed)
        {
            var same = reported.Where(r => r.Active == key.Active && r.Age is { } age && key.Age is { } own && Math.Abs(age - own) <= 1).ToList();
            var unique = same.Count == 1 && listed.Count(k => k.Active == key.Active && k.Age is { } age && same[0].Age is { } reportedAge && Math.Abs(age - reportedAge) <= 1) == 1;
            joined.Add(unique ? same[0] with { AccessKeyId = key.AccessKeyId } : key);
        }

        return joined;
    }
}
