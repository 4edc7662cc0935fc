targetScope = 'subscription'

@minLength(1)
@maxLength(64)
@description('The name of the azd environment. All names of resources come from it.')
param environmentName string

@minLength(1)
@description('The region. Flex Consumption must be offered there.')
@metadata({
  azd: {
    type: 'location'
  }
})
param location string

@description('Where alerts and the budget send their mail.')
@minLength(5)
param alertEmail string

@description('Who may write secrets into the vault: the object id of a person or group. Empty: whoever deploys. none: nobody.')
param operatorPrincipalId string = ''

@description('How the app goes out. direct: addresses of the region, for a tracker session bound to its ASN or for a proxy at home. natGateway: one fixed address.')
@allowed([
  'direct'
  'natGateway'
])
param egress string = 'direct'

@description('App settings of the product by their names, over the defaults of settings.json. Empty values are passed over.')
param settings object = {}

@description('The schedules that are switched off: names of timer functions with commas between them, such as LookAtTopTen,WriteDigest.')
param switchedOff string = ''

@description('Memory of an instance in MB.')
@allowed([
  512
  2048
  4096
])
param instanceMemoryMB int = 512

@description('The most instances that may run at once.')
@minValue(1)
@maxValue(1000)
param maximumInstanceCount int = 40

@description('Instances that are always there for orchestrations. With 0 an orchestration may wait for a start of the app.')
@minValue(0)
@maxValue(5)
param alwaysReadyInstances int = 1

@description('The budget of a month, in the currency of the subscription. 0: no budget, for subscriptions that cannot have one.')
@minValue(0)
param monthlyBudget int = 20

@description('GB of logs a day after which no more are taken in until the next day.')
@minValue(1)
param dailyLogGigabytes int = 1

@description('The month in which the budget begins.')
param budgetStart string = utcNow('yyyy-MM-01')

var token = toLower(uniqueString(subscription().id, environmentName, location))
var tags = {
  'azd-env-name': environmentName
}
var operator = empty(operatorPrincipalId) ? deployer().objectId : operatorPrincipalId == 'none' ? '' : operatorPrincipalId

resource group 'Microsoft.Resources/resourceGroups@2024-03-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  scope: group
  params: {
    workspaceName: 'log-${token}'
    componentName: 'appi-${token}'
    location: location
    tags: tags
    dailyLogGigabytes: dailyLogGigabytes
    publisherPrincipalId: identity.outputs.principalId
  }
}

module storage 'modules/storage.bicep' = {
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    userPrincipalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    readerPrincipalId: identity.outputs.principalId
    operatorPrincipalId: operator
    workspaceId: monitoring.outputs.workspaceId
  }
}

module network 'modules/network.bicep' = if (egress == 'natGateway') {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
  }
}

module app 'modules/functionApp.bicep' = {
  scope: group
  params: {
    name: 'func-${token}'
    planName: 'plan-${token}'
    location: location
    tags: union(tags, {
      'azd-service-name': 'crawler'
    })
    identityId: identity.outputs.id
    identityClientId: identity.outputs.clientId
    // Taken from the modules that also give the roles, so that the app starts after them.
    storageAccountName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    vaultName: vault.outputs.name
    componentName: monitoring.outputs.componentName
    subnetId: network.?outputs.subnetId ?? ''
    settings: settings
    switchedOff: switchedOff
    instanceMemoryMB: instanceMemoryMB
    maximumInstanceCount: maximumInstanceCount
    alwaysReadyInstances: alwaysReadyInstances
  }
}

module alerts 'modules/alerts.bicep' = {
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    componentId: monitoring.outputs.componentId
    alertEmail: alertEmail
  }
}

module workbook 'modules/workbook.bicep' = {
  scope: group
  params: {
    location: location
    tags: tags
    componentId: monitoring.outputs.componentId
  }
}

module budget 'modules/budget.bicep' = if (monthlyBudget > 0) {
  scope: group
  params: {
    name: 'budget-${token}'
    amount: monthlyBudget
    startDate: budgetStart
    email: alertEmail
  }
}

output AZURE_LOCATION string = location
output AZURE_TENANT_ID string = tenant().tenantId
output AZURE_RESOURCE_GROUP string = group.name
output AZURE_FUNCTION_NAME string = app.outputs.name
output AZURE_KEY_VAULT_NAME string = vault.outputs.name
output AZURE_STORAGE_ACCOUNT_NAME string = storage.outputs.name
output SERVICE_CRAWLER_URI string = app.outputs.address
output EGRESS_ADDRESS string = network.?outputs.address ?? ''
