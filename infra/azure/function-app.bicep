// The functions on Flex Consumption: nothing runs, and nothing is paid, while nobody uses them.

param location string
param token string
param tags object
param identityId string
@description('The address of the container that the program is deployed through.')
param packages string
param instanceMemory int
param maximumInstances int
param readyInstances int

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: 'plan-cadre-${token}'
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { name: 'FC1', tier: 'FlexConsumption' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: 'func-cadre-${token}'
  location: location
  // azd finds by this tag where the program goes.
  tags: union(tags, { 'azd-service-name': 'functions' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identityId}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identityId
    siteConfig: {
      ftpsState: 'Disabled'
      http20Enabled: true
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: packages
          authentication: { type: 'UserAssignedIdentity', userAssignedIdentityResourceId: identityId }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        maximumInstanceCount: maximumInstances
        alwaysReady: readyInstances == 0 ? [] : [{ name: 'http', instanceCount: readyInstances }]
      }
    }
  }

  // Deployment by a password is switched off; azd signs in as whoever deploys.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: { allow: false }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: { allow: false }
  }
}

output name string = app.name
output hostName string = app.properties.defaultHostName
