namespace EntraAws.Contracts;

/// <summary>AWS IAM Identity Center: permission sets and who has them in which account.</summary>
internal interface IIdentityCenter
{
}
