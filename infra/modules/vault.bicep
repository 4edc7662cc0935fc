param name string
param location string
param tags object

@description('Who reads every secret, and writes the two that the tracker makes it write.')
param readerPrincipalId string

@description('Who writes every secret: the person that sets the system up. Empty for nobody.')
param operatorPrincipalId string
param workspaceId string

var secretsUser = '4633458b-17de-408a-b874-0445c86b69e6'
var secretsOfficer = 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'

// A role can only be given on a secret that exists, so each begins with this, which the app reads as no secret.
var notSet = 'not-set'
var writtenByTheApp = [
  'mam-id' // the tracker replaces its session
  'mam-session-key' // made by the app, once
]

resource vault 'Microsoft.KeyVault/vaults@2023-07-01' = {
  name: name
  location: location
  tags: tags
  properties: {
    tenantId: tenant().tenantId
    sku: {
      family: 'A'
      name: 'standard'
    }
    enableRbacAuthorization: true
    enableSoftDelete: true
    softDeleteRetentionInDays: 90
    enablePurgeProtection: true
    enabledForDeployment: false
    enabledForDiskEncryption: false
    enabledForTemplateDeployment: false
    publicNetworkAccess: 'Enabled'
    networkAcls: {
      bypass: 'AzureServices'
      defaultAction: 'Allow'
    }
  }
}

// Only when they are not there: a later deployment must not overwrite a session.
@onlyIfNotExists()
resource written 'Microsoft.KeyVault/vaults/secrets@2023-07-01' = [
  for secret in writtenByTheApp: {
    parent: vault
    name: secret
    properties: {
      value: notSet
    }
  }
]

resource reader 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(vault.id, readerPrincipalId, secretsUser)
  scope: vault
  properties: {
    principalId: readerPrincipalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsUser)
  }
}

resource writers 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (secret, index) in writtenByTheApp: {
    name: guid(vault.id, secret, readerPrincipalId, secretsOfficer)
    scope: written[index]
    properties: {
      principalId: readerPrincipalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
    }
  }
]

// Without a principal type: it is a person here, a service principal in a pipeline, and has existed for long.
resource operator 'Microsoft.Authorization/roleAssignments@2022-04-01' = if (!empty(operatorPrincipalId)) {
  name: guid(vault.id, operatorPrincipalId, secretsOfficer)
  scope: vault
  properties: {
    principalId: operatorPrincipalId
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', secretsOfficer)
  }
}

resource diagnostics 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  name: 'audit'
  scope: vault
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        category: 'AuditEvent'
        enabled: true
      }
    ]
  }
}

output name string = vault.name
