import { COLLECTIONS } from '#src/schemas/collections.ts';
import { shapeOf } from '#src/schemas/shape.ts';
import { componentsOf, SINGLE_FILES } from './config.ts';
import { registerDayWidget } from './day-widget.ts';
import type { DecapConfig, DecapWindow, ImmutableMap, PreviewProps } from './decap.ts';
import { EDITOR_COMPONENTS } from './editor-components.ts';
import { fileFormatOf } from './file-format.ts';
import { VIETNAMESE } from './locale-vi.ts';
import { REMARK_PLUGINS } from './mdx-safe.ts';
import { takeOverPasting } from './paste.ts';
import { addressOfPath, refusalsOf, type Directory } from './save-check.ts';

/** The page /admin/: Decap from its package, taught our formats, components, words and rules. Runs in the browser. */

const page = window as unknown as DecapWindow;

/** Every kind of file that the CMS writes; Decap knows each by its name as a format of its own. */
const KINDS = [
  ...COLLECTIONS.map((collection) => ({
    name: collection.name,
    format: collection.format,
    schema: collection.schema,
    components: componentsOf(collection),
  })),
  ...SINGLE_FILES.map(({ name, schema }) => ({ name, format: 'yaml', schema, components: [] }) as const),
];

async function loadJson<Value>(file: string): Promise<Value> {
  const response = await fetch(file, { cache: 'no-store' });
  if (!response.ok) throw new Error(`${file}: ${String(response.status)}`);
  return (await response.json()) as Value;
}

function loadScript(source: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = source;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(source));
    document.head.append(script);
  });
}

function show(id: string, visible: boolean): void {
  const element = document.getElementById(id);
  if (element) element.hidden = !visible;
}

/** Refusals stay in view until the next attempt; Decap's own message goes away after eight seconds. */
function showRefusals(refusals: readonly string[]): void {
  const list = document.getElementById('chua-luu-danh-sach');
  list?.replaceChildren(
    ...refusals.map((refusal) => {
      const item = document.createElement('li');
      item.textContent = refusal;
      return item;
    }),
  );
  show('chua-luu', refusals.length > 0);
}

/** Decap shows what an error says of itself, so it says the sentence alone. */
class Refusal extends Error {
  override toString(): string {
    return this.message;
  }
}

async function checkBeforeSaving(config: DecapConfig, entry: ImmutableMap): Promise<void> {
  const place = config.collections.find(({ name }) => name === entry.get('collection'));
  const kind = KINDS.find(({ name }) => name === place?.format);
  if (!kind) return;
  const data = (entry.get('data') as ImmutableMap).toJS() as Record<string, unknown>;
  const path = entry.get('path');
  const directory = await loadJson<Directory>('danh-muc.json');
  const refusals = refusalsOf(
    {
      kind: kind.format,
      schema: kind.schema,
      components: kind.components,
      data,
      address: typeof path === 'string' ? addressOfPath(path) : undefined,
    },
    directory,
  );
  showRefusals(refusals);
  if (refusals.length > 0) throw new Refusal(refusals.join(' '));
}

function registerPreview(config: DecapConfig): void {
  const { CMS: cms, createClass, h } = page;
  const preview = createClass({
    render(this: { readonly props: PreviewProps }) {
      const { entry, widgetFor } = this.props;
      const text = (key: string) => {
        const value = entry.getIn(['data', key]);
        return typeof value === 'string' ? value : '';
      };
      const lede = text('description');
      return h(
        'main',
        { className: 'page frame' },
        h('h1', null, text('title') || text('question')),
        lede ? h('p', { className: 'lede' }, lede) : null,
        h('div', { className: 'prose' }, widgetFor('body')),
      );
    },
  });
  cms.registerPreviewStyle('preview.css');
  for (const { name } of config.collections) cms.registerPreviewTemplate(name, preview);
}

function registerAll(config: DecapConfig): void {
  const { CMS: cms } = page;
  cms.registerLocale('vi', VIETNAMESE);
  for (const { name, format, schema } of KINDS) {
    cms.registerCustomFormat(name, format, fileFormatOf(format, shapeOf(schema)));
  }
  for (const component of EDITOR_COMPONENTS) cms.registerEditorComponent(component);
  for (const plugin of REMARK_PLUGINS) cms.registerRemarkPlugin(plugin);
  registerDayWidget(cms, page);
  registerPreview(config);
  cms.registerEventListener({
    name: 'preSave',
    handler: async ({ entry }) => {
      await checkBeforeSaving(config, entry);
    },
  });
}

async function open(): Promise<void> {
  page.CMS_MANUAL_INIT = true;
  const [config] = await Promise.all([loadJson<DecapConfig>('config.json'), loadScript('decap-cms.js')]);
  show('dang-mo', false);
  if (!config.backend) {
    show('chua-noi', true);
    return;
  }
  registerAll(config);
  takeOverPasting(document);
  document.getElementById('chua-luu-dong')?.addEventListener('click', () => show('chua-luu', false));
  page.CMS.init({ config });
}

open().catch(() => {
  show('dang-mo', false);
  show('khong-mo-duoc', true);
});
