namespace EntraAws.Engine.Entra;

/// <summary>What became of one of several writes: what it made, or why it did not.</summary>
/// <param name="Sent">False where it surely never reached the service.</param>
internal sealed record Outcome<T>(T? Value, Exception? Error, bool Sent = true) where T : class
{
    public static Outcome<T> Made(T value) => new(value, null);

    public static Outcome<T> Failed(Exception error, bool sent = true) => new(null, error, sent);
}
