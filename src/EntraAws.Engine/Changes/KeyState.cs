namespace EntraAws.Engine.Changes;

/// <summary>How far a provisioning key got, as far as the journal knows.</summary>
internal enum KeyState
{
    /// <summary>The journal does not know it.</summary>
    Unknown,

    /// <summary>It was made and never sent to Entra to be kept: its secret is lost.</summary>
    Made,

    /// <summary>It was sent, and whether Entra took it is not known.</summary>
    Sent,

    /// <summary>Entra has it.</summary>
    Saved,
}
