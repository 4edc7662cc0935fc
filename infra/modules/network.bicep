param token string
param location string
param tags object

resource address 'Microsoft.Network/publicIPAddresses@2023-11-01' = {
  name: 'pip-${token}'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
    tier: 'Regional'
  }
  properties: {
    publicIPAllocationMethod: 'Static'
    publicIPAddressVersion: 'IPv4'
  }
}

resource gateway 'Microsoft.Network/natGateways@2023-11-01' = {
  name: 'ng-${token}'
  location: location
  tags: tags
  sku: {
    name: 'Standard'
  }
  properties: {
    idleTimeoutInMinutes: 4
    publicIpAddresses: [
      {
        id: address.id
      }
    ]
  }
}

// Nothing comes in here, and nothing but the app goes out.
resource rules 'Microsoft.Network/networkSecurityGroups@2023-11-01' = {
  name: 'nsg-${token}'
  location: location
  tags: tags
}

// The subnet stands inside: a network that is deployed again without its subnets would lose them.
resource network 'Microsoft.Network/virtualNetworks@2023-11-01' = {
  name: 'vnet-${token}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.83.0.0/24'
      ]
    }
    subnets: [
      {
        name: 'app'
        properties: {
          addressPrefix: '10.83.0.0/26'
          // Flex Consumption is run by Microsoft.App, whose resource provider must be registered in the subscription.
          delegations: [
            {
              name: 'flex'
              properties: {
                serviceName: 'Microsoft.App/environments'
              }
            }
          ]
          natGateway: {
            id: gateway.id
          }
          networkSecurityGroup: {
            id: rules.id
          }
        }
      }
    ]
  }

  resource subnet 'subnets' existing = {
    name: 'app'
  }
}

output subnetId string = network::subnet.id
output address string = address.properties.ipAddress
