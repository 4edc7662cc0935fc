// Parses and analyses KQL queries with the engine of Kusto's own editor, against the tables of Application Insights that they may ask.
// Usage: node eng/kusto/check.mjs MODULES FILE... (MODULES: the node_modules folder that package-lock.json describes).
// Exit code 0: all are good. 1: some are not. 2: it could not be tried.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInThisContext } from 'node:vm';

const tables = {
  traces: '(timestamp: datetime, message: string, severityLevel: int, itemType: string, customDimensions: dynamic, operation_Name: string, operation_Id: string, cloud_RoleName: string, cloud_RoleInstance: string)',
  exceptions: '(timestamp: datetime, type: string, outerType: string, outerMessage: string, innermostType: string, innermostMessage: string, severityLevel: int, customDimensions: dynamic, operation_Name: string, operation_Id: string, cloud_RoleName: string, cloud_RoleInstance: string)',
};

const [modules, ...files] = process.argv.slice(2);
if (!modules || files.length === 0) {
  console.error('Usage: node eng/kusto/check.mjs MODULES FILE...');
  process.exit(2);
}

// Two scripts for a browser, which make globals.
for (const script of ['bridge.min.js', 'Kusto.Language.Bridge.min.js']) {
  const path = join(modules, '@kusto', 'language-service-next', script);
  runInThisContext(readFileSync(path, 'utf8'), { filename: path });
}

const { KustoCode, GlobalState, Symbols } = globalThis.Kusto.Language;
const database = new Symbols.DatabaseSymbol.ctor('logs', Object.entries(tables).map(([name, columns]) => new Symbols.TableSymbol.$ctor7(name, columns, null)));
const globals = GlobalState.Default.WithDatabase(database);

let problems = 0;
for (const file of files) {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  const found = KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
  for (let index = 0; index < found.Count; index++) {
    const diagnostic = found.getItem ? found.getItem(index) : found[index];
    const line = text.slice(0, diagnostic.Start).split('\n').length;
    console.log(`${file}(${line}): ${diagnostic.Severity}: ${diagnostic.Message}`);
    problems++;
  }
}

console.log(`${files.length} queries, ${problems} problems.`);
process.exit(problems === 0 ? 0 : 1);
