using EntraAws.Engine.Aws;

namespace EntraAws.Engine.Provisioning;

/// <summary>The keys of a provisioning user.</summary>
/// <param name="Own">Those that came since an app has the user.</param>
/// <param name="Others">Those that were there before, which nobody here touches.</param>
internal sealed record AgentKeyList(IReadOnlyList<IamAccessKey> Own, IReadOnlyList<IamAccessKey> Others)
{
    public int Count => Own.Count + Others.Count;

    public IEnumerable<string> Ids => Own.Concat(Others).Select(k => k.Id);

    public AgentKeyList Without(IamAccessKey key) => this with { Own = [.. Own.Where(k => k != key)] };
}
