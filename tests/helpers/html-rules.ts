import type { ConfigData } from 'html-validate';

/** html-validate's recommended rules and its accessibility and security ones; each exception with its reason. */
export const HTML_RULES: ConfigData = {
  extends: ['html-validate:recommended', 'html-validate:document', 'html-validate:a11y'],
  rules: {
    // Prettier's and Astro's way of writing void elements and of wrapping lines is not what readers get hurt by.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    // Titles carry the page's name first and the site's after it; search engines shorten, readers do not mind.
    'long-title': 'off',
    // Everything is served from the same origin; a hash would only break when the host compresses.
    'require-sri': 'off',
    // An entry's file name is its anchor, and some begin with a digit, which HTML has long allowed.
    'valid-id': ['error', { relaxed: true }],
    'no-inline-style': ['error', { allowedProperties: [] }],
  },
};
