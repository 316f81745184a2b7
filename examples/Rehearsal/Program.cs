using System.Globalization;
using EntraAws;
using EntraAws.Contracts;
using Rehearsal;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string Usage = """
    Moves one AWS account to Entra sign-in, on the sandbox, and then does it again.

      dotnet run --project examples/Rehearsal [-- [--authorization-details FILE [--credential-report FILE]] [--verbose]]

      --authorization-details FILE   what 'aws iam get-account-authorization-details' printed; without it, a sample company
      --credential-report FILE       that account's credential report, CSV
      --verbose                      also tells what is waited for
    """;
string? details = null, report = null;
var verbose = false;
for (var i = 0; i < args.Length; i++)
{
    switch (args[i])
    {
        case "--authorization-details" when i + 1 < args.Length: details = Path.GetFullPath(args[++i]); break;
        case "--credential-report" when i + 1 < args.Length: report = Path.GetFullPath(args[++i]); break;
        case "--verbose": verbose = true; break;
        case "--help" or "-h": Console.WriteLine(Usage); return 0;
        default:
            Console.Error.WriteLine($"'{args[i]}' is not understood, or its value is missing.{Environment.NewLine}{Usage}");
            return 2;
    }
}

var folder = Directory.CreateTempSubdirectory("entraaws-");
using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
try
{
    return await new Rehearse(Console.Out, verbose).RunAsync(new SandboxRequest { Path = Path.Combine(folder.FullName, "sandbox.json"), AuthorizationDetailsPath = details, CredentialReportPath = report }, stop.Token);
}
catch (EntraAwsException e)
{
    Console.Error.WriteLine($"{e.ErrorId}: {e.Message}");
    return 1;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("Stopped.");
    return 1;
}
finally
{
    folder.Delete(recursive: true);
}
