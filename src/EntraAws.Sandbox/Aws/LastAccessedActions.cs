using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>Service last accessed data: a job that takes a while, and that only who asked for it can read.</summary>
internal static class LastAccessedActions
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public static object?[] Generate(AwsCall call)
    {
        var arn = AwsNames.Arn(call.Parameters, "Arn");
        var granularity = call["Granularity"];
        new AwsCheck().OneOf("Granularity", granularity, "SERVICE_LEVEL", "ACTION_LEVEL").Done();
        var services = Of(call.Account, arn) ?? throw AwsRefusal.NotFound($"{arn} does not exist.");
        call.Account.AccessJobs.RemoveAll(j => j.CreatedAt + Kept < call.Now);
        var seed = string.Create(CultureInfo.InvariantCulture, $"{arn}/{call.Now.Ticks}/{call.Account.AccessJobs.Count}");
        var job = new SandboxAccessJob
        {
            JobId = new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(seed)).AsSpan(0, 16)).ToString(), PrincipalArn = arn, CallerUserId = call.Caller.UserId, CreatedAt = call.Now,
            // About a second for a principal with few services, eight for one with all.
            ReadyAt = call.Now.AddSeconds(Math.Min(8, 1 + (services.Count / 20.0))),
        };
        call.Account.AccessJobs.Add(job);
        return [E("JobId", job.JobId)];
    }

    public static object?[] Get(AwsCall call)
    {
        var id = call["JobId"];
        new AwsCheck().Required("JobId", id).Length("JobId", id, 36, 36).Done();
        var job = call.Account.AccessJobs.Find(j => j.JobId == id && j.CallerUserId == call.Caller.UserId)
            ?? throw AwsRefusal.NotFound($"The job {id} cannot be found.");
        // While it runs, even fields are missing that the service's model calls required.
        if (call.Now < job.ReadyAt) return [E("JobStatus", "IN_PROGRESS"), E("JobType", "SERVICE_LEVEL"), Date("JobCreationDate", job.CreatedAt)];
        var (page, tail) = AwsPaging.Take(call, Of(call.Account, job.PrincipalArn) ?? [], s => s.ServiceNamespace, fallback: 200);
        return
        [
            E("JobStatus", "COMPLETED"), E("JobType", "SERVICE_LEVEL"), Date("JobCreationDate", job.CreatedAt), Date("JobCompletionDate", job.ReadyAt),
            AwsXml.List("ServicesLastAccessed", page.Select(s => Fields(s, job.PrincipalArn))), .. tail,
        ];
    }

    private static object?[] Fields(SandboxServiceAccess service, string arn) =>
    [
        E("ServiceName", service.ServiceName), service.LastAuthenticated is { } time ? Date("LastAuthenticated", time) : null, E("ServiceNamespace", service.ServiceNamespace),
        service.LastAuthenticated is null ? null : E("LastAuthenticatedEntity", arn), service.LastAuthenticated is null ? null : Optional("LastAuthenticatedRegion", service.Region),
        E("TotalAuthenticatedEntities", service.LastAuthenticated is null ? 0 : 1),
    ];

    /// <summary>Of a user, a role, or a group by its members; null for an ARN of none of them.</summary>
    private static IReadOnlyList<SandboxServiceAccess>? Of(AwsAccountState account, string arn)
    {
        if (account.Users.Find(u => account.Arn($"user{u.Path}{u.Name}") == arn) is { } user) return user.LastAccessed;
        if (account.Roles.Find(r => account.Arn($"role{r.Path}{r.Name}") == arn) is { } role) return role.LastAccessed;
        if (account.Groups.Find(g => account.Arn($"group{g.Path}{g.Name}") == arn) is not { } group) return null;
        return account.Users.Where(u => u.Groups.Contains(group.Name)).SelectMany(u => u.LastAccessed)
            .GroupBy(s => s.ServiceNamespace, StringComparer.Ordinal).Select(g => g.MaxBy(s => s.LastAuthenticated)!).ToList();
    }
}
