namespace EntraAws.Engine.Entra;

/// <summary>A user with the attributes that claims come from.</summary>
internal sealed record SignInUser
{
    public required Guid Id { get; init; }
    public required string UserPrincipalName { get; init; }
    /// <summary>Null where it may not be read.</summary>
    public bool? Enabled { get; init; }
    public string? Mail { get; init; }
    public string? MailNickname { get; init; }
    public string? OnPremisesSamAccountName { get; init; }
    public string? EmployeeId { get; init; }

    /// <summary>What a claims source gives for this user; null when there is nothing, or the source is not known here.</summary>
    public string? Claim(string source) => source.ToLowerInvariant() switch
    {
        "userprincipalname" => UserPrincipalName,
        "mail" => Mail,
        "mailnickname" => MailNickname,
        "onpremisessamaccountname" => OnPremisesSamAccountName,
        "employeeid" => EmployeeId,
        "objectid" => Id.ToString(),
        _ => null,
    };
}
