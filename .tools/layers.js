/** Lint rule: which file of src/ may import what. The order of the rooms stands in docs/architecture.md, and only there. */
import { readFileSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';

const root = resolve(import.meta.dirname, '..');

const page = readFileSync(resolve(root, 'docs/architecture.md'), 'utf8');
const table = page.split('<!-- rooms:start -->')[1].split('<!-- rooms:end -->')[0];
const named = (text) => Array.from(text.matchAll(/`([^`]+)`/g), ([, name]) => name);
const rooms = table
  .trim()
  .split('\n')
  .slice(2)
  .flatMap((row, place) => {
    const [, names, , imports, touches] = row.split('|').map((cell) => cell.trim());
    return named(names).map((name) => ({ name, place, imports, touches }));
  })
  .toSorted((a, b) => b.name.length - a.name.length);

const packages = [
  { what: 'SDKs', names: /^(@aws-sdk|@smithy|@aws-crypto|@aws|openai|undici)(\/|$)/ },
  { what: 'commander', names: /^commander$/ },
  { what: 'node', names: /^node:(fs|net|http|https|http2|child_process)(\/|$)/ },
];

/** The room of a path below src/: the longest name that it begins with. */
const roomOf = (path) => rooms.find(({ name }) => path === name || path.startsWith(`${name}/`));
const below = (file) => relative(resolve(root, 'src'), file).split(sep).join('/');

function complaint(file, source) {
  const room = roomOf(below(file));
  if (room === undefined) return undefined;
  if (!source.startsWith('.')) {
    const kind = packages.find(({ names }) => names.test(source));
    if (kind === undefined || room.touches.split(', ').includes(kind.what)) return undefined;
    return `${room.name} may not touch ${source}: its row in docs/architecture.md says: ${room.touches}.`;
  }
  const path = below(resolve(dirname(file), source));
  const other = roomOf(path);
  if (path.startsWith('..') || other === room || (other !== undefined && allows(room, other))) return undefined;
  return `${room.name} may not import ${path}: its row in docs/architecture.md says: ${room.imports}.`;
}

function allows({ place, imports }, other) {
  if (other.place >= place || imports === 'nothing') return false;
  return imports.startsWith('only') ? named(imports).includes(other.name) : !named(imports).includes(other.name);
}

const order = {
  create(context) {
    const check = ({ source }) => {
      const message = typeof source?.value === 'string' ? complaint(context.filename, source.value) : undefined;
      if (message !== undefined) context.report({ node: source, message });
    };
    return {
      Program(node) {
        const path = below(context.filename);
        if (roomOf(path) === undefined)
          context.report({ node, message: `${path} has no row in the rooms of docs/architecture.md.` });
      },
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    };
  },
};

export default { meta: { name: 'layers' }, rules: { order } };
