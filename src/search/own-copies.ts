import type { Plugin } from 'vite';

/** Small helpers that the search shares with other scripts of the site. */
const SHARED = '#src/lib/text.ts';

/**
 * Gives the search its own copy of what it shares with other scripts. Otherwise the bundler puts that into a file of its
 * own, 0.4 KB for which the first search would wait a whole round trip more.
 */
export function ownCopies(): Plugin {
  return {
    name: 'own-copies',
    enforce: 'pre',
    apply: 'build',
    async resolveId(source, importer) {
      if (this.environment.name !== 'client' || source !== SHARED || !importer?.includes('/src/search/'))
        return null;
      const shared = await this.resolve(source, importer, { skipSelf: true });
      return shared && `${shared.id}?search`;
    },
  };
}
