namespace EntraAws.Engine.Inventory;

/// <summary>What the record sheet asks for and AWS has no API for.</summary>
internal static class ManualItems
{
    private static readonly AwsManualItem[] Always =
    [
        new()
        {
            Item = "Payment method",
            Remark = "No AWS API tells it. Look in the Billing and Cost Management console, page Payment preferences; for a member of an organization, in that of its management account.",
        },
        new()
        {
            Item = "Security questions",
            Remark = "Not applicable: AWS ended them on 2025-01-06. The root user's MFA and the alternate contacts take their place.",
        },
    ];

    private static readonly AwsManualItem RootEmail = new()
    {
        Item = "Root user e-mail address",
        Remark = "Only an organization tells it. Look on the Account page of the console, or ask from the management account.",
    };

    public static IReadOnlyList<AwsManualItem> For(bool withoutEmail) => withoutEmail ? [RootEmail, .. Always] : Always;
}
