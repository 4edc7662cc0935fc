param name string
param planName string
param location string
param tags object

param identityId string
param identityClientId string
param storageAccountName string
param deploymentContainer string
param vaultName string
param componentName string

@description('The subnet to go out through; empty to go out directly.')
param subnetId string

@description('App settings of the product, over the defaults.')
param settings object

@description('Names of timer functions with commas between them.')
param switchedOff string

param instanceMemoryMB int
param maximumInstanceCount int
param alwaysReadyInstances int

var defaults = loadJsonContent('../settings.json')
var given = filter(items(settings), setting => !empty(setting.value))
var product = union(defaults, toObject(given, setting => setting.key, setting => string(setting.value)))
var timers = filter(map(split(switchedOff, ','), timer => trim(timer)), timer => !empty(timer))

var alwaysReady = [
  {
    name: 'durable'
    instanceCount: alwaysReadyInstances
  }
]

var hosting = {
  AzureWebJobsStorage__accountName: storage.name
  AzureWebJobsStorage__credential: 'managedidentity'
  AzureWebJobsStorage__clientId: identityClientId
  MAMCRAWLER_VAULT: vaultName
  TASKHUB_NAME: 'MamCrawler'
  APPLICATIONINSIGHTS_CONNECTION_STRING: component.properties.ConnectionString
  APPLICATIONINSIGHTS_AUTHENTICATION_STRING: 'ClientId=${identityClientId};Authorization=AAD'
  // Without it .NET 10 workers were seen to end with a segmentation fault; it costs some seconds at the start.
  WEBSITE_USE_PLACEHOLDER_DOTNETISOLATED: '0'
}

// With underscores: the environment of Linux has no names with points.
var disabled = toObject(timers, timer => 'AzureWebJobs_${timer}_Disabled', timer => 'true')
var all = filter(items(union(product, hosting, disabled)), setting => !empty(setting.value))

resource storage 'Microsoft.Storage/storageAccounts@2023-05-01' existing = {
  name: storageAccountName
}

resource component 'Microsoft.Insights/components@2020-02-02' existing = {
  name: componentName
}

resource plan 'Microsoft.Web/serverfarms@2024-04-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: {
    name: 'FC1'
    tier: 'FlexConsumption'
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-04-01' = {
  name: name
  location: location
  tags: tags
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    keyVaultReferenceIdentity: identityId
    functionAppConfig: {
      runtime: {
        name: 'dotnet-isolated'
        version: '10.0'
      }
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identityId
          }
        }
      }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemoryMB
        maximumInstanceCount: maximumInstanceCount
        alwaysReady: alwaysReadyInstances == 0 ? [] : alwaysReady
      }
    }
    siteConfig: {
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      ftpsState: 'Disabled'
      http20Enabled: true
      appSettings: map(all, setting => {
        name: setting.key
        value: setting.value
      })
    }
  }

  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

output name string = app.name
output address string = 'https://${app.properties.defaultHostName}'
