using System.Globalization;

namespace EntraAws.Benchmarks;

/// <summary>What one way of reading an account took, as a line from the process that did it.</summary>
/// <param name="Requests">How many requests left.</param>
/// <param name="Seconds">From the first to the last.</param>
/// <param name="Heap">Megabytes: the most that the managed heap held above the start.</param>
/// <param name="Process">Megabytes: the process's peak, with runtime and libraries.</param>
/// <param name="Objects">Users, groups, roles and policies that came out.</param>
internal sealed record ProbeResult(long Requests, double Seconds, double Heap, double Process, int Objects)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"probe {Requests} {Seconds:F3} {Heap:F2} {Process:F1} {Objects}");

    public static ProbeResult Parse(string line)
    {
        var words = line.Trim().Split(' ');
        double Number(int i) => double.Parse(words[i], CultureInfo.InvariantCulture);
        return new ProbeResult((long)Number(1), Number(2), Number(3), Number(4), (int)Number(5));
    }
}
