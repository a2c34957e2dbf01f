/** A sheet to be filled in by hand, whatever program makes it. */
export interface FillableSheet {
  readonly name: string;
  readonly columns: readonly { readonly width: number; readonly hidden?: boolean }[];
  readonly rows: readonly (readonly FillableCell[])[];
  /** How many rows stay in sight. */
  readonly stickyRows: number;
}

/** `input` is to be filled in; everything else is protected. `null` is an empty cell. */
export type FillableCell =
  | {
      readonly look: 'title' | 'note' | 'head' | 'group' | 'label' | 'figure' | 'plain';
      readonly value: string | number;
      /** How many columns it takes, itself included. */
      readonly span?: number;
    }
  | {
      readonly look: 'input';
      readonly value: string | number | null;
      readonly accepts: 'count' | 'text' | 'choice';
      /** Room for this many lines. */
      readonly rows?: number;
      /** What the program lets choose from. */
      readonly choices?: readonly string[];
    }
  | null;
