namespace EntraAws;

/// <summary>Who made a role and for whom; the first that fits.</summary>
public enum AwsRoleKind
{
    /// <summary>Somebody's own.</summary>
    Custom,

    /// <summary>Made and kept by an AWS service (path <c>/aws-service-role/</c>); it can't be changed or mapped.</summary>
    ServiceLinked,

    /// <summary>Made by IAM Identity Center (path <c>/aws-reserved/sso.amazonaws.com/</c>).</summary>
    IdentityCenter,

    /// <summary>Assumed by AWS services alone.</summary>
    Service,

    /// <summary>Assumed by people through a SAML provider.</summary>
    Saml,
}
