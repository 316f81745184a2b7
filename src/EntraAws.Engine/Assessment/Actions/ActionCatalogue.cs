using System.IO.Compression;

namespace EntraAws.Engine.Assessment;

/// <summary>
/// The actions of AWS's services and their access levels, from the data file beside it (its origin and licence are in
/// Data/NOTICE.md). A line that begins with <c>:</c> names a service; each line after it holds a level's letter and the
/// actions of that level.
/// </summary>
internal sealed class ActionCatalogue
{
    private const string Resource = "EntraAws.Engine.Assessment.Data.actions.txt.gz";

    private static readonly Lazy<ActionCatalogue> Embedded = new(() =>
    {
        using var file = typeof(ActionCatalogue).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The engine was built without {Resource}.");
        using var text = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        return Read(text);
    });

    private ActionCatalogue(string origin, IReadOnlyDictionary<string, ActionLevel> levels)
    {
        Origin = origin;
        Levels = levels;
    }

    public static ActionCatalogue Instance => Embedded.Value;

    /// <summary>Where the data came from, with its version.</summary>
    public string Origin { get; }

    /// <summary>Every action by its full name, such as <c>s3:GetObject</c>; case doesn't matter.</summary>
    public IReadOnlyDictionary<string, ActionLevel> Levels { get; }

    public static ActionCatalogue Read(TextReader text)
    {
        var origin = "";
        var service = "";
        var levels = new Dictionary<string, ActionLevel>(StringComparer.OrdinalIgnoreCase);
        while (text.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) origin = line[1..].Trim();
            else if (line.StartsWith(':')) service = line[1..];
            else if (line.Length > 2)
            {
                var level = LevelOf(line[0]);
                foreach (var name in line[2..].Split(' ', StringSplitOptions.RemoveEmptyEntries)) levels[string.Concat(service, ":", name)] = level;
            }
        }

        return new ActionCatalogue(origin, levels);
    }

    private static ActionLevel LevelOf(char letter) => letter switch
    {
        'L' => ActionLevel.List,
        'R' => ActionLevel.Read,
        'T' => ActionLevel.Tagging,
        'P' => ActionLevel.PermissionsManagement,
        _ => ActionLevel.Write,
    };
}
