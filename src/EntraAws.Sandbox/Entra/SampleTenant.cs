namespace EntraAws.Sandbox;

/// <summary>The Entra tenant of the sample company.</summary>
public static class SampleTenant
{
    public static TenantState Create(DateTimeOffset now) => new() { DisplayName = "Contoso" };
}
