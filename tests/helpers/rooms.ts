import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/** Source path from the repository's root → its text. */
export type Sources = ReadonlyMap<string, string>;

interface RoomRule {
  /** Other rooms that this one may import. */
  readonly mayUse: readonly string[];
  /** Runs outside Astro too (Node, a function, tests), so nothing of Astro may be imported. */
  readonly withoutAstro?: true;
}

const PURE = ['lib', 'messages', 'schemas', 'forms', 'figures'];
const SITE = [...PURE, 'handbook', 'search', 'documents'];

/** Who may import whom (src/README.md). A file directly in src/ is in the room `src`. */
export const ROOMS: Readonly<Record<string, RoomRule>> = {
  messages: { mayUse: [], withoutAstro: true },
  lib: { mayUse: ['messages'], withoutAstro: true },
  schemas: { mayUse: ['lib', 'messages'], withoutAstro: true },
  forms: { mayUse: ['lib', 'messages', 'schemas'], withoutAstro: true },
  figures: { mayUse: ['lib', 'messages', 'schemas', 'forms'], withoutAstro: true },
  register: { mayUse: [...PURE, 'documents'], withoutAstro: true },
  documents: { mayUse: ['lib', 'messages', 'schemas', 'figures'], withoutAstro: true },
  console: { mayUse: [...PURE, 'register', 'documents'], withoutAstro: true },
  hosts: { mayUse: [...PURE, 'register', 'console', 'documents'] },
  handbook: { mayUse: PURE },
  search: { mayUse: ['lib', 'messages', 'schemas', 'handbook', 'styles'] },
  components: { mayUse: [...SITE, 'styles'] },
  layouts: { mayUse: [...SITE, 'components', 'styles'] },
  pages: { mayUse: [...SITE, 'components', 'layouts', 'styles', 'cms'] },
  styles: { mayUse: [] },
  src: { mayUse: ['lib', 'schemas', 'handbook', 'search'] },
  cms: { mayUse: ['lib', 'messages', 'schemas', 'handbook', 'styles'] },
};

interface Import {
  readonly specifier: string;
  /** `import type` and `export type … from` leave nothing behind at run time. */
  readonly erased: boolean;
  /** Stands in a `<script>` of an .astro file, which runs in the browser. */
  readonly inBrowser: boolean;
}

interface Edge extends Import {
  /** Path from the root for our own files, the bare specifier for packages. */
  readonly target: string;
  readonly own: boolean;
}

function importsOfScript(text: string, inBrowser: boolean): Import[] {
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const erased = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
      found.push({ specifier: node.moduleSpecifier.text, erased, inBrowser });
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push({ specifier: node.moduleSpecifier.text, erased: node.isTypeOnly, inBrowser });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) {
        found.push({ specifier: argument.text, erased: false, inBrowser });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', text, ts.ScriptTarget.ESNext));
  return found;
}

function importsOf(file: string, text: string): Import[] {
  if (!file.endsWith('.astro')) return importsOfScript(text, false);
  const [, frontmatter = '', template = text] = /^---\n(.*?)\n---\n(.*)$/su.exec(text) ?? [];
  const scripts = [...template.matchAll(/<script(?![^>]*is:inline)[^>]*>(.*?)<\/script>/gsu)].map(
    ([, body = '']) => body,
  );
  return [
    ...importsOfScript(frontmatter, false),
    ...scripts.flatMap((script) => importsOfScript(script, true)),
  ];
}

