using System.Text.Json.Nodes;

namespace EntraAws.Sandbox.Entra;

/// <summary>Groups.</summary>
internal static class GroupEndpoints
{
    private static readonly string[] Filterable =
        ["id", "displayName", "mail", "mailNickname", "mailEnabled", "securityEnabled", "groupTypes", "onPremisesSyncEnabled"];

    public static GraphResponse List(GraphCall call) => GraphPage.Of(call, "groups",
        call.Tenant.Groups.FindAll(g => g.IsListed(call.Now)).Select(ToJson), Filterable);

    public static GraphResponse Get(GraphCall call) => call.Entity("groups", ToJson(call.Find(call.Tenant.Groups, call["id"])));

    public static GraphResponse Create(GraphCall call)
    {
        var body = call.Body;
        foreach (var name in new[] { "displayName", "mailEnabled", "mailNickname", "securityEnabled" })
            if (body[name] is null) throw Refusal.Missing(name, "Group");
        var group = new TenantGroup();
        foreach (var (name, value) in body.Properties()) Change(group, name, value)();
        Check(call.Tenant, group);
        var members = GroupMemberEndpoints.Bound(call, body);
        var mail = group.MailEnabled ? call.Tenant.Domains.Find(d => d.IsDefault) : null;
        if (mail is not null) group.Mail = $"{group.MailNickname}@{mail.Name}";
        group.Id = call.Tenant.NewId();
        Replication.Created(group, call.Now);
        group.Members.AddRange(members.Select(id => new TenantGroupMember { Id = id, VisibleAt = group.VisibleAt }));
        call.Tenant.Groups.Add(group);
        return call.Entity("groups", ToJson(group), 201);
    }

    public static GraphResponse Update(GraphCall call)
    {
        var group = call.Find(call.Tenant.Groups, call["id"], forWrite: true);
        if (group.OnPremisesSyncEnabled == true) throw Refusal.Synchronized();
        var changes = call.Body.Properties().Where(p => !p.Key.Contains('@', StringComparison.Ordinal)).Select(p => Change(group, p.Key, p.Value)).ToList();
        var members = GroupMemberEndpoints.Bound(call, call.Body);
        if (members.Count > 0) GroupMemberEndpoints.CheckNew(group, members);
        foreach (var change in changes) change();
        foreach (var member in members) GroupMemberEndpoints.Join(call, group, member);
        return GraphResponse.NoContent;
    }

    public static GraphResponse Delete(GraphCall call)
    {
        Remove(call, call.Find(call.Tenant.Groups, call["id"], forWrite: true));
        return GraphResponse.NoContent;
    }

    /// <summary>A user or group goes, and with it what it was a member of or assigned to.</summary>
    public static void Remove(GraphCall call, TenantObject principal)
    {
        Replication.Deleted(principal, call.Now);
        foreach (var member in call.Tenant.Groups.SelectMany(g => g.Members).Where(m => m.Id == principal.Id && m.Exists()))
            Replication.Unlinked(member, member.Id, call.Now);
        foreach (var assignment in call.Tenant.AppRoleAssignments.Where(a => a.PrincipalId == principal.Id && a.Exists()))
            Replication.Unlinked(assignment, assignment.Id, call.Now);
    }

    public static JsonObject ToJson(TenantGroup g) => new()
    {
        ["id"] = g.Id.ToString(),
        ["deletedDateTime"] = null,
        ["classification"] = null,
        ["createdDateTime"] = g.CreatedDateTime.Edm(),
        ["description"] = g.Description,
        ["displayName"] = g.DisplayName,
        ["groupTypes"] = JsonBody.Array(g.GroupTypes),
        ["isAssignableToRole"] = g.IsAssignableToRole ? true : null,
        ["mail"] = g.Mail,
        ["mailEnabled"] = g.MailEnabled,
        ["mailNickname"] = g.MailNickname,
        ["membershipRule"] = g.MembershipRule,
        ["membershipRuleProcessingState"] = g.MembershipRule is null ? null : "On",
        ["onPremisesSyncEnabled"] = g.OnPremisesSyncEnabled,
        ["proxyAddresses"] = new JsonArray(),
        ["securityEnabled"] = g.SecurityEnabled,
        ["visibility"] = null,
    };

    private static Action Change(TenantGroup group, string property, JsonNode? value)
    {
        switch (property)
        {
            case "mailEnabled":
                var mail = value.Flag(property) ?? throw Refusal.Invalid(property);
                return () => group.MailEnabled = mail;
            case "securityEnabled":
                var security = value.Flag(property) ?? throw Refusal.Invalid(property);
                return () => group.SecurityEnabled = security;
            case "isAssignableToRole":
                var assignable = value.Flag(property) ?? false;
                return () => group.IsAssignableToRole = assignable;
            case "groupTypes":
                var types = value.Texts(property);
                if (types.Exists(t => t is not ("Unified" or "DynamicMembership"))) throw Refusal.Invalid(property);
                return () => group.GroupTypes = types;
            case "visibility" or "membershipRuleProcessingState":
                return () => { };
            case "members@odata.bind" or "owners@odata.bind":
                return () => { };
        }

        var text = value.Text(property);
        switch (property)
        {
            case "displayName":
                if (string.IsNullOrWhiteSpace(text) || text.Length > 256) throw Refusal.Invalid(property);
                return () => group.DisplayName = text;
            case "mailNickname":
                if (!UserRules.IsNickname(text, "@()\\[]\";:.<>, ")) throw Refusal.Invalid(property);
                return () => group.MailNickname = text!;
            case "description":
                if (text?.Length > 1024) throw Refusal.Invalid(property);
                return () => group.Description = text;
            case "membershipRule":
                return () => group.MembershipRule = text;
            default:
                throw Refusal.BadRequest($"Invalid property '{property}'.");
        }
    }

    private static void Check(TenantState tenant, TenantGroup group)
    {
        var dynamic = group.GroupTypes.Contains("DynamicMembership");
        if (group.MailEnabled != group.GroupTypes.Contains("Unified"))
            throw Refusal.BadRequest("Mail-enabled groups can only be created here as Microsoft 365 groups.", "InvalidValue", "mailEnabled");
        if (!group.MailEnabled && !group.SecurityEnabled) throw Refusal.Invalid("securityEnabled");
        if (dynamic && string.IsNullOrWhiteSpace(group.MembershipRule)) throw Refusal.Missing("membershipRule", "Group");
        if ((dynamic || group.IsAssignableToRole) && tenant.License == TenantLicense.Free)
            throw Refusal.BadRequest("This kind of group needs a Microsoft Entra ID P1 or P2 license.");
    }
}
