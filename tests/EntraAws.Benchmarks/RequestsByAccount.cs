using System.Collections.Concurrent;
using System.Text.Json;

namespace EntraAws.Benchmarks;

/// <summary>Counts requests by the account that they are about, and the accounts that are asked at the same time.</summary>
internal sealed class RequestsByAccount(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    /// <summary>What is asked of the connection's own account, of its organization and of the token service in general.</summary>
    public const string Home = "home";

    private const string SessionToken = "X-Amz-Security-Token";

    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _asked = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, int> Counts => _counts;

    /// <summary>The most accounts, but for the own one, that had a request under way at the same time.</summary>
    public int MostAtOnce { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var account = await AccountAsync(request, cancellationToken);
        _counts.AddOrUpdate(account, 1, (_, count) => count + 1);
        Ask(account, 1);
        try
        {
            // Others get their turn: the sandbox answers at once.
            await Task.Yield();
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Ask(account, -1);
        }
    }

    private void Ask(string account, int change)
    {
        if (account == Home) return;
        lock (_asked)
        {
            var count = _asked.GetValueOrDefault(account) + change;
            if (count == 0) _asked.Remove(account);
            else _asked[account] = count;
            MostAtOnce = Math.Max(MostAtOnce, _asked.Count);
        }
    }

    /// <summary>Of a session, the account that the sandbox wrote into its token; of AssumeRole, the role's.</summary>
    private static async Task<string> AccountAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.NonValidated.TryGetValues(SessionToken, out var tokens))
        {
            var token = tokens.ToString();
            using var session = JsonDocument.Parse(Convert.FromBase64String(token[(token.IndexOf('.', StringComparison.Ordinal) + 1)..]));
            return session.RootElement.GetProperty("AccountId").GetString()!;
        }

        var form = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var role = form.Split('&').FirstOrDefault(p => p.StartsWith("RoleArn=", StringComparison.Ordinal));
        return role is null ? Home : Uri.UnescapeDataString(role).Split(':')[4];
    }
}
