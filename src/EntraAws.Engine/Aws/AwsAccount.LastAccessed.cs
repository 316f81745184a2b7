using System.Xml.Linq;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>Service last accessed data, which IAM gathers on request.</summary>
internal sealed partial class AwsAccount
{
    private const string LastAccessedAction = "GetServiceLastAccessedDetails";

    private static readonly TimeSpan LongestJob = TimeSpan.FromMinutes(5);

    public async Task<IReadOnlyList<AwsLastAccess>> GetLastAccessedAsync(string principalArn, CancellationToken cancellationToken)
    {
        var made = await iam.ReadAsync("GenerateServiceLastAccessedDetails", new QueryForm { { "Arn", principalArn }, { "Granularity", "SERVICE_LEVEL" } }, principalArn, cancellationToken).ConfigureAwait(false);
        var form = new QueryForm { { "JobId", IamReader.Required(made, "JobId") }, { "MaxItems", PageSize } };
        var result = await WaitForJobAsync(form, principalArn, cancellationToken).ConfigureAwait(false);

        var services = new List<AwsLastAccess>();
        string? marker = null;
        while (true)
        {
            services.AddRange(result.Members("ServicesLastAccessed").Select(LastAccess));
            if (!result.Flag("IsTruncated")) return services;
            var next = result.Text("Marker");
            if (string.IsNullOrEmpty(next) || next == marker) throw Faults.AwsAnswerInvalid($"iam:{LastAccessedAction}", "it says that there is more, but not where.");
            marker = next;
            result = await iam.ReadAsync(LastAccessedAction, form.From(marker), principalArn, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<XElement> WaitForJobAsync(QueryForm form, string principalArn, CancellationToken cancellationToken)
    {
        var patience = new Patience(iam.Time, LongestJob);
        while (true)
        {
            var result = await iam.ReadAsync(LastAccessedAction, form, principalArn, cancellationToken).ConfigureAwait(false);
            switch (result.Text("JobStatus"))
            {
                case "COMPLETED":
                    return result;
                case "FAILED":
                    var error = result.Child("Error");
                    throw Faults.AwsRequestRefused($"iam:{LastAccessedAction}", error?.Text("Code") ?? "FAILED", AwsErrors.Sentence(error?.Text("Message") ?? ""), null);
            }

            if (patience.IsOver) throw Faults.AwsNotVisible($"The last-accessed data of {principalArn}");
            await patience.StepAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static AwsLastAccess LastAccess(XElement e) => new()
    {
        ServiceNamespace = IamReader.Required(e, "ServiceNamespace"),
        LastAccessed = e.Time("LastAuthenticated"),
        Region = e.Text("LastAuthenticatedRegion"),
    };
}
