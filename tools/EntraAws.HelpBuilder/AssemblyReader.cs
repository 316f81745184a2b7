using System.Reflection;

namespace EntraAws.HelpBuilder;

/// <summary>Reads the commands of a module's assembly without running any of it.</summary>
internal sealed class AssemblyReader : IDisposable
{
    private const string Automation = "System.Management.Automation.";

    private readonly MetadataLoadContext _context;
    private readonly Assembly _assembly;
    private readonly Initializers _initializers;

    /// <param name="path">The module's assembly.</param>
    /// <param name="references">What it was compiled against, beside the base class library.</param>
    public AssemblyReader(string path, IEnumerable<string> references)
    {
        var runtime = Directory.GetFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll");
        _context = new MetadataLoadContext(new PathAssemblyResolver(runtime.Concat(references).Append(path)));
        _assembly = _context.LoadFromAssemblyPath(Path.GetFullPath(path));
        _initializers = new Initializers(path);
    }

    public IReadOnlyList<CommandShape> Commands() => _assembly.GetTypes()
        .Where(t => !t.IsAbstract && Find(t.GetCustomAttributesData(), Automation + "CmdletAttribute") is not null)
        .Select(Command)
        .OrderBy(c => c.Name, StringComparer.Ordinal)
        .ToList();

    public void Dispose()
    {
        _initializers.Dispose();
        _context.Dispose();
    }

    private CommandShape Command(Type type)
    {
        var attributes = type.GetCustomAttributesData();
        var cmdlet = Find(attributes, Automation + "CmdletAttribute")!;
        var permissions = Find(attributes, "EntraAws.Hosting.RequiredPermissionsAttribute");
        return new CommandShape
        {
            Verb = (string)cmdlet.ConstructorArguments[0].Value!,
            Noun = (string)cmdlet.ConstructorArguments[1].Value!,
            TypeName = type.FullName!,
            DefaultSet = Named(cmdlet, "DefaultParameterSetName") as string,
            SupportsShouldProcess = Named(cmdlet, "SupportsShouldProcess") is true,
            Parameters = type.GetProperties().Select(p => Parameter(type, p)).OfType<ParameterShape>().ToList(),
            OutputTypes = attributes.Where(a => a.AttributeType.FullName == Automation + "OutputTypeAttribute").SelectMany(OutputTypes).ToList(),
            AwsActions = Words(permissions, "Aws"),
            GraphPermissions = Words(permissions, "Graph"),
        };
    }

    private ParameterShape? Parameter(Type command, PropertyInfo property)
    {
        var attributes = property.GetCustomAttributesData();
        var uses = attributes.Where(a => a.AttributeType.FullName == Automation + "ParameterAttribute").ToList();
        if (uses.Count == 0 || uses.Exists(u => Named(u, "DontShow") is true)) return null;

        var type = Underlying(property.PropertyType);
        return new ParameterShape
        {
            Name = property.Name,
            DeclaringType = property.DeclaringType!.FullName!,
            Type = type.Name,
            IsSwitch = type.FullName == Automation + "SwitchParameter",
            IsArray = type.IsArray,
            Values = type.IsEnum ? type.GetEnumNames() : Words(Find(attributes, Automation + "ValidateSetAttribute")),
            Aliases = Words(Find(attributes, Automation + "AliasAttribute")),
            Globbing = Find(attributes, Automation + "SupportsWildcardsAttribute") is not null,
            Initial = _initializers.Of(command.FullName!, property.Name),
            Sets = uses.Select(Use).ToList(),
        };
    }

    private static ParameterShape.SetUse Use(CustomAttributeData attribute) => new(
        Named(attribute, "ParameterSetName") as string ?? ParameterShape.AllSets,
        Named(attribute, "Mandatory") is true,
        Named(attribute, "Position") as int?,
        Named(attribute, "ValueFromPipeline") is true,
        Named(attribute, "ValueFromPipelineByPropertyName") is true);

    private static Type Underlying(Type type) =>
        type is { IsGenericType: true, FullName: { } name } && name.StartsWith("System.Nullable`1", StringComparison.Ordinal) ? type.GetGenericArguments()[0] : type;

    private static IEnumerable<string> OutputTypes(CustomAttributeData attribute) => attribute.ConstructorArguments
        .SelectMany(Flatten).OfType<Type>().Select(t => t.FullName!);

    private static List<string> Words(CustomAttributeData? attribute) =>
        attribute is null ? [] : attribute.ConstructorArguments.SelectMany(Flatten).OfType<string>().ToList();

    private static List<string> Words(CustomAttributeData? attribute, string name) =>
        attribute?.NamedArguments.Where(a => a.MemberName == name).SelectMany(a => Flatten(a.TypedValue)).OfType<string>().ToList() ?? [];

    private static IEnumerable<object?> Flatten(CustomAttributeTypedArgument argument) =>
        argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> many ? many.SelectMany(Flatten) : [argument.Value];

    private static object? Named(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.Where(a => a.MemberName == name).Select(a => a.TypedValue.Value).FirstOrDefault();

    private static CustomAttributeData? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(a => a.AttributeType.FullName == name);
}
