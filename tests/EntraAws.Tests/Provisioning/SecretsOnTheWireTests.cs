using System.Net;
using System.Text.Json.Nodes;
using EntraAws.Contracts;
using EntraAws.Engine.Changes;

namespace EntraAws.Tests.Provisioning;

/// <summary>The credentials of provisioning between this module and Graph: what is lost, refused, not told, and repeated.</summary>
public sealed class SecretsOnTheWireTests
{
    private static readonly ProvisioningKeyRequest Rotation = new() { App = ProvisionedRun.App, UserName = ProvisionedRun.UserName, NoWait = true };

    [Fact]
    public async Task A_refusal_after_an_unclear_answer_settles_nothing()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var puts = 0;
        var journal = Journal.InMemory(_ => { });
        var session = await TappedGraph.OpenAsync(run, run.Host, async (request, _, carryOut) =>
        {
            if (!TappedGraph.IsSecrets(request, HttpMethod.Put) || ++puts > 2) return null;
            if (puts == 2) return TappedGraph.Refusal(403, "Authorization_RequestDenied", "The role of the caller ended a moment ago.");
            await carryOut();
            return TappedGraph.Refusal(504, "GatewayTimeout", "late");
        }, journal);
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.RotateKeyAsync(Rotation, run.Host, default));
        Assert.Equal(nameof(Faults.GraphForbidden), error.ErrorId);
        Assert.Equal(KeyState.Sent, journal.Keys.StateOf(run.Principal.ProvisioningSecrets!.AccessKeyId!));
        run.Run.Requests.OnRequest = _ => run.CheckKeys();
        await session.Provisioning.RotateKeyAsync(Rotation, run.Host, default);
        run.CheckKeys();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    public async Task Who_may_not_read_what_is_saved_is_warned_and_goes_on(int status)
    {
        using var run = await ProvisionedRun.StartedAsync();
        var session = await TappedGraph.OpenAsync(run, run.Host, (request, _, _) =>
            Task.FromResult(TappedGraph.IsSecrets(request, HttpMethod.Get) ? TappedGraph.Refusal(status, "Request_BadRequest", "no") : null));
        var key = await session.Provisioning.RotateKeyAsync(Rotation, run.Host, default);
        Assert.Equal(run.Principal.ProvisioningSecrets!.AccessKeyId, key.AccessKeyId);
        Assert.Single(run.Host.Warnings, w => w.Contains("whom to notify", StringComparison.Ordinal));
        Assert.Empty((await session.Provisioning.StartAsync(new ProvisioningStartRequest { App = ProvisionedRun.App, UserName = ProvisionedRun.UserName }, run.Host, default)).Changes);
    }

    [Fact]
    public async Task Settings_of_names_that_are_not_known_stay()
    {
        using var run = await ProvisionedRun.StartedAsync();
        var put = "";
        var session = await TappedGraph.OpenAsync(run, run.Host, (request, body, _) =>
        {
            if (TappedGraph.IsSecrets(request, HttpMethod.Put)) put = body;
            return Task.FromResult(
                TappedGraph.IsSecrets(request, HttpMethod.Put) ? new HttpResponseMessage(HttpStatusCode.NoContent)
                : TappedGraph.IsSecrets(request, HttpMethod.Get) ? TappedGraph.Json(HttpStatusCode.OK, Saved(("ClientSecret", "*"), ("SecretToken", "*"), ("NewSetting", "precious"), ("NewSecret", "*"), ("SyncNotificationSettings", "{\"Enabled\":true}")))
                : null);
        });
        await session.Provisioning.RotateKeyAsync(Rotation, run.Host, default);
        var pairs = JsonNode.Parse(put)!["value"]!.AsArray().ToDictionary(p => (string)p!["key"]!, p => (string)p!["value"]!);
        Assert.Equal(["ClientSecret", "NewSetting", "SecretToken", "SyncNotificationSettings"], pairs.Keys.Order());
        Assert.Equal(("precious", "{\"Enabled\":true}"), (pairs["NewSetting"], pairs["SyncNotificationSettings"]));
        Assert.Single(run.Host.Warnings, w => w.Contains("NewSecret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("validateCredentials")]
    [InlineData("secrets")]
    public async Task A_secret_that_the_service_repeats_is_hidden(string where)
    {
        using var run = await ProvisionedRun.StartedAsync();
        var secret = "";
        var session = await TappedGraph.OpenAsync(run, run.Host, (request, body, _) =>
        {
            if (request.Method == HttpMethod.Get || !request.RequestUri!.AbsolutePath.EndsWith(where, StringComparison.Ordinal)) return Task.FromResult<HttpResponseMessage?>(null);
            secret = (string)JsonNode.Parse(body)!.AsObject().First().Value!.AsArray().Single(p => (string)p!["key"]! == "SecretToken")!["value"]!;
            var refusal = new JsonObject
            {
                ["code"] = "InvalidCredentials", ["message"] = $"'{secret}' ({Uri.EscapeDataString(secret)}) was refused.",
                ["details"] = new JsonArray(new JsonObject { ["message"] = secret }), ["innerError"] = new JsonObject { ["message"] = secret, ["request-id"] = "r-1" },
            };
            return Task.FromResult<HttpResponseMessage?>(TappedGraph.Json(HttpStatusCode.BadRequest, new JsonObject { ["error"] = refusal }));
        });
        var error = await Assert.ThrowsAsync<EntraAwsException>(() => session.Provisioning.RotateKeyAsync(Rotation, run.Host, default));
        Assert.Equal(40, secret.Length);
        Assert.Contains("'***' (***) was refused", error.Message, StringComparison.Ordinal);
        for (Exception? e = error; e is not null; e = e.InnerException)
        {
            Assert.DoesNotContain(secret, e.ToString(), StringComparison.Ordinal);
            if (e is Microsoft.Graph.Models.ODataErrors.ODataError data) Assert.Null(data.Error!.Details);
        }
    }

    private static JsonObject Saved(params (string Key, string Value)[] pairs) =>
        new() { ["value"] = new JsonArray([.. pairs.Select(p => new JsonObject { ["key"] = p.Key, ["value"] = p.Value })]) };
}
