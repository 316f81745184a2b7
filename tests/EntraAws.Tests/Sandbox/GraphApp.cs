namespace EntraAws.Tests.Sandbox;

internal sealed record GraphApp(string ApplicationId, string AppId, string PrincipalId);
