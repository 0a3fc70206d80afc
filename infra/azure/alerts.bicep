// What somebody should hear of. README.md says for each what it means and what to do.

param location string
param token string
param tags object
param workspace string
param dataAccount string
param hostAccount string
param eventsTopic string
param email string

var queries = [
  {
    name: 'poison-messages'
    severity: 2
    title: 'Messages were given up'
    query: loadTextContent('queries/alert-poison-messages.kql')
    every: 'PT15M'
    window: 'PT30M'
    looksBack: null
  }
  {
    name: 'failed-ingests'
    severity: 1
    title: 'Uploads could not be read to their end'
    query: loadTextContent('queries/alert-failed-ingests.kql')
    every: 'PT15M'
    window: 'PT30M'
    looksBack: null
  }
  {
    name: 'reminders-missed'
    severity: 1
    title: 'The daily round of reminders did not take place'
    query: loadTextContent('queries/alert-reminders-missed.kql')
    every: 'PT1H'
    window: 'P1D'
    looksBack: 'P2D'
  }
  {
    name: 'reconciler-missed'
    severity: 1
    title: 'The reconciler has not run for an hour'
    query: loadTextContent('queries/alert-reconciler-missed.kql')
    every: 'PT15M'
    window: 'PT1H'
    looksBack: null
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(email)) {
  name: 'ag-cadre-${token}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: 'CadreReport'
    enabled: true
    emailReceivers: [{ name: 'on-call', emailAddress: email, useCommonAlertSchema: true }]
  }
}

var groups = empty(email) ? [] : [people.id]

resource queryAlert 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for item in queries: {
    name: 'alert-${item.name}-${token}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: item.title
      description: 'infra/azure/queries/alert-${item.name}.kql'
      severity: item.severity
      enabled: true
      scopes: [workspace]
      evaluationFrequency: item.every
      windowSize: item.window
      overrideQueryTimeRange: item.looksBack
      criteria: {
        allOf: [
          {
            query: item.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: { minFailingPeriodsToAlert: 1, numberOfEvaluationPeriods: 1 }
          }
        ]
      }
      autoMitigate: true
      // The tables appear with the first telemetry, after this.
      skipQueryValidation: true
      actions: { actionGroups: groups }
    }
  }
]

resource data 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: dataAccount
}

resource host 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: hostAccount
}

resource topic 'Microsoft.EventGrid/systemTopics@2025-02-15' existing = {
  name: eventsTopic
}

// The clients wait and try again by themselves; so some of it is normal, and much of it slows everything down.
resource throttling 'Microsoft.Insights/metricAlerts@2018-03-01' = [
  for (account, i) in [data.id, host.id]: {
    name: 'alert-storage-throttling-${i == 0 ? 'data' : 'host'}-${token}'
    location: 'global'
    tags: tags
    properties: {
      description: 'Storage turns requests away because there are too many'
      severity: 2
      enabled: true
      scopes: [account]
      evaluationFrequency: 'PT5M'
      windowSize: 'PT15M'
      criteria: {
        'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
        allOf: [
          {
            criterionType: 'StaticThresholdCriterion'
            name: 'throttled'
            metricNamespace: 'Microsoft.Storage/storageAccounts'
            metricName: 'Transactions'
            dimensions: [
              {
                name: 'ResponseType'
                operator: 'Include'
                values: [
                  'ServerBusyError'
                  'ClientThrottlingError'
                  'ClientAccountRequestThrottlingError'
                  'ClientAccountBandwidthThrottlingError'
                ]
              }
            ]
            timeAggregation: 'Total'
            operator: 'GreaterThan'
            threshold: 20
            // The dimension's values appear when there is something to count.
            skipMetricValidation: true
          }
        ]
      }
      autoMitigate: true
      actions: map(groups, group => { actionGroupId: group })
    }
  }
]

resource undelivered 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'alert-undelivered-events-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'The program was not told of a file for a day'
    severity: 2
    enabled: true
    scopes: [topic.id]
    evaluationFrequency: 'PT15M'
    windowSize: 'PT1H'
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          criterionType: 'StaticThresholdCriterion'
          name: 'dead-lettered'
          metricNamespace: 'Microsoft.EventGrid/systemTopics'
          metricName: 'DeadLetteredCount'
          timeAggregation: 'Total'
          operator: 'GreaterThan'
          threshold: 0
        }
      ]
    }
    autoMitigate: true
    actions: map(groups, group => { actionGroupId: group })
  }
}
