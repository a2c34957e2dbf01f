import {
  CONTENT_COMPONENTS,
  type ComponentAttribute,
  type ContentComponent,
} from '#src/schemas/components.ts';
import { escapeHtml } from '#src/lib/text.ts';
import { previewOf } from './component-preview.ts';
import { relationTo } from './fields.ts';
import { escapeForMdx } from './mdx-safe.ts';
import { formatTable, tableAsTyped, tableMarkup } from './table.ts';

type BlockValues = Readonly<Record<string, string | undefined>>;

/** What Decap asks of an editor component: how its block is recognised, read, written and previewed. */
export interface EditorComponent {
  readonly id: string;
  readonly label: string;
  readonly fields: readonly Record<string, unknown>[];
  /** Starts with ^ and has no m flag: Decap tries it at the start of a block only. */
  readonly pattern: RegExp;
  fromBlock(match: RegExpMatchArray): Record<string, string>;
  toBlock(values: BlockValues): string;
  toPreview(values: BlockValues): string;
}

const ATTRIBUTES = '((?:\\s+[a-zA-Z]+="[^"]*")*)';

function encode(value: string): string {
  return value
    .replace(/\s*\n\s*/g, ' ')
    .trim()
    .normalize('NFC')
    .replace(/&/g, '&amp;')
    .replace(/"/g, '&quot;')
    .replace(/</g, '&lt;');
}

function decode(value: string): string {
  return value
    .replace(/&lt;/g, '<')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&');
}

function attributesOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([a-zA-Z]+)="([^"]*)"/g)];
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decode(value)]));
}

function controlOf(attribute: ComponentAttribute): Record<string, unknown> {
  if (attribute.options) {
    const options = Object.entries(attribute.options).map(([value, label]) => ({ value, label }));
    return { widget: 'select', options };
  }
  if (attribute.collection) return { widget: 'relation', ...relationTo(attribute.collection) };
  return { widget: attribute.long ? 'text' : 'string' };
}

/**
 * A component of the table as Decap knows it. Its block is `<Tag a="…" />`, or with prose inside `<Tag a="…">`,
 * a blank line, the prose, a blank line, `</Tag>`.
 */
export function editorComponentOf(component: ContentComponent): EditorComponent {
  const { tag, attributes, children } = component;
  const inside = children
    ? [
        {
          name: 'children',
          label: 'Nội dung',
          widget: 'markdown',
          modes: ['rich_text'],
          minimal: true,
          buttons: ['bold', 'italic', 'link', 'bulleted-list', 'numbered-list'],
          editor_components: ['table'],
        },
      ]
    : [];
  return {
    id: tag,
    label: component.label,
    fields: [
      ...attributes.map((attribute) => ({
        name: attribute.name,
        label: attribute.label,
        required: attribute.required,
        ...controlOf(attribute),
      })),
      ...inside,
    ],
    pattern: children
      ? new RegExp(`^<${tag}${ATTRIBUTES}\\s*>\\n+([\\s\\S]*?)\\n+</${tag}>`)
      : new RegExp(`^<${tag}${ATTRIBUTES}\\s*/>`),
    fromBlock: (match) => ({
      ...attributesOf(match[1] ?? ''),
      ...(children ? { children: match[2] ?? '' } : {}),
    }),
    toBlock(values) {
      const written = attributes
        .flatMap(({ name }) => (values[name] ? [` ${name}="${encode(values[name])}"`] : []))
        .join('');
      return children
        ? `<${tag}${written}>\n\n${(values['children'] ?? '').trim()}\n\n</${tag}>`
        : `<${tag}${written} />`;
    },
    toPreview: (values) => previewOf(component, values),
  };
}

/**
 * A Markdown table, kept as its source: Decap's own table editing loses alignment and bars inside cells. It stands
 * after the tags, since Decap takes the first pattern that matches.
 */
export const TABLE_COMPONENT: EditorComponent = {
  id: 'table',
  label: 'Bảng',
  fields: [
    {
      name: 'source',
      label: 'Bảng',
      widget: 'text',
      hint: 'Mỗi dòng là một hàng, các ô cách nhau bằng dấu |. Có thể dán bảng từ Word hoặc Excel vào đây.',
    },
  ],
  pattern: /^\|[^\n]*\|\n\|(?:\s*:?-+:?\s*\|)+(?:\n\|[^\n]*\|)*/,
  fromBlock: (match) => ({ source: tableAsTyped(match[0]) }),
  toBlock: (values) => formatTable(values['source'] ?? ''),
  toPreview: (values) => tableMarkup(values['source'] ?? ''),
};

const IMAGE = /^!\[((?:\\.|[^\]\\\n])*)\]\(([^)\s]+)(?: "([^"\n]*)")?\)(?=\n|$)/;

/** An image on a line of its own. Replaces Decap's, whose labels are English and which does not ask for a text. */
export const IMAGE_COMPONENT: EditorComponent = {
  id: 'image',
  label: 'Hình ảnh',
  fields: [
    { name: 'image', label: 'Tệp hình', widget: 'image', choose_url: false, required: true },
    {
      name: 'alt',
      label: 'Mô tả bằng lời',
      widget: 'string',
      required: true,
      hint: 'Cho người không nhìn thấy hình: hình cho biết điều gì?',
    },
    { name: 'title', label: 'Chú thích dưới hình', widget: 'string', required: false },
  ],
  pattern: IMAGE,
  fromBlock: ([, alt = '', image = '', title = '']) => ({
    image,
    alt: asTyped(alt),
    ...(title ? { title: decode(title) } : {}),
  }),
  toBlock({ image = '', alt = '', title }) {
    const caption = title ? ` "${encode(title)}"` : '';
    const words = escapeForMdx(alt.replace(/\s+/g, ' ').trim()).replace(/\\?\]/g, '\\]');
    return `![${words}](${image.trim().replace(/\s/g, '%20')}${caption})`;
  },
  toPreview: ({ image = '', alt = '', title = '' }) =>
    `<figure><img src="${escapeHtml(image)}" alt="${escapeHtml(alt)}" />${title ? `<figcaption>${escapeHtml(title)}</figcaption>` : ''}</figure>`,
};

/** What was typed before `escapeForMdx` put its backslashes. */
function asTyped(text: string): string {
  return text.replace(/\\(?=[<{*`~[\]_])/g, '');
}

/** Every editor component in the order in which Decap has to try them. */
export const EDITOR_COMPONENTS: readonly EditorComponent[] = [
  ...CONTENT_COMPONENTS.map(editorComponentOf),
  TABLE_COMPONENT,
  IMAGE_COMPONENT,
];
