namespace EntraAws.Contracts;

/// <summary>Entra's provisioning agent: its AWS user and key, and the job that imports roles.</summary>
internal interface IProvisioning
{
}
