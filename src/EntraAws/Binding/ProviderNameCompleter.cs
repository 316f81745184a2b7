namespace EntraAws.Binding;

/// <summary>Completes provider names that this runspace has seen.</summary>
public sealed class ProviderNameCompleter() : SeenNamesCompleter("provider");
