using EntraAws.HelpBuilder;

namespace EntraAws.Tests.Help;

/// <summary>The source tree and the compiled commands, as the help builder gets them.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Pages => Path.Combine(Root, "module", "docs", "en-US");

    public static string Assembly => typeof(Commands.ConnectEntraAwsCommand).Assembly.Location;

    public static AssemblyReader Open() => new(Assembly, [typeof(System.Management.Automation.PSCmdlet).Assembly.Location]);

    public static IReadOnlyList<CommandHelp> Help()
    {
        using var reader = Open();
        return HelpSource.Read(reader.Commands(), Path.ChangeExtension(Assembly, ".xml"), Pages);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EntraAws.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
