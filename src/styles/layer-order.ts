import type { Plugin } from 'vite';

/** The one order of the layers, weakest first. */
export const LAYER_ORDER = '@layer tokens, reset, base, prose, components, forms, utilities, print;';

/**
 * Puts the order in front of every style of the project. The browser takes the order in which it first meets the names,
 * and the bundler writes styles in the order of imports, so one component imported early would turn its layer into the
 * weakest. Stated in the style files, it needs no inline style, hence no hash in the Content Security Policy.
 */
export function layerOrder(): Plugin {
  return {
    name: 'layer-order',
    enforce: 'pre',
    transform(code, id) {
      const isStyle = /\.css(?:$|\?)|[?&]lang\.css/.test(id);
      if (!isStyle || !code.includes('@layer') || code.startsWith(LAYER_ORDER)) return null;
      return { code: `${LAYER_ORDER}\n${code}`, map: null };
    },
  };
}
