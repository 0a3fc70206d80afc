// Deployed after the program (hooks/subscribe.sh): files that come into the inbox are told to the function that ingests them.
// The key in the address exists once the host has started; it is read here and shown nowhere.

param functionApp string
param eventsTopic string
param dataAccount string
param subscription string = 'inbox'

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionApp
}

resource account 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: dataAccount
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: eventsTopic
}

resource inbox 'Microsoft.EventGrid/systemTopics/eventSubscriptions@2025-02-15' = {
  parent: topic
  name: subscription
  properties: {
    eventDeliverySchema: 'EventGridSchema'
    destination: {
      endpointType: 'WebHook'
      properties: {
        endpointUrl: 'https://${app.properties.defaultHostName}/runtime/webhooks/blobs?functionName=Host.Functions.IngestOnBlob&code=${listKeys('${app.id}/host/default', '2024-04-01').systemKeys.blobs_extension}'
        minimumTlsVersionAllowed: '1.2'
      }
    }
    filter: {
      includedEventTypes: ['Microsoft.Storage.BlobCreated']
      subjectBeginsWith: '/blobServices/default/containers/inbox/blobs/'
      isSubjectCaseSensitive: true
    }
    // A day of trying. What is lost even so the reconciler finds in the inbox.
    retryPolicy: { maxDeliveryAttempts: 30, eventTimeToLiveInMinutes: 1440 }
    deadLetterWithResourceIdentity: {
      identity: { type: 'SystemAssigned' }
      deadLetterDestination: {
        endpointType: 'StorageBlob'
        properties: {
          resourceId: account.id
          blobContainerName: 'dead-letters'
        }
      }
    }
  }
}
