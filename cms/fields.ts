import { Problem } from '#src/lib/problem.ts';
import type { ContentComponent } from '#src/schemas/components.ts';
import type { Shape } from '#src/schemas/shape.ts';
import type { DecapField } from './decap.ts';

/**
 * Decap's fields from a schema's shape: the same labels, hints, patterns, order and obligations as in src/schemas. What
 * a field cannot say by itself (rules across fields, references that lead nowhere) is checked before saving by the schema.
 */
export function fieldsOf(shape: Shape): DecapField[] {
  return propertiesOf(shape, true);
}

/** The prose below the frontmatter, with the components that may stand in it, in the order of their table. */
export function bodyField(label: string, components: readonly ContentComponent[]): DecapField {
  const editorComponents = [...components.map(({ tag }) => tag), 'table', 'image'];
  return {
    name: 'body',
    label,
    widget: 'markdown',
    required: true,
    editor_components: editorComponents,
    ...PROSE,
  };
}

/** No switch to raw Markdown, where text is lost and the page can be broken; h1 is the page's title. */
const PROSE = {
  modes: ['rich_text'],
  buttons: [
    'bold',
    'italic',
    'link',
    'heading-two',
    'heading-three',
    'heading-four',
    'quote',
    'bulleted-list',
    'numbered-list',
  ],
} as const;

/** Markdown inside a YAML file: sentences and lists, shown without the page's components. */
const SHORT_PROSE = {
  ...PROSE,
  minimal: true,
  editor_components: [],
  buttons: ['bold', 'italic', 'link', 'bulleted-list', 'numbered-list'],
};

/** Keys that name an item of a list, best first. */
const NAMING_KEYS = ['label', 'title', 'name', 'what', 'id'];

function propertiesOf(shape: Shape, enforced: boolean): DecapField[] {
  const required = new Set(shape.required ?? []);
  return Object.entries(shape.properties ?? {}).map(([name, property]) =>
    fieldOf(name, property, enforced && required.has(name), enforced),
  );
}

/**
 * One field. `enforced` is false inside a group that may be left out: Decap would ask for the parts of a group that
 * nobody began, so there the schema alone asks for them.
 */
function fieldOf(name: string, shape: Shape, required: boolean, enforced = true): DecapField {
  const base = {
    name,
    label: shape.title ?? name,
    required,
    ...(shape.description ? { hint: shape.description } : {}),
    ...(shape.default !== undefined && !Array.isArray(shape.default) ? { default: shape.default } : {}),
  };
  switch (kindOf(name, shape)) {
    case 'hidden':
      return { ...base, widget: 'hidden' };
    case 'line':
      return { ...base, widget: 'string', ...patternOf(shape) };
    case 'paragraph':
      return { ...base, widget: 'text', ...patternOf(shape) };
    case 'markdown':
      return { ...base, widget: 'markdown', ...SHORT_PROSE };
    case 'day':
      return { ...base, widget: 'day' };
    case 'file':
    case 'image':
      return { ...base, widget: shape.control ?? 'file', choose_url: false, ...folderOf(shape) };
    case 'choice':
      return { ...base, widget: 'select', options: optionsOf(shape) };
    case 'reference':
      return { ...base, widget: 'relation', ...relationTo(shape.collection ?? '') };
    case 'number':
      return { ...base, widget: 'number', ...rangeOf(shape) };
    case 'boolean':
      return { ...base, widget: 'boolean' };
    case 'list':
      return { ...base, ...listOf(name, shape, enforced) };
    case 'object':
      return {
        ...base,
        widget: 'object',
        collapsed: !required,
        fields: propertiesOf(shape, enforced && required),
      };
  }
}

/** Uploads lie together, but for those that belong to one entry: Decap takes an empty path as the entry's own folder. */
function folderOf({ besideEntry }: Shape): Partial<DecapField> {
  return besideEntry ? { media_folder: '', public_folder: '' } : {};
}

type Kind = NonNullable<Shape['control']> | 'number' | 'boolean' | 'list' | 'object';

