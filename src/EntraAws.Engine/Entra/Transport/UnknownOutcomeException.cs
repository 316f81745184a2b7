namespace EntraAws.Engine.Entra.Transport;

/// <summary>
/// A create was sent and its answer never came, so nobody knows whether it was carried out. The adapter looks for the
/// object; this never leaves it.
/// </summary>
internal sealed class UnknownOutcomeException(string message, Exception? inner) : Exception(message, inner);
