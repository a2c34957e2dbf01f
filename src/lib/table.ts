import { attributes, html, type SafeHtml } from './html.ts';

/** What stands in a cell. */
export type Content = SafeHtml | string | number | false | null | undefined;

/** The head of a column. */
export interface Head {
  readonly content: Content;
  readonly className?: string | undefined;
}

export interface Table {
  readonly caption: string;
  /** A heading right above says the same: the caption is only for those who come to the table without it. */
  readonly titled?: boolean | undefined;
  /** Heads of the columns from the first on, under which the heads of the rows stand. */
  readonly heads: readonly (Head | string)[];
  /** Whole rows, by body: one body unless the rows stand in groups with a head of their own. */
  readonly bodies: readonly (readonly SafeHtml[])[];
  readonly className?: string | undefined;
  /**
   * The styles lay it out as something else on narrow screens. Safari then forgets that it is a table, so its parts say
   * what they are; rows and cells have to as well.
   */
  readonly relaid?: boolean;
}

/** A table with its caption and heads. What is in each row is the caller's. */
export function renderTable({ caption, titled, heads, bodies, className, relaid = false }: Table): SafeHtml {
  const role = (name: string) => attributes({ role: relaid && name });
  return html`<table${attributes({ class: className })}${role('table')}>
    <caption${attributes({ class: titled === true && 'sr-only' })}>
      ${caption}
    </caption>
    <thead${role('rowgroup')}>
      <tr${role('row')}>
        ${heads.map((head) => {
          const { content, className: of } =
            typeof head === 'string' ? { content: head, className: undefined } : head;
          return html`<th${attributes({ scope: 'col', class: of })}${role('columnheader')}>${content}</th>`;
        })}
      </tr>
    </thead>
    ${bodies.map((rows) => html`<tbody${role('rowgroup')}>${rows}</tbody>`)}
  </table>`;
}