function edgesOf(file: string, text: string): Edge[] {
  return importsOf(file, text).map((found) => {
    const [specifier = ''] = found.specifier.split('?');
    const own = /^(?:#src|#cms|\.{1,2})\//u.test(specifier);
    if (!own) return { ...found, target: specifier, own };
    const target = specifier.startsWith('#')
      ? specifier.slice(1)
      : path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    return { ...found, target, own };
  });
}

function roomOf(file: string): string {
  const parts = file.split('/');
  if (parts[0] === 'cms') return 'cms';
  return parts.length > 2 ? (parts[1] ?? '') : 'src';
}

function fileFaults(file: string, text: string, edges: readonly Edge[]): string[] {
  const room = roomOf(file);
  const rule = ROOMS[room];
  if (!rule) return [`${file}: the room "${room}" has no rule in tests/helpers/rooms.ts`];
  const faults: string[] = [];
  for (const { target, own, specifier } of edges) {
    const targetRoom = roomOf(target);
    if (own && targetRoom !== room && !rule.mayUse.includes(targetRoom) && /^(?:src|cms)\//u.test(target)) {
      faults.push(`${file} may not import ${target} (${room} ← ${rule.mayUse.join(', ') || 'nothing'})`);
    }
    if (own && target.startsWith('tests/')) faults.push(`${file} may not import from tests (${target})`);
    if (rule.withoutAstro && /^astro(?::|\/|$)|^@astrojs\//u.test(specifier)) {
      faults.push(`${file} may not import ${specifier}: ${room} also runs outside Astro`);
    }
  }
  const exportsOnly = ts.createSourceFile(
    file,
    file.endsWith('.astro') ? 'void 0' : text,
    ts.ScriptTarget.ESNext,
  );
  const statements = exportsOnly.statements.filter((statement) => !ts.isImportDeclaration(statement));
  if (statements.length > 0 && statements.every((statement) => ts.isExportDeclaration(statement))) {
    faults.push(`${file} is a barrel: it only passes on what other files define`);
  }
  return faults;
}

/** Every cycle among our own files once, as a path that ends where it starts. */
function cycles(graph: ReadonlyMap<string, readonly Edge[]>): string[] {
  const finished = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, trail: readonly string[]): void => {
    const start = trail.indexOf(file);
    if (start >= 0) {
      found.push(`import cycle: ${[...trail.slice(start), file].join(' → ')}`);
      return;
    }
    if (finished.has(file)) return;
    for (const edge of graph.get(file) ?? []) if (edge.own) walk(edge.target, [...trail, file]);
    finished.add(file);
  };
  for (const file of graph.keys()) walk(file, []);
  return found;
}

/** Packages and Node modules that would be sent to the browser by way of our own files. */
function browserFaults(graph: ReadonlyMap<string, readonly Edge[]>): string[] {
  const faults = new Set<string>();
  const walk = (file: string, trail: readonly string[], seen: Set<string>): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const edge of graph.get(file) ?? []) follow(edge, [...trail, file], seen);
  };
  const follow = (edge: Edge, trail: readonly string[], seen: Set<string>): void => {
    if (edge.erased) return;
    if (edge.own) walk(edge.target, trail, seen);
    else if (/^(?:zod|node:)/u.test(edge.target)) {
      faults.add(`${edge.target} would reach the browser: ${[...trail, edge.target].join(' → ')}`);
    }
  };
  for (const [file, edges] of graph) {
    if (/^src\/.*\/browser\//u.test(file)) walk(file, [], new Set());
    for (const edge of edges) if (edge.inBrowser) follow(edge, [file], new Set());
  }
  return [...faults];
}

/** Every break of the rules, each a sentence that names the file; none when all is well. */
export function roomFaults(sources: Sources): string[] {
  const graph = new Map([...sources].map(([file, text]) => [file, edgesOf(file, text)]));
  return [
    ...[...sources].flatMap(([file, text]) => fileFaults(file, text, graph.get(file) ?? [])),
    ...cycles(graph),
    ...browserFaults(graph),
  ];
}

/** All code of the product, tests excluded. */
export function readSources(root: string): Sources {
  const sources = new Map<string, string>();
  for (const room of ['src', 'cms'].filter((name) => existsSync(path.join(root, name)))) {
    for (const entry of readdirSync(path.join(root, room), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:ts|mjs|js|astro)$/u.test(entry.name)) continue;
      const full = path.join(entry.parentPath, entry.name);
      sources.set(path.relative(root, full).replaceAll(path.sep, '/'), readFileSync(full, 'utf8'));
    }
  }
  return sources;
}
