using EntraAws.Contracts;
using System.Text;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>The credential report, which AWS makes on request and then keeps for four hours.</summary>
internal sealed partial class AwsAccount
{
    private static readonly TimeSpan LongestReport = TimeSpan.FromMinutes(5);

    public async Task<CredentialReport> GetCredentialReportAsync(CancellationToken cancellationToken)
    {
        var patience = new Patience(iam.Time, LongestReport);
        while (true)
        {
            if (await IsReportReadyAsync(cancellationToken).ConfigureAwait(false)
                && await TryGetReportAsync(cancellationToken).ConfigureAwait(false) is { } report)
                return report;
            if (patience.IsOver) throw Faults.AwsNotVisible($"The credential report of account {AccountId}");
            await patience.StepAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<bool> IsReportReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await iam.ReadAsync("GenerateCredentialReport", [], Whole, cancellationToken).ConfigureAwait(false);
            return result.Text("State") == "COMPLETE";
        }
        // No further report is made now; the last one can be there all the same.
        catch (EntraAwsException e) when (AwsErrors.Code(e) is "ReportGenerationLimitExceeded" or "ReportGenerationLimitExceededException")
        {
            return true;
        }
    }

    private async Task<CredentialReport?> TryGetReportAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await iam.ReadAsync("GetCredentialReport", [], Whole, cancellationToken).ConfigureAwait(false);
            var text = Encoding.UTF8.GetString(Convert.FromBase64String(IamReader.Required(result, "Content")));
            return new CredentialReport(result.Time("GeneratedTime") ?? iam.Time.GetUtcNow(), CredentialReportCsv.Read(text));
        }
        // The codes carry Credential in the model's names and not on the wire; both are taken.
        catch (EntraAwsException e) when (AwsErrors.Code(e) is { } code && (code.Contains("ReportNotPresent", StringComparison.Ordinal)
            || code.Contains("ReportExpired", StringComparison.Ordinal) || code.Contains("ReportInProgress", StringComparison.Ordinal)
            || code.Contains("ReportNotReady", StringComparison.Ordinal)))
        {
            return null;
        }
        catch (FormatException e)
        {
            throw Faults.AwsAnswerInvalid("iam:GetCredentialReport", e.Message, e);
        }
    }
}
