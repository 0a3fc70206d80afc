// Azure's authentication (Entra ID) in front of the program. Whom it does not know it lets through: keys, accounts of the
// system and Event Grid have proofs of their own, which the program asks for.

param functionApp string
param clientId string
param tenantId string

var isOn = !empty(clientId)

resource app 'Microsoft.Web/sites@2024-04-01' existing = {
  name: functionApp
}

resource authentication 'Microsoft.Web/sites/config@2024-04-01' = {
  parent: app
  name: 'authsettingsV2'
  properties: {
    platform: { enabled: isOn }
    globalValidation: {
      requireAuthentication: false
      unauthenticatedClientAction: 'AllowAnonymous'
    }
    httpSettings: { requireHttps: true }
    identityProviders: isOn
      ? {
          azureActiveDirectory: {
            enabled: true
            registration: {
              clientId: clientId
              clientSecretSettingName: 'OVERRIDE_USE_MI_FIC_ASSERTION_CLIENTID'
              openIdIssuer: '${environment().authentication.loginEndpoint}${tenantId}/v2.0'
            }
            validation: {
              allowedAudiences: ['api://${clientId}', clientId]
              defaultAuthorizationPolicy: { allowedApplications: [clientId] }
            }
          }
        }
      : {}
    // The tokens themselves are nobody's business: who it is comes in a header.
    login: { tokenStore: { enabled: false } }
  }
}
