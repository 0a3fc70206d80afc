// The data account: the program's containers, queues and tables, how long what is deleted can be brought back, and what the
// program's identity may do with them. Names here and names in StorageNames.cs are the same; a test holds them together.
import { roles } from 'roles.bicep'

param location string
param name string
param tags object
param redundancy string
param archiveImmutableDays int
param archiveLocked bool
param softDeleteDays int
param identityPrincipal string

var archive = 'archive'
var deadLetters = 'dead-letters'
var containers = [archive, 'confirmations', 'health', 'inbox', 'protection', 'quarantine', 'receipts', 'reports']
var queues = ['health', 'ingest', 'outbox', 'review', 'summarise']
var tables = [
  'Accounts'
  'ApiKeys'
  'Audit'
  'Contacts'
  'Explanations'
  'Facts'
  'Failures'
  'Findings'
  'Health'
  'Periods'
  'Reminders'
  'Restored'
  'Rounds'
  'SubmissionVersions'
  'Submissions'
  'Texts'
  'Unclaimed'
  'Uploads'
]

// Provinces put files straight into the inbox, at an address that is signed for one file, so the account is reachable; but no
// key opens it and nothing in it is public.
resource account 'Microsoft.Storage/storageAccounts@2023-05-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: { name: redundancy }
  properties: {
    accessTier: 'Hot'
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    allowSharedKeyAccess: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: 'Enabled'
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' }
  }
}

resource blobs 'Microsoft.Storage/storageAccounts/blobServices@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    isVersioningEnabled: true
    deleteRetentionPolicy: { enabled: true, days: softDeleteDays }
    containerDeleteRetentionPolicy: { enabled: true, days: softDeleteDays }
  }
}

resource container 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = [
  for item in containers: {
    parent: blobs
    name: item
    properties: { publicAccess: 'None' }
  }
]

// Event Grid writes here what it could not deliver; the program has no business with it.
resource deadLetterContainer 'Microsoft.Storage/storageAccounts/blobServices/containers@2023-05-01' = {
  parent: blobs
  name: deadLetters
  properties: { publicAccess: 'None' }
}

// The policy is not locked, for that can never be undone: the owner locks it, once the period is the one they want. Of a locked
// policy Azure takes nothing but a longer period, and that not from a deployment.
resource immutability 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies@2023-05-01' = if (!archiveLocked) {
  parent: container[indexOf(containers, archive)]
  name: 'default'
  properties: {
    immutabilityPeriodSinceCreationInDays: archiveImmutableDays
    allowProtectedAppendWrites: false
  }
}

resource queueService 'Microsoft.Storage/storageAccounts/queueServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource queue 'Microsoft.Storage/storageAccounts/queueServices/queues@2023-05-01' = [
  for item in queues: {
    parent: queueService
    name: item
  }
]

resource tableService 'Microsoft.Storage/storageAccounts/tableServices@2023-05-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2023-05-01' = [
  for item in tables: {
    parent: tableService
    name: item
  }
]

// The program removes what need not be kept, when it knows that it is kept elsewhere. Here goes only what that leaves behind:
// earlier versions and snapshots. What is read rarely becomes cheaper to keep, and stays readable at once.
resource lifecycle 'Microsoft.Storage/storageAccounts/managementPolicies@2023-05-01' = {
  parent: account
  name: 'default'
  properties: {
    policy: {
      rules: [
        {
          name: 'earlier-versions'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: {
              blobTypes: ['blockBlob']
              prefixMatch: map(filter(containers, item => item != archive), item => '${item}/')
            }
            actions: {
              version: { delete: { daysAfterCreationGreaterThan: softDeleteDays } }
              snapshot: { delete: { daysAfterCreationGreaterThan: softDeleteDays } }
            }
          }
        }
        {
          name: 'rarely-read'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${archive}/', 'confirmations/'] }
            actions: { baseBlob: { tierToCool: { daysAfterModificationGreaterThan: 180 } } }
          }
        }
        {
          name: 'undelivered-events'
          enabled: true
          type: 'Lifecycle'
          definition: {
            filters: { blobTypes: ['blockBlob'], prefixMatch: ['${deadLetters}/'] }
            actions: { baseBlob: { delete: { daysAfterModificationGreaterThan: 90 } } }
          }
        }
      ]
    }
  }
  dependsOn: [blobs]
}

resource containerRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (item, i) in containers: {
    name: guid(account.id, item, identityPrincipal, roles.storageBlobDataContributor)
    scope: container[i]
    properties: {
      principalId: identityPrincipal
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', roles.storageBlobDataContributor)
    }
  }
]

// On the whole account: signing the addresses of uploads; the host's own queues beside ours for what was tried often enough;
// all tables.
var accountRoles = [roles.storageBlobDelegator, roles.storageQueueDataContributor, roles.storageTableDataContributor]

resource accountRole 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for role in accountRoles: {
    name: guid(account.id, identityPrincipal, role)
    scope: account
    properties: {
      principalId: identityPrincipal
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', role)
    }
  }
]

output name string = account.name
output deadLetterContainer string = deadLetterContainer.name
