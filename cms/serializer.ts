import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { EDITOR_COMPONENTS, type EditorComponent } from './editor-components.ts';
import { REMARK_PLUGINS } from './mdx-safe.ts';

/**
 * Decap's own Markdown serializer, running in Node: what it makes of a text is what the CMS will write. The path is
 * internal to decap-cms-widget-markdown, so the package is pinned and this is the only file that knows it.
 */
const SERIALIZERS = 'decap-cms-widget-markdown/dist/esm/serializers/index.js';

interface Options {
  readonly remarkPlugins: readonly unknown[];
}

interface Serializers {
  readonly markdownToSlate: (markdown: string, options: Options) => readonly EditorNode[];
  readonly slateToMarkdown: (slate: readonly EditorNode[], options: Options) => string;
}

/** Decap keeps editor components in a Map with a `find`; the serializer asks for it by this global. */
class ComponentMap extends Map<string, EditorComponent> {
  find(matches: (component: EditorComponent) => boolean): EditorComponent | undefined {
    return [...this.values()].find(matches);
  }
}

const registry = globalThis as { decapEditorComponents?: ComponentMap };

/** The serializer imports its registry from the editor's React code, of which nothing else is needed here. */
const withoutEditor: Plugin = {
  name: 'without-editor',
  setup(builder) {
    builder.onResolve({ filter: /MarkdownControl/ }, () => ({ path: 'registry', namespace: 'stub' }));
    builder.onLoad({ filter: /.*/, namespace: 'stub' }, () => ({
      contents: 'export const getEditorComponents = () => globalThis.decapEditorComponents;',
      loader: 'js',
    }));
  },
};

async function loadSerializers(): Promise<Serializers> {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const cache = path.join(root, 'node_modules/.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(path.join(cache, 'decap-serializer-'));
  try {
    const outfile = path.join(folder, 'serializers.mjs');
    await build({
      stdin: { contents: `export * from '${SERIALIZERS}';`, resolveDir: root },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile,
      logLevel: 'error',
      plugins: [withoutEditor],
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    });
    return (await import(pathToFileURL(outfile).href)) as Serializers;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Decap's editor model of a text, as Slate nodes. */
export interface EditorNode {
  readonly type?: string;
  readonly text?: string;
  readonly children?: readonly EditorNode[];
}

/** Decap's Markdown editor without its window. */
export interface MarkdownEditor {
  /** What the editor shows for a stored text. */
  open(markdown: string): readonly EditorNode[];
  /** What the editor stores. */
  save(nodes: readonly EditorNode[]): string;
}

/** Prepares the editor; takes about a second, once. */
export async function openMarkdownEditor(): Promise<MarkdownEditor> {
  registry.decapEditorComponents = new ComponentMap(
    EDITOR_COMPONENTS.map((component) => [component.id, component]),
  );
  const { markdownToSlate, slateToMarkdown } = await loadSerializers();
  const options = { remarkPlugins: REMARK_PLUGINS };
  return {
    open: (markdown) => markdownToSlate(markdown, options),
    save: (nodes) => slateToMarkdown(nodes, options),
  };
}

/** Opens a text in Decap's editor and saves it, unchanged by anyone. */
export type RoundTrip = (markdown: string) => string;

export async function openRoundTrip(): Promise<RoundTrip> {
  const editor = await openMarkdownEditor();
  return (markdown) => editor.save(editor.open(markdown));
}
