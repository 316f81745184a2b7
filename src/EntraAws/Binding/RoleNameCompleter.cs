namespace EntraAws.Binding;

/// <summary>Completes role names that this runspace has seen.</summary>
public sealed class RoleNameCompleter() : SeenNamesCompleter("role");
