namespace EntraAws.Contracts;

/// <summary>The signing certificates of the AWS apps, and who trusts them.</summary>
internal interface ICertificates
{
}
