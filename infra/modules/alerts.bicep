param token string
param location string
param tags object

@description('The Application Insights component whose logs are asked.')
param componentId string
param alertEmail string

// The name of an alert is that of its query's file and of its entry in the runbook.
var alerts = [
  {
    name: 'no-scan-in-twice-the-interval'
    title: 'No scan came to its end in two days'
    query: loadTextContent('../alerts/no-scan-in-twice-the-interval.kql')
    severity: 1
    every: 'PT1H'
    window: 'P2D'
    operator: 'LessThan'
    threshold: 1
  }
  {
    name: 'failed-orchestration'
    title: 'An orchestration failed'
    query: loadTextContent('../alerts/failed-orchestration.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'poison-message'
    title: 'A message of a download was given up'
    query: loadTextContent('../alerts/poison-message.kql')
    severity: 1
    every: 'PT15M'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'changed-shape'
    title: 'The answers of a service have changed their shape'
    query: loadTextContent('../alerts/changed-shape.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'dead-session'
    title: 'The tracker cannot be asked until a person has looked'
    query: loadTextContent('../alerts/dead-session.kql')
    severity: 1
    every: 'PT15M'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'dead-tunnel'
    title: 'The tunnel to a service at home does not let through'
    query: loadTextContent('../alerts/dead-tunnel.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'ratio-near-the-floor'
    title: 'The ratio is near its floor'
    query: loadTextContent('../alerts/ratio-near-the-floor.kql')
    severity: 2
    every: 'PT1H'
    window: 'PT1H'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'vip-near-its-end'
    title: 'VIP ends in less than 7 days'
    query: loadTextContent('../alerts/vip-near-its-end.kql')
    severity: 3
    every: 'PT6H'
    window: 'P1D'
    operator: 'GreaterThan'
    threshold: 0
  }
  {
    name: 'worker-crash'
    title: 'The process of the app ended by itself'
    query: loadTextContent('../alerts/worker-crash.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
    operator: 'GreaterThan'
    threshold: 0
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'mamcrawler'
    emailReceivers: [
      {
        name: 'mail'
        emailAddress: alertEmail
        useCommonAlertSchema: true
      }
    ]
  }
}

resource rules 'Microsoft.Insights/scheduledQueryRules@2022-06-15' = [
  for alert in alerts: {
    name: '${alert.name}-${token}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      enabled: true
      displayName: 'MamCrawler: ${alert.title}'
      description: '${alert.title}. What to do: docs/runbook.md#${alert.name}'
      severity: alert.severity
      scopes: [
        componentId
      ]
      evaluationFrequency: alert.every
      windowSize: alert.window
      autoMitigate: true
      criteria: {
        allOf: [
          {
            query: alert.query
            timeAggregation: 'Count'
            operator: alert.operator
            threshold: alert.threshold
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      actions: {
        actionGroups: [
          people.id
        ]
        customProperties: {
          runbook: 'docs/runbook.md#${alert.name}'
        }
      }
    }
  }
]
