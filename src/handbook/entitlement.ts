import type { Entitlement, EntitlementOutcome } from '#src/schemas/entitlement.ts';

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
