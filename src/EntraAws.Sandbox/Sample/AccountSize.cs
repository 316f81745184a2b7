namespace EntraAws.Sandbox;

/// <summary>How much a generated account holds. The largest two are at IAM's default quotas and at the most that is granted automatically.</summary>
public sealed record AccountSize(int Users, int Groups, int Roles, int Policies)
{
    public static AccountSize Small { get; } = new(50, 10, 60, 20);

    public static AccountSize Medium { get; } = new(500, 50, 300, 200);

    public static AccountSize Large { get; } = new(5000, 300, 1000, 1500);

    public static AccountSize ExtraLarge { get; } = new(5000, 500, 5000, 5000);
}
