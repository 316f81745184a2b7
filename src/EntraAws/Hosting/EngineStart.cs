using System.Reflection;
using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>
/// Starts the engine on first need, in its own load context: until then nothing but this assembly is in the session,
/// and its packages never meet those of other modules.
/// </summary>
internal static class EngineStart
{
    private const int OldestRuntime = 8; // PowerShell 7.4 runs on .NET 8

    private static readonly object Gate = new();
    private static IEngine? _engine;

    /// <summary>The engine of this process. Tests and programs that reference it set it themselves.</summary>
    public static IEngine Engine
    {
        get
        {
            lock (Gate) return _engine ??= Load();
        }
        set
        {
            lock (Gate) _engine = value;
        }
    }

    private static IEngine Load()
    {
        // Windows PowerShell reports 4.0.30319: it is too old either way.
        if (Environment.Version.Major < OldestRuntime) throw Faults.HostTooOld($".NET {Environment.Version}");

        var contracts = typeof(EngineStart).Assembly;
        var home = Path.GetDirectoryName(contracts.Location)!;
        var loader = Path.Combine(home, "EntraAws.Loader.dll");
        try
        {
            var start = Assembly.LoadFrom(loader).GetType("EntraAws.Loader.EngineContext", throwOnError: true)!
                .GetMethod("Start", BindingFlags.Public | BindingFlags.Static)!;
            return (IEngine)start.Invoke(null, [Path.Combine(home, "engine"), contracts])!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TargetInvocationException or TypeLoadException)
        {
            throw Faults.EngineMissing(home, e.InnerException ?? e);
        }
    }
}
