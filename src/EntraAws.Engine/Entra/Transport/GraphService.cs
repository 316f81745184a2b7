using Microsoft.Graph;

namespace EntraAws.Engine.Entra.Transport;

/// <summary>What every part of the adapter works with.</summary>
internal sealed record GraphService(GraphServiceClient Client, HttpClient Http, NationalCloud Cloud, TimeProvider Time, GraphCalls Calls, Replication Replication);
