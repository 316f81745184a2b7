using EntraAws.Contracts;
using EntraAws.Engine.Changes;
using EntraAws.Sandbox;

namespace EntraAws.Engine.Assessment.Report;

/// <summary>Writes the report: asks, and then replaces the file as a whole, readable by its owner alone.</summary>
internal static class InventoryReport
{
    /// <returns>Whether it was written.</returns>
    public static async Task<bool> WriteAsync(InventoryReportRequest request, IAssessment assessment, IOperationHost host, CancellationToken cancellationToken)
    {
        var exists = File.Exists(request.Path);
        if (exists && !request.Overwrite) throw Faults.FileExists(request.Path);
        if (Path.GetDirectoryName(request.Path) is { Length: > 0 } folder && !Directory.Exists(folder)) throw Faults.FileNotFound(folder, "folder");

        var accounts = request.Inventories.Select(i => i.AccountId).ToHashSet();
        if (accounts.Count < request.Inventories.Count) throw Faults.InventoryTwice(request.Inventories.GroupBy(i => i.AccountId).First(g => g.Count() > 1).Key);
        // What was found elsewhere has no place among these accounts.
        var risks = request.Risks?.Where(r => accounts.Contains(r.AccountId)).ToList()
            ?? request.Inventories.SelectMany(i => assessment.Assess(i, new AssessmentThresholds(), cancellationToken)).ToList();

        var change = new Change
        {
            Kind = exists ? ChangeKind.Update : ChangeKind.Create,
            Cloud = Cloud.Aws,
            TargetType = "report",
            Target = request.Path,
            After = Values.Of(("Accounts", Values.Join(accounts))),
            Reason = "It is readable by its owner alone.",
        };
        if (!await host.ConfirmAsync(change)) return false;
        Write(request.Path, new ReportContent(request, risks), cancellationToken);
        return true;
    }

    private static void Write(string path, ReportContent content, CancellationToken cancellationToken)
    {
        try
        {
            AtomicFile.Write(path, stream =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                ReportPage.Write(stream, content);
            });
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Faults.FileUnwritable(path, "report", e);
        }
    }
}
