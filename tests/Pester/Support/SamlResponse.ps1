# A SAML response as Entra sends it, signed with a key of its own. It is written in canonical form, so that its text is what is signed.

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
    $c14n = 'http://www.w3.org/2001/10/xml-exc-c14n#'
    $ds = 'http://www.w3.org/2000/09/xmldsig#'
    $start = "<Assertion xmlns=`"urn:oasis:names:tc:SAML:2.0:assertion`" ID=`"_a`" IssueInstant=`"$now`" Version=`"2.0`"><Issuer>https://idp.example.com</Issuer>"
    $rest = "<Subject><NameID>ada.lane@contoso.com</NameID><SubjectConfirmation Method=`"urn:oasis:names:tc:SAML:2.0:cm:bearer`">" +
        "<SubjectConfirmationData NotOnOrAfter=`"$end`" Recipient=`"$url`"></SubjectConfirmationData></SubjectConfirmation></Subject>" +
        "<Conditions NotBefore=`"$now`" NotOnOrAfter=`"$end`"><AudienceRestriction><Audience>$url</Audience></AudienceRestriction></Conditions><AttributeStatement>" +
        "<Attribute Name=`"$aws/Role`"><AttributeValue>arn:aws:iam::111122223333:role/Administrator,arn:aws:iam::111122223333:saml-provider/EntraID</AttributeValue></Attribute>" +
        "<Attribute Name=`"$aws/RoleSessionName`"><AttributeValue>ada.lane@contoso.com</AttributeValue></Attribute></AttributeStatement></Assertion>"
    $digest = [Convert]::ToBase64String([System.Security.Cryptography.SHA256]::HashData([Text.Encoding]::UTF8.GetBytes($start + $rest)))
    $info = "<CanonicalizationMethod Algorithm=`"$c14n`"></CanonicalizationMethod><SignatureMethod Algorithm=`"http://www.w3.org/2001/04/xmldsig-more#rsa-sha256`"></SignatureMethod>" +
        "<Reference URI=`"#_a`"><Transforms><Transform Algorithm=`"${ds}enveloped-signature`"></Transform><Transform Algorithm=`"$c14n`"></Transform></Transforms>" +
        "<DigestMethod Algorithm=`"http://www.w3.org/2001/04/xmlenc#sha256`"></DigestMethod><DigestValue>$digest</DigestValue></Reference></SignedInfo>"
    $key = [System.Security.Cryptography.X509Certificates.RSACertificateExtensions]::GetRSAPrivateKey($Signer)
    $value = $key.SignData([Text.Encoding]::UTF8.GetBytes("<SignedInfo xmlns=`"$ds`">$info"), 'SHA256', [System.Security.Cryptography.RSASignaturePadding]::Pkcs1)
    $signature = "<Signature xmlns=`"$ds`"><SignedInfo>$info<SignatureValue>$([Convert]::ToBase64String($value))</SignatureValue>" +
        "<KeyInfo><X509Data><X509Certificate>$([Convert]::ToBase64String($Signer.RawData))</X509Certificate></X509Data></KeyInfo></Signature>"
    $response = "<samlp:Response xmlns:samlp=`"urn:oasis:names:tc:SAML:2.0:protocol`" ID=`"_r`" Version=`"2.0`" IssueInstant=`"$now`" Destination=`"$url`">" +
        "<samlp:Status><samlp:StatusCode Value=`"urn:oasis:names:tc:SAML:2.0:status:Success`"/></samlp:Status>$start$signature$rest</samlp:Response>"
    [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($response))
}
