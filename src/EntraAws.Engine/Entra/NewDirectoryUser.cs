using System.Security;

namespace EntraAws.Engine.Entra;

/// <summary>A user to make. The password is a secret.</summary>
internal sealed record NewDirectoryUser(string UserPrincipalName, string DisplayName, string MailNickname, SecureString Password);
