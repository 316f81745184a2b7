namespace EntraAws.Binding;

/// <summary>Completes names of permission sets that this runspace has seen.</summary>
public sealed class PermissionSetNameCompleter() : SeenNamesCompleter("permission set");
