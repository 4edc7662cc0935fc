param location string
param tags object

@description('The Application Insights component that the workbook belongs to.')
param componentId string

// In the JSON each panel names its query; the queries stand in files of their own. any(), because the panels are of several shapes.
var layout = any(loadJsonContent('../workbook/workbook.json'))
var queries = {
  scans: loadTextContent('../workbook/scans.kql')
  gaps: loadTextContent('../workbook/gaps.kql')
  downloads: loadTextContent('../workbook/downloads.kql')
  ratio: loadTextContent('../workbook/ratio.kql')
  slots: loadTextContent('../workbook/slots.kql')
  'requests-per-service': loadTextContent('../workbook/requests-per-service.kql')
  jobs: loadTextContent('../workbook/jobs.kql')
  failures: loadTextContent('../workbook/failures.kql')
}
var panels = map(layout.items, item => item.type == 3 ? union(item, { content: union(item.content, { query: queries[item.content.query] }) }) : item)

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(componentId, 'MamCrawler')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'MamCrawler'
    category: 'workbook'
    sourceId: componentId
    serializedData: string(union(layout, { items: panels }))
  }
}
