namespace EntraAws.Binding;

/// <summary>Completes group names that this runspace has seen.</summary>
public sealed class GroupNameCompleter() : SeenNamesCompleter("group");
