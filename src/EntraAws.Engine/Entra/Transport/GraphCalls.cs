using System.Runtime.ExceptionServices;
using EntraAws.Contracts;
using Microsoft.Kiota.Abstractions;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>Makes one call of the SDK: knows that a sent write is not cancelled, and turns failures into errors.</summary>
internal sealed class GraphCalls(Func<string> credentialSource)
{
    public Task<T> ReadAsync<T>(GraphOperation operation, Func<Task<T?>> call, string? target = null) where T : class => ReadAsync(operation, call, target, null);

    private async Task<T> ReadAsync<T>(GraphOperation operation, Func<Task<T?>> call, string? target, WriteMark? mark) where T : class
    {
        var answer = await GuardAsync(operation, target, call, mark).ConfigureAwait(false);
        return answer ?? throw Faults.GraphAnswerInvalid(operation.Name, "It is empty.");
    }

    /// <summary>A read that answers null for what is not there.</summary>
    public async Task<T?> FindAsync<T>(GraphOperation operation, Func<Task<T?>> call) where T : class
    {
        try
        {
            return await ReadAsync(operation, call).ConfigureAwait(false);
        }
        catch (EntraAwsException e) when (e.ErrorId == nameof(Faults.GraphNotFound))
        {
            return null;
        }
    }

    /// <summary>Sends a write. The token counts until it is sent, and between the repetitions of a refused one.</summary>
    public async Task<T> WriteAsync<T>(GraphOperation operation, Func<Action<RequestConfiguration<DefaultQueryParameters>>, Task<T?>> call,
        string? target, CancellationToken cancellationToken) where T : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mark = new WriteMark(cancellationToken);
        return await ReadAsync(operation, () => call(mark.AddTo), target, mark).ConfigureAwait(false);
    }

    /// <summary>As <see cref="WriteAsync{T}"/>, for what is answered by 204, or by an object that is not looked at.</summary>
    /// <param name="mask">Hides what the request holds and no error may show.</param>
    public async Task ChangeAsync(GraphOperation operation, Func<Action<RequestConfiguration<DefaultQueryParameters>>, Task> call,
        string? target, CancellationToken cancellationToken, SecretMask? mask = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var mark = new WriteMark(cancellationToken);
        await GuardAsync<object>(operation, target, async () =>
        {
            await call(mark.AddTo).ConfigureAwait(false);
            return null;
        }, mark, mask).ConfigureAwait(false);
    }

    private async Task<T?> GuardAsync<T>(GraphOperation operation, string? target, Func<Task<T?>> call, WriteMark? mark, SecretMask? mask = null) where T : class
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception thrown)
        {
            var e = mask?.Apply(thrown) ?? thrown;
            if (GraphErrors.Translate(e, operation, target, credentialSource()) is { } fault)
            {
                if (mark?.Unclear == true) RepeatedCall.Mark(fault);
                throw fault;
            }

            ExceptionDispatchInfo.Throw(e);
            throw;
        }
    }
}
