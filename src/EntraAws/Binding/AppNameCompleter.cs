namespace EntraAws.Binding;

/// <summary>Completes app names that this runspace has seen.</summary>
public sealed class AppNameCompleter() : SeenNamesCompleter("app");
