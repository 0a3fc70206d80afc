// The program's settings. Each is known to the program (AppSettings.cs) or to the platform; a test holds them together.

param functionApp string
param identityClientId string
param dataAccount string
param hostAccount string
param telemetryConnection string
param address string
@description('The directory whose people are believed; empty while nothing stands in front of the program.')
param signInTenantId string
param mail object
param mailVaultReference string
param acceptUnknownSender bool
param otlpEndpoint string
param moreSettings object

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionApp
}

resource data 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: dataAccount
}

resource host 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: hostAccount
}

var base = {
  AzureWebJobsDisableHomepage: 'true'
  AzureWebJobsStorage__blobServiceUri: host.properties.primaryEndpoints.blob
  AzureWebJobsStorage__queueServiceUri: host.properties.primaryEndpoints.queue
  AzureWebJobsStorage__tableServiceUri: host.properties.primaryEndpoints.table
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  CadreStorage__blobServiceUri: data.properties.primaryEndpoints.blob
  CadreStorage__queueServiceUri: data.properties.primaryEndpoints.queue
  CadreStorage__tableServiceUri: data.properties.primaryEndpoints.table
  CadreStorage__credential: 'managedidentity'
  CadreStorage__clientId: identityClientId
  APPLICATIONINSIGHTS_CONNECTION_STRING: telemetryConnection
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // The host passes requests on from this machine; what Azure's front end said of their origin is behind it.
  Http__Proxies: '127.0.0.1,::1'
  Http__ProxyHops: '1'
  Portal__Address: address
  Uploads__AcceptUnknownSender: string(acceptUnknownSender)
}

var signIn = empty(signInTenantId)
  ? {}
  : {
      Access__PlatformTenant: signInTenantId
      // Azure's authentication proves itself with the program's identity in place of a client secret.
      OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID: identityClientId
      WEBSITE_AUTH_AAD_ALLOWED_TENANTS: signInTenantId
    }

var mailServer = empty(mail.host)
  ? {}
  : {
      Mail__Smtp__Host: mail.host
      Mail__Smtp__Port: string(mail.port)
      Mail__Smtp__Security: mail.security
      Mail__Smtp__Timeout: string(mail.timeout)
      Mail__From: mail.from
    }

var mailDomain = empty(mail.host) || empty(mail.domain) ? {} : { Mail__Domain: mail.domain }
var mailAccount = empty(mailVaultReference) ? {} : { Mail__Smtp__User: mail.user, Mail__Smtp__Password: mailVaultReference }
var otlp = empty(otlpEndpoint) ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: otlpEndpoint }

resource settings 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'appsettings'
  properties: union(moreSettings, base, signIn, mailServer, mailDomain, mailAccount, otlp)
}
