using EntraAws.Contracts;
using EntraAws.Tests.Stacks;

namespace EntraAws.Tests.Scenario;

/// <summary>A stack set made and deployed to five accounts.</summary>
internal sealed class StackFlow : IFlow
{
    private readonly StackRun _run = new();

    public RequestRecorder Requests => _run.Requests;

    public static async Task<IFlow> CreateAsync()
    {
        var flow = new StackFlow();
        await flow._run.ExportAsync(StackRun.Role("Developer", "AmazonS3FullAccess"));
        return flow;
    }

    public async Task<IReadOnlyList<EntraAwsException>> RunAsync()
    {
        var told = await _run.PublishAsync();
        Assert.Equal(5, told.Count(i => i.Status == AwsRoleStackStatus.Succeeded));
        return [];
    }

    public void Check()
    {
        Assert.True(_run.State.StackSets.Count <= 1, "There are several stack sets.");
        Assert.Empty(_run.Cloud.Store.Read(CloudPicture.Of).Doubled);
    }

    public IReadOnlyList<string> Picture() => [.. _run.Cloud.Store.Read(CloudPicture.Of).Lines, .. _run.State.StackSets.Select(s => $"stack-set {s.Name}: {s.Instances.Count}")];

    public void Dispose() => _run.Dispose();
}
