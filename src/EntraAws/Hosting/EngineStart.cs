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

    /// <summary>Refuses a host whose runtime can't run the engine.</summary>
    /// <param name="runtime">The version that the host's runtime reports; Windows PowerShell's says 4.0.30319.</param>
    internal static void CheckHost(Version runtime)
    {
        if (runtime.Major < OldestRuntime) throw Faults.HostTooOld($".NET {runtime}");
    }

    private static IEngine Load()
    {
        CheckHost(Environment.Version);
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
