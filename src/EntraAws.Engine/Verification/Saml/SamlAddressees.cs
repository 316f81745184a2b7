using EntraAws.Engine.Documents;

namespace EntraAws.Engine.Verification.Saml;

/// <summary>Whether a response is for AWS, and for the partition that its roles are in: each partition has sign-in addresses of its own.</summary>
/// <param name="partitions">Those of the roles; with none any partition will do.</param>
/// <param name="findings">Where what is wrong is told.</param>
internal sealed class SamlAddressees(IReadOnlyList<string> partitions, SamlFindings findings)
{
    private string Home => string.Join(" or ", partitions);

    public void CheckDestination(string? destination)
    {
        if (string.IsNullOrEmpty(destination)) return;
        if (SignInEndpoint.PartitionOf(destination) is not { } partition) findings.DestinationElsewhere(destination);
        else if (!IsHome(partition)) findings.DestinationAbroad(destination, partition, Home);
    }

    public void CheckRecipient(string? recipient)
    {
        if (string.IsNullOrEmpty(recipient)) findings.RecipientMissing();
        else if (SignInEndpoint.PartitionOf(recipient) is not { } partition) findings.RecipientElsewhere(recipient);
        else if (!IsHome(partition)) findings.RecipientAbroad(recipient, partition, Home);
    }

    /// <summary>Any audience of a restriction will do, and each restriction must be met (SAML core 2.5.1.4).</summary>
    public void CheckAudience(IReadOnlyList<IReadOnlyList<string>> restrictions)
    {
        if (restrictions.All(r => r.Count == 0))
        {
            findings.AudienceMissing();
            return;
        }

        foreach (var audiences in restrictions)
        {
            var answering = audiences.Select(SignInEndpoint.PartitionOfAudience).OfType<string>().ToList();
            if (answering.Count == 0) findings.AudienceWrong(audiences);
            else if (!answering.Exists(IsHome)) findings.AudienceAbroad(audiences, string.Join(" and ", answering.Distinct(StringComparer.Ordinal)), Home);
        }
    }

    private bool IsHome(string partition) => partitions.Count == 0 || partitions.Contains(partition, StringComparer.Ordinal);
}
