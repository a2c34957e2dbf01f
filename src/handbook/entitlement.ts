import type { Entitlement, EntitlementAnswer, EntitlementOutcome } from '#src/schemas/entitlement.ts';

/** Where the check lives: each answer is one more step of the address, so that every state is a page of its own. */
export const CHECK_ADDRESS = '/dang-ky/kiem-tra/';

/** One answer to each of the three questions. */
export interface EntitlementChoice {
  readonly who: string;
  readonly band: string;
  readonly first: string;
}

/** Every way to answer the three questions, in the order in which they are asked. */
export function choicesOf({ who, first }: Entitlement): EntitlementChoice[] {
  return who.answers.flatMap((person) =>
    person.band.answers.flatMap((band) =>
      first.answers.map((last) => ({ who: person.id, band: band.id, first: last.id })),
    ),
  );
}

/** The outcomes that fit a choice. The content checks hold the table to exactly one for each. */
export function outcomesOf(table: Entitlement, choice: EntitlementChoice): EntitlementOutcome[] {
  return table.outcomes.filter(
    ({ when }) =>
      when.who === choice.who &&
      (when.band ?? choice.band) === choice.band &&
      (when.first ?? choice.first) === choice.first,
  );
}

/** The second question is the last where the third changes nothing: no outcome for these two answers asks for it. */
export function needsLastQuestion(table: Entitlement, choice: Omit<EntitlementChoice, 'first'>): boolean {
  return table.outcomes.some(
    ({ when }) =>
      when.first !== undefined && when.who === choice.who && (when.band ?? choice.band) === choice.band,
  );
}

/** `['cong-dan', '18-23']` → `/dang-ky/kiem-tra/cong-dan/18-23/`. */
export function addressOfStep(answered: readonly string[]): string {
  return CHECK_ADDRESS + answered.map((id) => `${id}/`).join('');
}

/** One question as it was answered, with the address at which it may be answered otherwise. */
export interface Answered {
  readonly question: string;
  readonly answer: string;
  readonly askedAt: string;
}

/** A page of the check: what was answered so far, and either the next question or the outcome. */
export interface EntitlementStep {
  readonly address: string;
  readonly answered: readonly Answered[];
  readonly asks?: {
    readonly text: string;
    readonly answers: readonly (EntitlementAnswer & { readonly address: string })[];
  };
  readonly outcome?: EntitlementOutcome;
}

type Question = Pick<Entitlement['first'], 'text' | 'answers'>;

interface Way {
  readonly ids: readonly string[];
  readonly answered: readonly Answered[];
}

const START: Way = { ids: [], answered: [] };

function asking({ ids, answered }: Way, { text, answers }: Question): EntitlementStep {
  return {
    address: addressOfStep(ids),
    answered,
    asks: { text, answers: answers.map((each) => ({ ...each, address: addressOfStep([...ids, each.id]) })) },
  };
}

function answering(way: Way, { text }: Question, { id, label }: EntitlementAnswer): Way {
  const given = { question: text, answer: label, askedAt: addressOfStep(way.ids) };
  return { ids: [...way.ids, id], answered: [...way.answered, given] };
}

function ending(table: Entitlement, way: Way): EntitlementStep[] {
  const [who = '', band = '', first = ''] = way.ids;
  const [outcome] = outcomesOf(table, { who, band, first });
  return outcome ? [{ address: addressOfStep(way.ids), answered: way.answered, outcome }] : [];
}

function stepsAfterBand(table: Entitlement, way: Way): EntitlementStep[] {
  const [who = '', band = ''] = way.ids;
  if (!needsLastQuestion(table, { who, band })) return ending(table, way);
  return [
    asking(way, table.first),
    ...table.first.answers.flatMap((last) => ending(table, answering(way, table.first, last))),
  ];
}

/** Every page of the check: the first question, then each way of answering, down to its outcome. */
export function stepsOf(table: Entitlement): EntitlementStep[] {
  return [
    asking(START, table.who),
    ...table.who.answers.flatMap((person) => {
      const way = answering(START, table.who, person);
      return [
        asking(way, person.band),
        ...person.band.answers.flatMap((band) => stepsAfterBand(table, answering(way, person.band, band))),
      ];
    }),
  ];
}

/** Answers that the home page leads to at once: their words there, and the page that they open. */
export function doorsOf({ who }: Entitlement): { readonly title: string; readonly address: string }[] {
  return who.answers.flatMap((person) =>
    person.band.answers.flatMap(({ id, door }) =>
      door ? [{ title: door, address: addressOfStep([person.id, id]) }] : [],
    ),
  );
}
