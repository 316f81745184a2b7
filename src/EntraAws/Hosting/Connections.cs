using System.Runtime.CompilerServices;
using EntraAws.Contracts;

namespace EntraAws.Hosting;

/// <summary>The open connection of each runspace: parallel runspaces do not disturb each other.</summary>
internal static class Connections
{
    private static readonly ConditionalWeakTable<object, Slot> Slots = new();

    public static EntraAwsConnection? Current(object stateKey) =>
        Slots.TryGetValue(stateKey, out var slot) && slot.Connection is { IsOpen: true } open ? open : null;

    /// <summary>The capabilities of the connection that is given, else of the runspace's.</summary>
    public static ISession Open(EntraAwsConnection? given, object stateKey)
    {
        var connection = given ?? Current(stateKey) ?? throw Faults.NotConnected();
        return connection.IsOpen ? connection.Session : throw Faults.ConnectionClosed(connection);
    }

    public static void Set(object stateKey, EntraAwsConnection? connection) => Slots.GetOrCreateValue(stateKey).Connection = connection;

    /// <summary>Names that commands of this runspace have seen lately, for tab completion without the network.</summary>
    public static NameCache Names(object stateKey) => Slots.GetOrCreateValue(stateKey).Names;

    private sealed class Slot
    {
        public EntraAwsConnection? Connection { get; set; }

        public NameCache Names { get; } = new();
    }
}
