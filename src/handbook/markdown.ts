import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';
import { slugify } from '#src/lib/text.ts';
import { MARKDOWN_WORDS } from '#src/messages/reading.ts';

/** Three steps of the Markdown pipeline, run on every page's tree. */

type HastPluginEntry = NonNullable<SatteriProcessorOptions['hastPlugins']>[number];

const HEADINGS = ['h2', 'h3', 'h4'];

/**
 * Ids of headings without marks (`#chuan-bi`), numbered when a title repeats: the processor's own ids keep the marks,
 * which makes addresses that nobody can type or read out. The heading's text becomes the link to itself, unless it
 * already holds a link, such as a footnote's number.
 */
export const headingAnchors: HastPluginEntry = () => {
  const seen = new Map<string, number>();
  return {
    name: 'heading-anchors',
    element: {
      filter: HEADINGS,
      visit(node, context) {
        if (typeof node.properties['id'] === 'string') return;
        const slug = slugify(context.textContent(node)) || 'muc';
        const count = (seen.get(slug) ?? 0) + 1;
        seen.set(slug, count);
        const id = count === 1 ? slug : `${slug}-${count}`;
        const plain = node.children.every((child) => child.type === 'text');
        if (!plain) {
          context.setProperty(node, 'id', id);
          return;
        }
        const link = {
          type: 'element' as const,
          tagName: 'a',
          properties: { href: `#${id}` },
          children: node.children,
        };
        return { ...node, properties: { ...node.properties, id }, children: [link] };
      },
    },
  };
};

/** Wide tables scroll inside their own box, reachable by keyboard, instead of widening a phone's page. */
export const scrollingTables: HastPluginEntry = () => ({
  name: 'scrolling-tables',
  element: {
    filter: ['table'],
    visit(node, context) {
      context.wrapNode(node, {
        type: 'element',
        tagName: 'div',
        properties: {
          className: ['table-scroll'],
          tabIndex: 0,
          role: 'group',
          ariaLabel: MARKDOWN_WORDS.table,
        },
        children: [],
      });
    },
  },
});

const RAISED_DIGITS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/**
 * A footnote's number is a link that the styles raise, and the ways back from it are numbered in raised digits: a raised
 * box around each would be dozens of nodes on every page. Markdown makes no other.
 */
export const plainReferences: HastPluginEntry = () => ({
  name: 'plain-references',
  element: {
    filter: ['sup'],
    visit(node) {
      const [only] = node.children;
      if (only?.type !== 'text') return only;
      return {
        ...only,
        value: only.value.replaceAll(/\d/g, (digit) => RAISED_DIGITS[Number(digit)] ?? digit),
      };
    },
  },
});
