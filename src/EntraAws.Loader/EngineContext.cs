using System.Reflection;
using System.Runtime.Loader;

namespace EntraAws.Loader;

/// <summary>
/// The load context that the engine and every package of it live in. Because <see cref="Load"/> answers each file of
/// the engine's folder itself, no other module's copy of an SDK can be bound by mistake, nor ours by them.
/// </summary>
public sealed class EngineContext : AssemblyLoadContext
{
    private readonly string _folder;
    private readonly Assembly _contracts;
    private readonly AssemblyDependencyResolver _resolver;

    private EngineContext(string folder, Assembly contracts)
        : base("EntraAws")
    {
        _folder = folder;
        _contracts = contracts;
        _resolver = new AssemblyDependencyResolver(Path.Combine(folder, "EntraAws.Engine.dll"));
    }

    /// <summary>Loads the engine.</summary>
    /// <param name="folder">The folder with the engine and its packages.</param>
    /// <param name="contracts">The assembly that cmdlets and engine share; it stays where PowerShell loaded it.</param>
    public static object Start(string folder, Assembly contracts)
    {
        var engine = new EngineContext(folder, contracts).LoadFromAssemblyPath(Path.Combine(folder, "EntraAws.Engine.dll"));
        return Activator.CreateInstance(engine.GetType("EntraAws.Engine.EntraAwsEngine", throwOnError: true)!, nonPublic: true)!;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.Name == _contracts.GetName().Name) return _contracts;
        var path = Path.Combine(_folder, assemblyName.Name + ".dll");
        return File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        return path is null ? 0 : LoadUnmanagedDllFromPath(path);
    }
}
