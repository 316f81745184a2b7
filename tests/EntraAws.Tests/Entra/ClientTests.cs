using EntraAws.Engine.Entra;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Abstractions.Serialization;

namespace EntraAws.Tests.Entra;

/// <summary>Clients of one process share how they write what they send. Alone in a fresh process this test is at its hardest.</summary>
public sealed class ClientTests
{
    [Fact]
    public void Those_that_are_made_at_once_write_no_value_twice()
    {
        const int clients = 12;
        using var start = new Barrier(clients);
        var threads = Enumerable.Range(0, clients).Select(_ => new Thread(() =>
        {
            var http = new HttpClient();
            start.SignalAndWait();
            EntraDirectory.Make(http, new AnonymousAuthenticationProvider(), "https://graph.microsoft.com/v1.0").Dispose();
        })).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());

        using var writer = SerializationWriterFactoryRegistry.DefaultInstance.GetSerializationWriter("application/json");
        writer.WriteObjectValue("", new ServicePrincipal { AppRoles = [new Microsoft.Graph.Models.AppRole { DisplayName = "a", Value = null, Description = null }] });
        using var reader = new StreamReader(writer.GetSerializedContent());
        var text = reader.ReadToEnd();
        Assert.Equal(2, text.Split("\"value\"").Length);
        Assert.Equal(2, text.Split("\"description\"").Length);
    }
}
