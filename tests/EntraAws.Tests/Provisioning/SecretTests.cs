using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using EntraAws.Contracts;
using EntraAws.Sandbox;

namespace EntraAws.Tests.Provisioning;

/// <summary>
/// The provisioning key appears nowhere. What is kept of a secret is its hash, so every piece of text that could be a
/// secret is hashed and compared, as it stands and decoded.
/// </summary>
public sealed partial class SecretTests
{
    private const int SecretLength = 40;

    [Fact]
    public async Task It_is_in_no_stream_no_error_no_object_no_journal_and_no_state()
    {
        using var run = await ProvisionedRun.PreparedAsync();
        var hashes = new ConcurrentDictionary<string, bool>();
        run.Run.Requests.OnRequest = _ =>
        {
            foreach (var key in run.User.AccessKeys.Where(k => k.SecretHash is not null)) hashes[key.SecretHash!] = true;
        };
        var texts = new List<string>();
        texts.Add(Json(await run.StartAsync(wait: true)));
        run.Pass(TimeSpan.FromDays(2));
        run.Run.Requests.Plan = new ScriptedFaults().On("CreateAccessKey", Fault.LostAnswer, Fault.ServerError).On("PUT /servicePrincipals/{id}/synchronization/secrets", Fault.LostAnswer);
        texts.Add(Json(await run.RotateAsync()));
        run.Pass(TimeSpan.FromDays(2));
        run.User.InlinePolicies.Clear();
        texts.Add((await Record.ExceptionAsync(() => run.RotateAsync())).ToString());
        run.User.InlinePolicies.Add(new SandboxInlinePolicy { Name = "x", Document = """{"Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}""" });
        run.Run.Requests.Plan = new ScriptedFaults().On("PUT /servicePrincipals/{id}/synchronization/secrets", [.. Enumerable.Repeat(Fault.ServerError, 20)]);
        texts.Add((await Record.ExceptionAsync(() => run.RotateAsync())).ToString());
        texts.Add(Json(await run.StatusAsync(log: 50)));
        texts.Add(await File.ReadAllTextAsync(run.Request.JournalPath!));
        texts.Add(JsonSerializer.Serialize(run.Run.State));
        texts.AddRange(run.Host.Verbose.Concat(run.Host.Warnings));
        texts.AddRange(run.Host.Asked.Concat(run.Host.Applied).Select(c => $"{c} {ChangeText.Describe(c)} {Json(c)}"));
        texts.AddRange(run.Run.Requests.All.Select(r => r.ToString()));
        Assert.True(hashes.Count >= 4, $"Only {hashes.Count} keys were made.");
        var all = string.Join("\n", texts);
        Assert.Contains(run.User.AccessKeys[0].AccessKeyId, all, StringComparison.Ordinal);
        Assert.Empty(Found(all, hashes));
    }

    [Fact]
    public void The_search_finds_a_secret()
    {
        var secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30));
        var hashes = new ConcurrentDictionary<string, bool> { [Hash(secret)] = true };
        Assert.Single(Found($"SecretToken={secret}; more", hashes));
        Assert.Single(Found($"x{Uri.EscapeDataString(secret)}&y", hashes));
        Assert.Single(Found(JsonSerializer.Serialize(new { Value = secret }), hashes));
        Assert.Single(Found("prefix0" + secret + "suffix", hashes));
        Assert.Empty(Found(new string('a', 200), hashes));
    }

    private static List<string> Found(string text, ConcurrentDictionary<string, bool> hashes) =>
        new[] { text, Uri.UnescapeDataString(text), text.Replace("\\u002B", "+", StringComparison.OrdinalIgnoreCase) }
            .SelectMany(t => Candidate().Matches(t).SelectMany(m => Enumerable.Range(0, m.Length - SecretLength + 1).Select(i => m.Value.Substring(i, SecretLength))))
            .Distinct().Where(c => hashes.ContainsKey(Hash(c))).ToList();

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Json<T>(T value) => JsonSerializer.Serialize(value) + value;

    [GeneratedRegex("[A-Za-z0-9+/=]{40,}")]
    private static partial Regex Candidate();
}
