# A SAML response as Entra sends it, signed with a key of its own. PowerShell has the classes for it.

Add-Type -AssemblyName System.Security.Cryptography.Xml -ErrorAction Ignore

function New-TestSamlSigner {
    $key = [System.Security.Cryptography.RSA]::Create(2048)
    $request = [System.Security.Cryptography.X509Certificates.CertificateRequest]::new('CN=Test', $key, 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $request.CreateSelfSigned([datetimeoffset]::UtcNow.AddDays(-1), [datetimeoffset]::UtcNow.AddYears(1))
}

function Get-TestSamlMetadata($Signer) {
    '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com"><IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">' +
    '<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>' + [Convert]::ToBase64String($Signer.RawData) +
    '</X509Certificate></X509Data></KeyInfo></KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso"/></IDPSSODescriptor></EntityDescriptor>'
}

function New-TestSamlResponse($Signer, [datetimeoffset] $At = [datetimeoffset]::UtcNow) {
    $now = $At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")
    $end = $At.UtcDateTime.AddMinutes(30).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'")
    $url = 'https://signin.aws.amazon.com/saml'
    $aws = 'https://aws.amazon.com/SAML/Attributes'
    $document = [xml]::new()
    $document.PreserveWhitespace = $true
    $document.LoadXml(@"
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r" Version="2.0" IssueInstant="$now" Destination="$url">
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
<Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a" Version="2.0" IssueInstant="$now"><Issuer>https://idp.example.com</Issuer>
<Subject><NameID>ada.lane@contoso.com</NameID><SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><SubjectConfirmationData NotOnOrAfter="$end" Recipient="$url"/></SubjectConfirmation></Subject>
<Conditions NotBefore="$now" NotOnOrAfter="$end"><AudienceRestriction><Audience>$url</Audience></AudienceRestriction></Conditions>
<AttributeStatement>
<Attribute Name="$aws/Role"><AttributeValue>arn:aws:iam::111122223333:role/Administrator,arn:aws:iam::111122223333:saml-provider/EntraID</AttributeValue></Attribute>
<Attribute Name="$aws/RoleSessionName"><AttributeValue>ada.lane@contoso.com</AttributeValue></Attribute>
</AttributeStatement></Assertion></samlp:Response>
"@)
    $signed = [System.Security.Cryptography.Xml.SignedXml]::new($document)
    $signed.SigningKey = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Signer)
    $signed.SignedInfo.CanonicalizationMethod = 'http://www.w3.org/2001/10/xml-exc-c14n#'
    $reference = [System.Security.Cryptography.Xml.Reference]::new('#_a')
    $reference.AddTransform([System.Security.Cryptography.Xml.XmlDsigEnvelopedSignatureTransform]::new())
    $reference.AddTransform([System.Security.Cryptography.Xml.XmlDsigExcC14NTransform]::new())
    $signed.AddReference($reference)
    $signed.ComputeSignature()
    $assertion = $document.GetElementsByTagName('Assertion')[0]
    $null = $assertion.InsertAfter($document.ImportNode($signed.GetXml(), $true), $assertion.FirstChild)
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($document.OuterXml))
}
