const asked = new Map<string, Promise<unknown>>();

/** Loads a style sheet once; resolves when it applies, or could not be had: content matters more than its dress. */
export function styled(stylesheet: string): Promise<unknown> {
  const known = asked.get(stylesheet);
  if (known) return known;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = stylesheet;
  const loaded = new Promise((resolve) => {
    link.onload = resolve;
    link.onerror = resolve;
  });
  document.head.append(link);
  asked.set(stylesheet, loaded);
  return loaded;
}
