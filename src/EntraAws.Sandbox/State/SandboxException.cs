namespace EntraAws.Sandbox;

/// <summary>Why a sandbox file can't be used. The message says which file and what to do.</summary>
public sealed class SandboxException(string message, Exception? inner = null) : Exception(message, inner);
