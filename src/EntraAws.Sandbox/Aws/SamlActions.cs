using static EntraAws.Sandbox.AwsXml;

namespace EntraAws.Sandbox;

/// <summary>The operations on SAML providers.</summary>
internal static class SamlActions
{
    public static object?[] List(AwsCall call) =>
    [
        AwsXml.List("SAMLProviderList", call.VisibleProviders().OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => new object?[]
        {
            E("Arn", call.Account.Arn("saml-provider/" + p.Name)), Date("ValidUntil", p.ValidUntil), Date("CreateDate", p.CreateDate),
        })),
    ];

    public static object?[] Get(AwsCall call)
    {
        var provider = call.Provider(read: true);
        return
        [
            E("SAMLProviderUUID", provider.Uuid), E("SAMLMetadataDocument", provider.MetadataSeen(call.Now)),
            Date("CreateDate", provider.CreateDate), Date("ValidUntil", provider.ValidUntil),
            provider.Tags.Count == 0 ? null : AwsXml.Tags(provider.Tags),
            Optional("AssertionEncryptionMode", provider.AssertionEncryptionMode),
            provider.PrivateKeyIds.Count == 0 ? null : AwsXml.List("PrivateKeyList", provider.PrivateKeyIds.Select(k => new object?[] { E("KeyId", k) })),
        ];
    }

    public static object?[] Create(AwsCall call)
    {
        var name = AwsNames.SamlProvider(call.Parameters);
        var metadata = call["SAMLMetadataDocument"];
        new AwsCheck().Required("SAMLMetadataDocument", metadata).Done();
        SamlMetadata.Demand(metadata!);
        var tags = TagRules.Read(call);
        var mode = Encryption(call, hasKey: call["AddPrivateKey"] is not null);
        if (call.Account.SamlProviders.Any(p => AwsCall.Same(p.Name, name))) throw AwsRefusal.Exists($"SAMLProvider with name {name} already exists.");
        if (call.Account.SamlProviders.Count >= SandboxQuotas.SamlProviders)
            throw AwsRefusal.Limit($"Cannot exceed quota for SAMLProvidersPerAccount: {SandboxQuotas.SamlProviders}");

        var provider = new SandboxSamlProvider
        {
            Name = name, MetadataDocument = metadata!, CreateDate = call.Now, ValidUntil = call.Now.AddYears(100), Tags = tags,
            VisibleAt = call.VisibleAt("saml-provider/" + name), AssertionEncryptionMode = mode,
            Uuid = SandboxIds.Make("SAMLSP", $"{call.Account.AccountId}/{name}/{call.Now.Ticks}", 20),
        };
        if (call["AddPrivateKey"] is not null) AddKey(call, provider);
        call.Account.SamlProviders.Add(provider);
        return [E("SAMLProviderArn", call.Account.Arn("saml-provider/" + name)), tags.Count == 0 ? null : AwsXml.Tags(tags)];
    }

    public static object?[] Update(AwsCall call)
    {
        var provider = call.Provider(read: false);
        var metadata = call["SAMLMetadataDocument"];
        if (metadata is not null) SamlMetadata.Demand(metadata);
        if (call["RemovePrivateKey"] is { } old && !provider.PrivateKeyIds.Contains(old))
            throw AwsRefusal.InvalidInput($"Private key {old} was not found.");
        var keys = provider.PrivateKeyIds.Count - (call["RemovePrivateKey"] is null ? 0 : 1) + (call["AddPrivateKey"] is null ? 0 : 1);
        if (keys > 2) throw AwsRefusal.Limit("Cannot exceed quota for PrivateKeysPerSAMLProvider: 2");
        var mode = Encryption(call, keys > 0);

        if (metadata is not null)
        {
            provider.FormerMetadataDocument = provider.MetadataSeen(call.Now);
            provider.MetadataDocument = metadata;
            provider.MetadataCurrentAt = call.VisibleAt("saml-provider/" + provider.Name);
        }

        if (mode is not null) provider.AssertionEncryptionMode = mode;
        if (call["RemovePrivateKey"] is { } removed) provider.PrivateKeyIds.Remove(removed);
        if (call["AddPrivateKey"] is not null) AddKey(call, provider);
        return [E("SAMLProviderArn", call["SAMLProviderArn"])];
    }

    /// <summary>Roles that trust it stay as they are: assuming them fails from then on.</summary>
    public static object?[]? Delete(AwsCall call)
    {
        call.Account.SamlProviders.Remove(call.Provider(read: false));
        return null;
    }

    public static object?[] ListTags(AwsCall call) => TagRules.List(call, call.Provider(read: true).Tags);

    public static object?[]? Tag(AwsCall call)
    {
        TagRules.Add(call, call.Provider(read: false).Tags);
        return null;
    }

    public static object?[]? Untag(AwsCall call)
    {
        TagRules.Remove(call, call.Provider(read: false).Tags);
        return null;
    }

    private static string? Encryption(AwsCall call, bool hasKey)
    {
        var mode = call["AssertionEncryptionMode"];
        new AwsCheck().OneOf("AssertionEncryptionMode", mode, "Required", "Allowed").Length("AddPrivateKey", call["AddPrivateKey"], 1, 16384).Done();
        if (mode == "Required" && !hasKey) throw AwsRefusal.InvalidInput("A private key is required when assertion encryption is required.");
        return mode;
    }

    private static void AddKey(AwsCall call, SandboxSamlProvider provider) =>
        provider.PrivateKeyIds.Add(SandboxIds.Make("", call["AddPrivateKey"] + call.Now.Ticks, 22));
}
