import { CONTENT_WORDS } from '#src/messages/reading.ts';
import { renderMarkdown } from '#src/lib/markdown.ts';
import { escapeHtml } from '#src/lib/text.ts';
import type { ContentComponent } from '#src/schemas/components.ts';

type Values = Readonly<Record<string, string | undefined>>;

/** The markup that the site gives a component, in the site's own classes. `inside` is markup already. */
const LOOKS: Readonly<Record<string, (values: Values, inside: string) => string>> = {
  ChoXacNhan: ({ item = '', question = '' }) =>
    note('pending', CONTENT_WORDS.pending, item, paragraph(`${CONTENT_WORDS.pendingQuestion}: ${question}`)),
  LuuY: ({ type, title = '' }, inside) => {
    const kind = type === 'tip' || type === 'warning' ? type : 'info';
    return note(kind, title ? '' : CONTENT_WORDS.notes[kind], title, inside);
  },
  DeXuat: ({ title = '' }, inside) => note('proposal', CONTENT_WORDS.proposal, title, inside),
  TrichDan: ({ source = '', place = '' }, inside) => {
    const from = escapeHtml([source, place].filter(Boolean).join(', '));
    return `<figure class="quote"><blockquote>${inside}</blockquote><figcaption>Trích ${from}.</figcaption></figure>`;
  },
  DanhMucKiemTra: ({ title = '' }, inside) =>
    `<div class="checklist"><p class="note__title">${escapeHtml(title)}</p>${inside}</div>`,
  NutBam: ({ label = '' }) => `<p><span class="button">${escapeHtml(label)}</span></p>`,
};

function paragraph(text: string): string {
  return `<p>${escapeHtml(text)}</p>`;
}

function note(kind: string, kindWord: string, title: string, inside: string): string {
  const heading = [
    kindWord ? `<p class="note__kind">${escapeHtml(kindWord)}</p>` : '',
    title ? `<p class="note__title">${escapeHtml(title)}</p>` : '',
  ].join('');
  return `<div class="note" data-kind="${kind}">${heading}${inside}</div>`;
}

/** What only the built page can show (lists of units, forms): its name and what was chosen. */
function placeholder({ label, attributes }: ContentComponent, values: Values): string {
  const chosen = attributes.flatMap(({ name, options }) => {
    const value = values[name];
    return value ? [options?.[value] ?? value] : [];
  });
  return note('info', 'Hiện đầy đủ trên trang', [label, ...chosen].join(' · '), '');
}

/** A component as the preview pane shows it: safe markup, whatever the editor typed. */
export function previewOf(component: ContentComponent, values: Values): string {
  const look = LOOKS[component.tag];
  if (!look) return placeholder(component, values);
  return look(values, component.children ? renderMarkdown(values['children'] ?? '').toString() : '');
}
