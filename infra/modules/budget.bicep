param name string
param amount int
param startDate string
param email string

// Its start cannot be moved, so it is made once; change its amount in the portal.
@onlyIfNotExists()
resource budget 'Microsoft.Consumption/budgets@2023-11-01' = {
  name: name
  properties: {
    category: 'Cost'
    amount: amount
    timeGrain: 'Monthly'
    timePeriod: {
      startDate: startDate
    }
    notifications: {
      forecast: {
        enabled: true
        operator: 'GreaterThan'
        thresholdType: 'Forecasted'
        threshold: 100
        contactEmails: [
          email
        ]
      }
      half: {
        enabled: true
        operator: 'GreaterThan'
        thresholdType: 'Actual'
        threshold: 50
        contactEmails: [
          email
        ]
      }
      all: {
        enabled: true
        operator: 'GreaterThan'
        thresholdType: 'Actual'
        threshold: 100
        contactEmails: [
          email
        ]
      }
    }
  }
}
