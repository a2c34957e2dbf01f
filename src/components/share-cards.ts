import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { openCards } from '#src/documents/media/node/cards.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { settingsSchema } from '#src/schemas/settings.ts';

const CHARACTERS: Readonly<Record<string, string>> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&lt;': '<',
  '&gt;': '>',
  '&amp;': '&',
};

function attributeAfter(markup: string, start: string): string {
  const from = markup.indexOf(start);
  if (from < 0) return '';
  const value = markup.slice(from + start.length, markup.indexOf('"', from + start.length));
  return value.replaceAll(/&(?:quot|#34|#39|lt|gt|amp);/g, (entity) => CHARACTERS[entity] ?? entity);
}

/** Cards drawn at the same time: each holds a picture of 3 MB while it is drawn. */
const AT_ONCE = 4;

/**
 * Draws the card of every page that names one (src/layouts/Base.astro) from the title and the section that the page
 * itself states, so that pages made by code have theirs as pages of content do.
 */
export function shareCards(): AstroIntegration {
  let root = '';
  return {
    name: 'share-cards',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:done': async ({ dir, logger }) => {
        const dist = fileURLToPath(dir);
        const { site } = readYaml(`${root}content/cai-dat.yaml`, settingsSchema);
        const drawn = openCards(root);
        const cards = readdirSync(dist, { recursive: true, encoding: 'utf8' })
          .filter((file) => file.endsWith('.html'))
          .map((file) => readFileSync(path.join(dist, file), 'utf8'))
          .flatMap((markup) => {
            const address = attributeAfter(markup, '<meta property="og:image" content="');
            if (address === '') return [];
            const title = attributeAfter(markup, '<meta property="og:title" content="');
            const section = attributeAfter(markup, ' data-section="');
            const card = {
              title,
              section: section === title ? '' : section,
              site: site.shortName,
              edition: site.edition,
            };
            return [{ file: path.join(dist, decodeURIComponent(new URL(address).pathname)), card }];
          });
        const queue = cards.values();
        const draw = async () => {
          for (const { file, card } of queue) {
            mkdirSync(path.dirname(file), { recursive: true });
            writeFileSync(file, await drawn(card));
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, draw));
        logger.info(`${String(cards.length)} cards`);
      },
    },
  };
}
