import type { SatteriProcessorOptions } from '@astrojs/markdown-satteri';
import { slugify } from '#src/lib/text.ts';

/** Two steps of the Markdown pipeline, run on every page's tree. */

type HastPluginEntry = NonNullable<SatteriProcessorOptions['hastPlugins']>[number];

const HEADINGS = ['h2', 'h3', 'h4'];

/**
 * Ids of headings without marks (`#chuan-bi`), numbered when a title repeats. The processor's own ids keep the marks,
 * which makes addresses that nobody can type or read out.
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
        context.setProperty(node, 'id', count === 1 ? slug : `${slug}-${count}`);
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
        properties: { className: ['table-scroll'] },
        children: [],
      });
    },
  },
});
