using System.Reflection;
using System.Runtime.ExceptionServices;
using EntraAws.Hosting;

namespace EntraAws.Tests.Hosting;

/// <summary>Runs a cmdlet as PowerShell does: begin, once for each input, end. What is thrown comes out as it is.</summary>
internal static class CmdletRun
{
    /// <param name="bind">Sets the properties, once for each input object.</param>
    public static void Run<T>(T cmdlet, FakePipeline pipeline, params Action<T>[] bind)
        where T : EntraAwsCmdlet
    {
        cmdlet.Pipeline = pipeline;
        using (cmdlet)
        {
            Call(cmdlet, "BeginProcessing");
            foreach (var input in bind.Length == 0 ? [_ => { }] : bind)
            {
                input(cmdlet);
                Call(cmdlet, "ProcessRecord");
            }

            Call(cmdlet, "EndProcessing");
        }
    }

    /// <summary>What PowerShell calls on another thread when the user stops it.</summary>
    public static void Stop(EntraAwsCmdlet cmdlet) => Call(cmdlet, "StopProcessing");

    private static void Call(EntraAwsCmdlet cmdlet, string method)
    {
        try
        {
            typeof(EntraAwsCmdlet).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(cmdlet, null);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }
}
