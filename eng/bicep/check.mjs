// Parses Bicep files and lists what is no Bicep. Syntax only: names and types are for the compiler, which the hosted workflow runs.
// Usage: node eng/bicep/check.mjs MODULES FILE... (MODULES: the node_modules folder that package-lock.json describes).
// Exit code 0: all parse. 1: some do not. 2: it could not be tried.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...files] = process.argv.slice(2);
if (!modules || files.length === 0) {
  console.error('Usage: node eng/bicep/check.mjs MODULES FILE...');
  process.exit(2);
}

const { Language, Parser } = await import(pathToFileURL(join(modules, 'web-tree-sitter', 'tree-sitter.js')).href);
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(join(modules, 'tree-sitter-bicep', 'tree-sitter-bicep.wasm')));

let problems = 0;
for (const file of files) {
  const tree = parser.parse(readFileSync(file, 'utf8'));
  for (const node of errorsOf(tree.rootNode)) {
    const { row, column } = node.startPosition;
    const what = node.isMissing ? `'${node.type}' is missing` : `'${node.text.split('\n')[0].slice(0, 60)}' is not understood`;
    console.log(`${file}(${row + 1},${column + 1}): ${what}`);
    problems++;
  }
}

console.log(`${files.length} Bicep files, ${problems} problems.`);
process.exit(problems === 0 ? 0 : 1);

function* errorsOf(node) {
  if (!node.hasError) return;
  if (node.isError || node.isMissing) yield node;
  for (const child of node.children) yield* errorsOf(child);
}
