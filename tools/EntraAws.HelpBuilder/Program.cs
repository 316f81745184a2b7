using System.Text;
using System.Xml;
using EntraAws.HelpBuilder;

const string Usage = """
    Writes the module's help file, and the pages that are made from its source.

      --assembly FILE       EntraAws.dll; its XML documentation lies beside it
      --reference FILE      what the assembly was compiled against; may be repeated
      --pages FOLDER        the pages about the commands
      --help-file FILE      writes the help that Get-Help reads
      --permissions FILE    writes the table of permissions
      --faults FOLDER       the source of all errors: its Faults*.cs, and
      --errors FILE         writes the table of them
    """;
var options = args.Chunk(2).Where(p => p.Length == 2).ToLookup(p => p[0], p => p[1]);
string? Option(string name) => options[name].LastOrDefault();
if (Option("--assembly") is not { } assembly || Option("--pages") is not { } pages)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

using var reader = new AssemblyReader(assembly, options["--reference"]);
var shapes = reader.Commands();
if (Option("--help-file") is { } file)
{
    var commands = HelpSource.Read(shapes, Path.ChangeExtension(assembly, ".xml"), pages);
    var problems = HelpCheck.Problems(commands, HelpSource.Pages(pages));
    // The form that MSBuild and editors know an error by.
    foreach (var (command, text) in problems) Console.Error.WriteLine($"{Path.Combine(pages, command)}.md : error HELP : {command}: {text}");
    if (problems.Count > 0) return 1;

    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
    using var writer = XmlWriter.Create(file, new XmlWriterSettings { Indent = true, Encoding = new UTF8Encoding(false), NewLineChars = "\n" });
    MamlWriter.Write(commands).Save(writer);
}

if (Option("--permissions") is { } permissions) File.WriteAllText(permissions, PermissionsTable.Write(shapes));
if (Option("--errors") is { } errors && Option("--faults") is { } faults) File.WriteAllText(errors, ErrorTable.Write(ErrorTable.ReadFolder(faults)));
return 0;
