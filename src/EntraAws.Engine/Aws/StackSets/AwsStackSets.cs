using System.Xml.Linq;
using EntraAws.Contracts;
using EntraAws.Engine.Aws.Wire;

namespace EntraAws.Engine.Aws;

/// <summary>CloudFormation StackSets over the Query protocol.</summary>
internal sealed class AwsStackSets(AwsCaller caller, TimeProvider time) : IAwsStackSets, IDisposable
{
    // The most that the lists give at a time.
    private const int PageSize = 100;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    public async Task<StackSetInfo?> DescribeAsync(string name, bool delegated, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await ReadAsync("DescribeStackSet", StackSetForms.Of(name, delegated), name, cancellationToken).ConfigureAwait(false);
            var set = answer.Child("StackSet") ?? throw Faults.AwsAnswerInvalid(caller.Permission("DescribeStackSet"), "it holds no stack set.");
            return set.Text("Status") == "DELETED" ? null : StackSetForms.StackSet(set, name);
        }
        catch (EntraAwsException e) when (AwsErrors.Code(e) is "StackSetNotFoundException" or "StackSetNotFound")
        {
            return null;
        }
    }

    public Task CreateAsync(string name, StackSetSettings settings, bool delegated, CancellationToken cancellationToken)
    {
        var form = StackSetForms.Of(name, delegated);
        StackSetForms.AddSettings(form, settings, creates: true);
        // A repeated request with the same token makes no second one.
        form.Add("ClientRequestToken", Guid.NewGuid().ToString());
        return WriteAsync("CreateStackSet", form, name, cancellationToken);
    }

    public Task<string> UpdateAsync(string name, StackSetSettings settings, StackSetPace pace, string operationId, bool delegated, CancellationToken cancellationToken)
    {
        var form = StackSetForms.Of(name, delegated);
        StackSetForms.AddSettings(form, settings, creates: false);
        return StartAsync("UpdateStackSet", form, pace, operationId, name, cancellationToken);
    }

    public Task<string> CreateInstancesAsync(string name, StackSetTargets targets, StackSetPace pace, string operationId, bool delegated, CancellationToken cancellationToken)
    {
        var form = StackSetForms.Of(name, delegated);
        StackSetForms.AddTargets(form, targets);
        form.Add("Regions", [targets.Region]);
        return StartAsync("CreateStackInstances", form, pace, operationId, name, cancellationToken);
    }

    public async Task<IReadOnlyList<StackInstance>> ListInstancesAsync(string name, bool delegated, CancellationToken cancellationToken) =>
        [.. (await ListAsync("ListStackInstances", StackSetForms.Of(name, delegated), name, cancellationToken).ConfigureAwait(false)).Select(StackSetForms.Instance)];

    public async Task<StackSetOperation?> FindRunningAsync(string name, bool delegated, CancellationToken cancellationToken)
    {
        // The newest come first, so what is under way is on the first page.
        var form = StackSetForms.Of(name, delegated);
        form.Add("MaxResults", PageSize);
        var answer = await ReadAsync("ListStackSetOperations", form, name, cancellationToken).ConfigureAwait(false);
        return answer.Members("Summaries").Select(StackSetForms.Operation).FirstOrDefault(o => !o.IsOver);
    }

    public async Task<StackSetOperation> FollowAsync(string name, string operationId, bool delegated, Func<StackSetOperation, IReadOnlyList<StackSetResult>, Task> seen, CancellationToken cancellationToken)
    {
        var patience = new Patience(time, Patience.ForVisibility);
        var pause = FirstPause;
        while (true)
        {
            if (await LookAsync(name, operationId, delegated, patience, cancellationToken).ConfigureAwait(false) is not { } look)
            {
                await patience.StepAsync(cancellationToken).ConfigureAwait(false);
                continue;
            }

            await seen(look.Operation, look.Results).ConfigureAwait(false);
            if (look.Operation.IsOver) return look.Operation;
            await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            pause = TimeSpan.FromTicks(Math.Min((long)(pause.Ticks * 1.5), LongestPause.Ticks));
            // A replica that does not know the operation may answer later, too.
            patience = new Patience(time, Patience.ForVisibility);
        }
    }

    public void Dispose() => caller.Dispose();

    /// <returns>Null for an operation that does not show, as long as it is waited for.</returns>
    private async Task<(StackSetOperation Operation, IReadOnlyList<StackSetResult> Results)?> LookAsync(string name, string operationId, bool delegated, Patience patience, CancellationToken cancellationToken)
    {
        var form = StackSetForms.Of(name, delegated);
        form.Add("OperationId", operationId);
        try
        {
            var answer = await ReadAsync("DescribeStackSetOperation", form, name, cancellationToken).ConfigureAwait(false);
            var operation = StackSetForms.Operation(answer.Child("StackSetOperation") ?? throw Faults.AwsAnswerInvalid(caller.Permission("DescribeStackSetOperation"), "it holds no operation."));
            // After the status: what is over has all of its results.
            var results = await ListAsync("ListStackSetOperationResults", form, name, cancellationToken).ConfigureAwait(false);
            return (operation, [.. results.Select(StackSetForms.Result)]);
        }
        catch (EntraAwsException e) when (!patience.IsOver && AwsErrors.Code(e) is "OperationNotFoundException" or "OperationNotFound")
        {
            return null;
        }
    }

    private async Task<string> StartAsync(string action, QueryForm form, StackSetPace pace, string operationId, string name, CancellationToken cancellationToken)
    {
        StackSetForms.AddPace(form, pace);
        form.Add("OperationId", operationId);
        try
        {
            var answer = await WriteAsync(action, form, name, cancellationToken).ConfigureAwait(false);
            // An emulator may choose an id of its own.
            return answer.Text("OperationId") is { Length: > 0 } id ? id : operationId;
        }
        catch (EntraAwsException e) when (AwsErrors.Code(e) is "OperationIdAlreadyExistsException" or "OperationIdAlreadyExists")
        {
            // The answer to the first attempt was lost.
            return operationId;
        }
    }

    private async Task<List<XElement>> ListAsync(string action, QueryForm form, string name, CancellationToken cancellationToken)
    {
        var all = new List<XElement>();
        string? token = null;
        while (true)
        {
            var page = form.From(null);
            page.Add("MaxResults", PageSize);
            page.Add("NextToken", token);
            var answer = await ReadAsync(action, page, name, cancellationToken).ConfigureAwait(false);
            all.AddRange(answer.Members("Summaries"));
            var next = answer.Text("NextToken");
            if (string.IsNullOrEmpty(next)) return all;
            token = next == token ? throw Faults.AwsAnswerInvalid(caller.Permission(action), "it says that there is more, but not where.") : next;
        }
    }

    private async Task<XElement> ReadAsync(string action, QueryForm form, string name, CancellationToken cancellationToken) =>
        (await caller.SendAsync(new QueryCall(action, form), Text(name), cancellationToken).ConfigureAwait(false)).Result;

    /// <summary>An attempt under way is never given up; the token is looked at before it.</summary>
    private async Task<XElement> WriteAsync(string action, QueryForm form, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return (await caller.SendAsync(new QueryCall(action, form) { Stop = cancellationToken }, Text(name), CancellationToken.None).ConfigureAwait(false)).Result;
        }
        catch (EntraAwsException e)
        {
            throw StackSetErrors.Translate(e, name);
        }
    }

    private static string Text(string name) => $"stack set {name}";
}
