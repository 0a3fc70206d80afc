// What is in the resource group, and who may do what with it.

param location string
@description('Comes behind names that must be unique in the world.')
param token string
param tags object
param dataRedundancy string
param archiveImmutableDays int
param archiveLocked bool
param softDeleteDays int
param signInClientId string
param signInTenantId string
param portalAddress string
param alertEmail string
param mail object
@secure()
param mailPassword string
param acceptUnknownSender bool
param otlpEndpoint string
param instanceMemory int
param maximumInstances int
param readyInstances int
param telemetryDays int
param moreSettings object

var mailHasPassword = !empty(mail.host) && !empty(mail.user)

// The program's own identity: it is nobody else's, and has no password that could be lost.
resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2023-01-31' = {
  name: 'id-cadre-${token}'
  location: location
  tags: tags
}

module telemetry 'telemetry.bicep' = {
  params: {
    location: location
    token: token
    tags: tags
    days: telemetryDays
    identityPrincipal: identity.properties.principalId
  }
}

module data 'data-storage.bicep' = {
  params: {
    location: location
    name: 'stcadre${token}'
    tags: tags
    redundancy: dataRedundancy
    archiveImmutableDays: archiveImmutableDays
    archiveLocked: archiveLocked
    softDeleteDays: softDeleteDays
    identityPrincipal: identity.properties.principalId
  }
}

module host 'host-storage.bicep' = {
  params: {
    location: location
    name: 'sthost${token}'
    tags: tags
    identityPrincipal: identity.properties.principalId
  }
}

module events 'events.bicep' = {
  params: {
    location: location
    token: token
    tags: tags
    dataAccount: data.outputs.name
    deadLetterContainer: data.outputs.deadLetterContainer
  }
}

module mailSecret 'mail-password.bicep' = if (mailHasPassword) {
  params: {
    location: location
    name: 'kv-${token}'
    tags: tags
    password: mailPassword
    identityPrincipal: identity.properties.principalId
  }
}

module app 'function-app.bicep' = {
  params: {
    location: location
    token: token
    tags: tags
    identityId: identity.id
    packages: host.outputs.packages
    instanceMemory: instanceMemory
    maximumInstances: maximumInstances
    readyInstances: readyInstances
  }
}

module settings 'settings.bicep' = {
  params: {
    functionApp: app.outputs.name
    identityClientId: identity.properties.clientId
    dataAccount: data.outputs.name
    hostAccount: host.outputs.name
    telemetryConnection: telemetry.outputs.connection
    address: empty(portalAddress) ? 'https://${app.outputs.hostName}' : portalAddress
    signInTenantId: empty(signInClientId) ? '' : signInTenantId
    mail: mail
    mailVaultReference: mailHasPassword ? mailSecret!.outputs.reference : ''
    acceptUnknownSender: acceptUnknownSender
    otlpEndpoint: otlpEndpoint
    moreSettings: moreSettings
  }
  dependsOn: [signIn]
}

// What stands in front takes the header in which it says who calls away from everybody else. So it is there before the program
// is told to believe that header, and goes only after the program has been told not to: between, anybody could write it.
module signIn 'sign-in.bicep' = if (!empty(signInClientId)) {
  params: {
    functionApp: app.outputs.name
    clientId: signInClientId
    tenantId: signInTenantId
  }
}

module noSignIn 'sign-in.bicep' = if (empty(signInClientId)) {
  params: {
    functionApp: app.outputs.name
    clientId: ''
    tenantId: signInTenantId
  }
  dependsOn: [settings]
}

module alerts 'alerts.bicep' = {
  params: {
    location: location
    token: token
    tags: tags
    workspace: telemetry.outputs.workspace
    dataAccount: data.outputs.name
    hostAccount: host.outputs.name
    eventsTopic: events.outputs.name
    email: alertEmail
  }
}

output functionApp string = app.outputs.name
output address string = 'https://${app.outputs.hostName}'
output dataAccount string = data.outputs.name
output eventsTopic string = events.outputs.name
output identityPrincipal string = identity.properties.principalId
