using System.Text.Json.Nodes;

namespace EntraAws.Sandbox;

/// <summary>A Conditional Access policy, kept as Graph sends it.</summary>
public sealed class TenantConditionalAccessPolicy : TenantObject
{
    public DateTimeOffset? ModifiedDateTime { get; set; }

    public JsonObject Policy { get; set; } = [];
}
