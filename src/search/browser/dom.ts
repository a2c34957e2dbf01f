type Child = Node | string | undefined;

/** `element('p', { class: 'note' }, 'text')`: an element with attributes and children; `undefined` leaves one out. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | undefined>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** An excerpt of the index as nodes: its text is escaped, `<mark>` its only element. Nothing is parsed as HTML. */
export function excerptNodes(excerpt: string): readonly Node[] {
  return excerpt.split(/(<mark>.*?<\/mark>)/gu).map((part) => {
    const marked = /^<mark>(.*)<\/mark>$/u.exec(part)?.[1];
    return marked === undefined
      ? document.createTextNode(unescape(part))
      : element('mark', {}, unescape(marked));
  });
}

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
