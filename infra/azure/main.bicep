// CadreReports on Azure: everything `azd up` makes before the program itself is deployed. What the parameters mean to an
// operator is in README.md beside this file; which settings and names the program knows is checked by its tests.
targetScope = 'subscription'

@minLength(1)
@maxLength(40)
@description('Names the deployment, such as "thu-nghiem" or "chinh-thuc". All names follow from it.')
param environmentName string

@minLength(1)
@description('The Azure region. Data stay in it, and with a geo-redundant kind of storage also in its pair.')
@metadata({ azd: { type: 'location' } })
param location string

@description('How often data are kept: within one building (LRS), one region (ZRS), or in the paired region too (GRS, GZRS).')
@allowed(['Standard_LRS', 'Standard_ZRS', 'Standard_GRS', 'Standard_GZRS'])
param dataRedundancy string = 'Standard_ZRS'

@minValue(1)
@maxValue(146000)
@description('For how many days after it came nobody can change or delete a workbook of the archive. It can be prolonged, and shortened until the policy is locked.')
param archiveImmutableDays int = 1825

@description('Whether that policy has been locked. Azure then takes no deployment of it any more, so it is left as it is.')
param archiveLocked bool = false

@minValue(7)
@maxValue(365)
@description('For how many days what was deleted or overwritten can be brought back.')
param softDeleteDays int = 30

@description('The client id of the app registration that people sign in through. Empty or "none": nobody signs in through the directory yet.')
param signInClientId string = ''

@description('The directory whose people may sign in. Empty: that of the subscription.')
param signInTenantId string = ''

@description('The address provinces open, such as https://baocao.example.vn. Empty: the one that Azure gives.')
param portalAddress string = ''

@description('Who hears of alerts. Empty: alerts are raised and seen in the portal only.')
param alertEmail string = ''

@description('The mail server. Empty: no letters go out, and notices wait.')
param mailHost string = ''

@minValue(1)
@maxValue(65535)
@description('The mail server\'s port.')
param mailPort int = 587

@description('How the connection to the mail server is encrypted.')
@allowed(['starttls', 'tls'])
param mailSecurity string = 'starttls'

@description('Who letters come from, such as "Ban Tổ chức <baocao@example.vn>". Needed with a mail server.')
param mailFrom string = ''

@description('The domain of the letters\' Message-IDs. Empty: the sender\'s.')
param mailDomain string = ''

@minValue(1)
@maxValue(150)
@description('How many seconds a conversation with the mail server may take.')
param mailTimeout int = 60

@description('Who signs in at the mail server. Empty: nobody does.')
param mailUser string = ''

@secure()
@description('The password of that account. It is kept in a key vault.')
param mailPassword string = ''

@description('Whether a file that nobody announced may become a report.')
param acceptUnknownSender bool = false

@description('Where traces, metrics and logs go besides Application Insights (OTLP). Empty: nowhere.')
param otlpEndpoint string = ''

@description('The memory of an instance, in MB.')
@allowed([512, 2048, 4096])
param instanceMemory int = 2048

@minValue(1)
@maxValue(1000)
@description('The most instances at once. 40 and more can always be had; fewer depend on the region.')
param maximumInstances int = 40

@minValue(0)
@maxValue(20)
@description('Instances that are kept ready for people who open a page. 0 is cheapest; the first to come then waits some seconds.')
param readyInstances int = 0

@minValue(30)
@maxValue(730)
@description('For how many days telemetry is kept.')
param telemetryDays int = 90

@description('More settings of the program, such as { Limits__UploadsOfPrincipal__Times: \'120\' }. No secrets.')
param moreSettings object = {}

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = { 'azd-env-name': environmentName }

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module deployed 'resources.bicep' = {
  name: 'cadre-reports'
  scope: group
  params: {
    location: location
    token: token
    tags: tags
    dataRedundancy: dataRedundancy
    archiveImmutableDays: archiveImmutableDays
    archiveLocked: archiveLocked
    softDeleteDays: softDeleteDays
    signInClientId: signInClientId == 'none' ? '' : signInClientId
    signInTenantId: empty(signInTenantId) ? tenant().tenantId : signInTenantId
    portalAddress: portalAddress
    alertEmail: alertEmail
    mail: {
      host: mailHost
      port: mailPort
      security: mailSecurity
      from: mailFrom
      domain: mailDomain
      timeout: mailTimeout
      user: mailUser
    }
    mailPassword: mailPassword
    acceptUnknownSender: acceptUnknownSender
    otlpEndpoint: otlpEndpoint
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    readyInstances: readyInstances
    telemetryDays: telemetryDays
    moreSettings: moreSettings
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output CADRE_FUNCTION_APP string = deployed.outputs.functionApp
output CADRE_ADDRESS string = deployed.outputs.address
output CADRE_DATA_ACCOUNT string = deployed.outputs.dataAccount
output CADRE_EVENTS_TOPIC string = deployed.outputs.eventsTopic
output CADRE_IDENTITY_PRINCIPAL string = deployed.outputs.identityPrincipal
