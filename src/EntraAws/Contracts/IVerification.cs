namespace EntraAws.Contracts;

/// <summary>Whether people would get in.</summary>
internal interface IVerification
{
}