function kindOf(name: string, { control, type, items, collection }: Shape): Kind {
  if (control === 'reference' && !collection) return unknownKind(name, 'tham chiếu không nêu danh mục');
  if (control) return control;
  if (type === 'string') return 'line';
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'array' && items) return 'list';
  if (type === 'object') return 'object';
  return unknownKind(name, `kiểu "${type ?? 'không rõ'}"`);
}

function unknownKind(name: string, found: string): never {
  throw new Problem(
    'cms-field-unknown',
    `Trường "${name}" chưa có cách nhập trong trình biên tập (${found}).`,
    'Thêm cách nhập cho kiểu này vào cms/fields.ts, hoặc dùng một kiểu có sẵn trong src/schemas/common.ts.',
  );
}

/** Length and form of a text in one expression: Decap knows one pattern for each field. */
function patternOf(shape: Shape): Pick<DecapField, 'pattern'> {
  const { pattern, patternMessage, minLength = 0, maxLength } = shape;
  const limited = maxLength !== undefined || minLength > 1;
  if (!limited && !pattern) return {};
  const length = limited ? `(?=[\\s\\S]{${minLength},${maxLength ?? ''}}$)` : '';
  const form = pattern?.replace(/^\^/, '') ?? '[\\s\\S]*$';
  const sentences = [
    ...(patternMessage ? [patternMessage.replace(/\.$/, '')] : []),
    ...(limited ? [lengthSentence(minLength, maxLength)] : []),
  ];
  return { pattern: [`^${length}${form}`, sentences.join('; ')] };
}

function lengthSentence(least: number, most: number | undefined): string {
  if (most === undefined) return `cần ít nhất ${least} ký tự`;
  return least > 1 ? `cần từ ${least} đến ${most} ký tự` : `nhiều nhất ${most} ký tự`;
}

function rangeOf({ type, minimum, maximum }: Shape): Partial<DecapField> {
  return {
    value_type: type === 'integer' ? 'int' : 'float',
    ...(type === 'integer' ? { step: 1 } : {}),
    ...(minimum !== undefined ? { min: minimum } : {}),
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? { max: maximum } : {}),
  };
}

function optionsOf({ enum: values = [], labels = {} }: Shape): { value: string; label: string }[] {
  return values.map((value) => ({ value, label: labels[value] ?? value }));
}

/** `Các trường` → `trường`: for the button that adds one. */
function singularOf(label: string): string {
  return label.toLocaleLowerCase('vi').replace(/^các /, '');
}

/** What an entry of a collection is called in lists of choices. */
const DISPLAY: Readonly<Record<string, readonly string[]>> = {
  'can-cu': ['number', 'title'],
  'don-vi': ['name'],
  'bieu-mau': ['title'],
};

/** A choice among the entries of another collection, by their file names. */
export function relationTo(collection: string): Partial<DecapField> {
  const display = DISPLAY[collection] ?? ['title', 'name'];
  return {
    collection,
    value_field: '{{slug}}',
    search_fields: display,
    display_fields: display,
    options_length: 500,
  };
}

function listOf(name: string, shape: Shape, enforced: boolean): Partial<DecapField> & { widget: string } {
  const { items = {}, minItems } = shape;
  const least = minItems && enforced ? { min: minItems } : {};
  const kind = kindOf(name, items);
  if (kind === 'choice') return { widget: 'select', multiple: true, options: optionsOf(items), ...least };
  if (kind === 'reference') {
    return { widget: 'relation', multiple: true, ...relationTo(items.collection ?? ''), ...least };
  }
  const list = {
    widget: 'list',
    label_singular: singularOf(items.title ?? shape.title ?? name),
    default: [],
    ...least,
  };
  if (kind !== 'object') return { ...list, field: fieldOf(name, items, true) };
  const key = NAMING_KEYS.find((candidate) => items.properties?.[candidate]);
  return {
    ...list,
    collapsed: true,
    ...(key ? { summary: `{{fields.${key}}}` } : {}),
    fields: propertiesOf(items, true),
  };
}
