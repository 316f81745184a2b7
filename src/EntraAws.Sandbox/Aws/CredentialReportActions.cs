using System.Net;
using System.Text;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The credential report: one an account, made on demand, and the same bytes for four hours.</summary>
internal static class CredentialReportActions
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(4);
    private static readonly TimeSpan Making = TimeSpan.FromSeconds(2);

    public static object?[] Generate(AwsCall call)
    {
        var report = call.Account.CredentialReport;
        if (report is not null && call.Now < report.ReadyAt)
            return [E("State", "INPROGRESS"), E("Description", "A report is being generated.")];
        if (report is not null && call.Now < report.ReadyAt + Lifetime) return [E("State", "COMPLETE")];
        call.Account.CredentialReport = new SandboxCredentialReport { ReadyAt = call.Now + Making, Content = CredentialReportCsv.Write(call.Account) };
        return [E("State", "STARTED"), E("Description", "No report exists. Starting a new report generation task")];
    }

    public static object?[] Get(AwsCall call)
    {
        var report = call.Account.CredentialReport ?? throw new AwsRefusal(HttpStatusCode.Gone, "ReportNotPresent", "Unknown");
        if (call.Now < report.ReadyAt) throw new AwsRefusal(HttpStatusCode.NotFound, "ReportInProgress", "The credential report is still being generated.");
        if (call.Now >= report.ReadyAt + Lifetime) throw new AwsRefusal(HttpStatusCode.Gone, "ReportExpired", "The most recent credential report has expired. Generate a new one.");
        return
        [
            E("Content", Convert.ToBase64String(Encoding.UTF8.GetBytes(report.Content))), E("ReportFormat", "text/csv"),
            Date("GeneratedTime", report.ReadyAt),
        ];
    }
}
