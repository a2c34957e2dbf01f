import type { WordField } from '#src/schemas/word-template.ts';

/** Tags that one question answers; a repeating part with the tags inside it. */
export interface TagTree {
  readonly [tag: string]: TagTree | null;
}

/** Tag → whether it must stand in the template. A question nobody sees the answer of is a slip of the editor. */
export interface AllowedTags {
  /** One list for each question: one of them at least must stand in the template. */
  readonly asked: readonly { readonly id: string; readonly tags: readonly string[] }[];
  readonly tree: TagTree;
}

const MONTHS = ['Month1', 'Month2', 'Month3'] as const;

const FIGURES: TagTree = {
  groups: {
    title: null,
    rows: { label: null, month1: null, month2: null, month3: null, total: null, before: null },
  },
  months: { month: null, standing: null },
  facts: { label: null, value: null },
  texts: { label: null, entries: { month: null, text: null } },
  hasTexts: {},
};

/** What a question gives to the template beside the answer itself. */
function treeOf({ id, kind }: Pick<WordField, 'id' | 'kind'>): TagTree {
  const under = (names: readonly string[]) => Object.fromEntries(names.map((name) => [`${id}${name}`, null]));
  switch (kind) {
    case 'unit':
      return under(['', 'Upper', 'Kind', 'Name', 'Communes']);
    case 'quarter':
      return under(['', 'Before', 'Next', ...MONTHS]);
    case 'figures':
      return FIGURES;
    default:
      return under(['']);
  }
}

/** Everything that a template with these questions may hold. */
export function allowedTags(fields: readonly Pick<WordField, 'id' | 'kind'>[]): AllowedTags {
  const trees = fields.map((field) => ({ id: field.id, tree: treeOf(field) }));
  return {
    asked: trees.map(({ id, tree }) => ({ id, tags: Object.keys(tree) })),
    tree: Object.assign({}, ...trees.map(({ tree }) => tree)) as TagTree,
  };
}
