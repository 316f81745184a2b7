namespace EntraAws.Sandbox;

/// <summary>How often each fault happens: shares of all requests, together at most 1.</summary>
public sealed record FaultRates
{
    public double Throttle { get; init; } = 0.05;

    public double ServerError { get; init; } = 0.03;

    public double Reset { get; init; } = 0.02;

    public double LostAnswer { get; init; } = 0.02;

    public double Delay { get; init; } = 0.03;

    public double Conflict { get; init; } = 0.01;

    /// <summary>The fault that a number from 0 to below 1 stands for.</summary>
    internal Fault Pick(double number)
    {
        foreach (var (fault, rate) in new[]
        {
            (Fault.Throttle, Throttle), (Fault.ServerError, ServerError), (Fault.Reset, Reset),
            (Fault.LostAnswer, LostAnswer), (Fault.Delay, Delay), (Fault.Conflict, Conflict),
        })
        {
            if (number < rate) return fault;
            number -= rate;
        }

        return Fault.None;
    }
}
