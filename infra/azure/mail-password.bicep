// A vault for the one secret there is: the mail server's password. The program reads it through its identity.
import { roles } from 'roles.bicep'

param location string
@maxLength(24)
param name string
param tags object
@secure()
param password string
param identityPrincipal string

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: { family: 'A', name: 'standard' }
    enableRbacAuthorization: true
    enableSoftDelete: true
    // No protection from purging: it would keep the vault's name, and with it a new environment of the same name, for the whole
    // time, and a password can be set again.
    softDeleteRetentionInDays: 90
    publicNetworkAccess: 'Enabled'
  }
}

// A later deployment without the password leaves the one that is there.
resource secret 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = if (!empty(password)) {
  parent: vault
  name: 'mail-password'
  properties: { value: password }
}

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, identityPrincipal, roles.keyVaultSecretsUser)
  scope: vault
  properties: {
    principalId: identityPrincipal
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.keyVaultSecretsUser)
  }
}

output reference string = '@Microsoft.KeyVault(SecretUri=${vault.properties.vaultUri}secrets/mail-password)'
