using System.ComponentModel;
using System.Diagnostics;

namespace EntraAws.Benchmarks;

/// <summary>What a user waits for: the import of the module, and its first call, each in a pwsh of its own.</summary>
internal static class ShellFigures
{
    private const int Imports = 10;
    private const int FirstCalls = 5;

    public static async Task ImportAsync(TextWriter output)
    {
        if (FindModule(output) is not { } module) return;
        var folder = Directory.CreateTempSubdirectory("entraaws-bench-");
        try
        {
            var script = Path.Combine(folder.FullName, "EmptyScript.psm1");
            var binary = Path.Combine(folder.FullName, "EmptyBinary.dll");
            await File.WriteAllTextAsync(script, "");
            if (await PwshAsync(output, $"Add-Type -TypeDefinition 'using System.Management.Automation; [Cmdlet(\"Get\", \"Nothing\")] public class GetNothing : Cmdlet {{ }}' -OutputAssembly '{binary}'") is null) return;

            var modules = new[] { ("EntraAws", module), ("an empty binary module", binary), ("an empty script module", script) };
            var times = modules.ToDictionary(m => m.Item1, _ => new List<double>());
            // In turns, so that a busy moment of the machine falls on all of them.
            for (var i = 0; i < Imports; i++)
            {
                foreach (var (name, path) in modules)
                {
                    var text = await PwshAsync(output, $"$w = [Diagnostics.Stopwatch]::StartNew(); Import-Module '{path}'; $w.Elapsed.TotalMilliseconds");
                    if (text is not null) times[name].Add(double.Parse(text));
                }
            }

            var table = new Table("Import-Module of", "median ms", "least ms", "most ms");
            foreach (var (name, _) in modules) Add(table, name, times[name]);
            table.Write(output, $"import: {Imports} fresh pwsh each, in turns");
            var added = await PwshAsync(output, $"$b = [AppDomain]::CurrentDomain.GetAssemblies(); Import-Module '{module}'; ([AppDomain]::CurrentDomain.GetAssemblies() | Where-Object {{ $_ -notin $b }} | ForEach-Object {{ $_.GetName().Name }}) -join ', '");
            output.WriteLine();
            output.WriteLine($"Assemblies that the import added: {added}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static async Task FirstCallAsync(TextWriter output)
    {
        if (FindModule(output) is not { } module) return;
        var folder = Directory.CreateTempSubdirectory("entraaws-bench-");
        try
        {
            var sandbox = Path.Combine(folder.FullName, "sandbox.json");
            if (await PwshAsync(output, $"Import-Module '{module}'; $null = New-EntraAwsSandbox '{sandbox}'") is null) return;
            List<double> first = [], second = [];
            for (var i = 0; i < FirstCalls; i++)
            {
                var text = await PwshAsync(output, $"Import-Module '{module}'; foreach ($i in 1, 2) {{ $w = [Diagnostics.Stopwatch]::StartNew(); $null = Connect-EntraAws -Sandbox '{sandbox}'; $w.Elapsed.TotalMilliseconds }}");
                if (text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) is not [var one, var two]) return;
                first.Add(double.Parse(one));
                second.Add(double.Parse(two));
            }

            var table = new Table("Connect-EntraAws -Sandbox", "median ms", "least ms", "most ms");
            Add(table, "first, starts the engine", first);
            Add(table, "second, same session", second);
            table.Write(output, $"first-call: {FirstCalls} fresh pwsh");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Add(Table table, string name, List<double> times)
    {
        if (times.Count == 0) return;
        times.Sort();
        var median = (times[(times.Count - 1) / 2] + times[times.Count / 2]) / 2;
        table.Add(name, $"{median:F0}", $"{times[0]:F0}", $"{times[^1]:F0}");
    }

    private static string? FindModule(TextWriter output)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (!File.Exists(Path.Combine(folder.FullName, "EntraAws.sln"))) continue;
            var built = new DirectoryInfo(Path.Combine(folder.FullName, "out", "EntraAws"));
            var newest = built.Exists ? built.GetDirectories().MaxBy(d => Version.TryParse(d.Name, out var v) ? v : new Version(0, 0)) : null;
            if (newest is not null) return Path.Combine(newest.FullName, "EntraAws.psd1");
        }

        output.WriteLine("The module is not built: run 'dotnet build' first.");
        return null;
    }

    private static async Task<string?> PwshAsync(TextWriter output, string script)
    {
        var start = new ProcessStartInfo("pwsh") { RedirectStandardOutput = true, RedirectStandardError = true, ArgumentList = { "-NoProfile", "-NonInteractive", "-Command", script } };
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            if (process.ExitCode == 0) return text.Trim();
            output.WriteLine($"pwsh failed: {await error}");
        }
        catch (Win32Exception)
        {
            output.WriteLine("These figures need PowerShell 7.4 or newer: there is no pwsh on the PATH.");
        }

        return null;
    }
}
