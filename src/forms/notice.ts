import { formatDay } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { renderMarkdown } from '#src/lib/markdown.ts';
import { fillIn } from '#src/messages/forms.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import type { Field, FormDefinition } from '#src/schemas/form-definition.ts';
import type { Settings } from '#src/schemas/settings.ts';

const { notice: words } = SIGN_UP_WORDS;

/** Where a person sees, corrects, withdraws and erases what was given. */
export const MY_DATA_PAGE = '/du-lieu-cua-toi/';

/** How long one may look at one's own data before proving again who one is. */
export const MY_DATA_MINUTES = 15;

/** Where the notice on personal data stands on the page, for links to it. */
const NOTICE_ID = 'thong-bao-du-lieu';

/** One datum about a person that a form asks for. */
export interface CollectedDatum {
  readonly id: string;
  readonly label: string;
  readonly why: string;
  readonly required: boolean;
}

/** What a form collects about a person, in its order. */
export function collectedBy(definition: Pick<FormDefinition, 'fields'>): CollectedDatum[] {
  return definition.fields
    .filter((field) => field.personal)
    .map(({ id, label, why, required }: Field) => ({ id, label, why: why ?? '', required }));
}

type Purpose = FormDefinition['purpose'];

/** How long data of this purpose is kept, in days; `undefined` while VNNIC has not decided. */
export function daysKept(
  purpose: Purpose,
  { personalData }: Pick<Settings, 'personalData'>,
): number | undefined {
  switch (purpose) {
    case 'figures':
      return personalData.reporterDays;
    case 'people':
      return personalData.focalPointDays;
    case 'help':
      return personalData.helpDays;
    case 'feedback':
      return personalData.feedbackDays;
  }
}

/** How long, as one sentence. */
export function describeRetention(purpose: Purpose, settings: Pick<Settings, 'personalData'>): string {
  const days = daysKept(purpose, settings);
  const said = days === undefined ? words.missingDays : fillIn(words.days, { days });
  return fillIn(words.durations[purpose], { days: said });
}

/** Who is responsible and how to reach them, with what VNNIC still has to say. */
export function describeController({ personalData }: Pick<Settings, 'personalData'>): string {
  const { controller, address, mailbox } = personalData;
  return [
    `${controller}.`,
    fillIn(words.address, { address: address ?? words.missingAddress }),
    fillIn(words.mailbox, { mailbox: mailbox ?? words.missingMailbox }),
  ].join(' ');
}

type Dated = Pick<FormDefinition, 'noticeVersion' | 'noticeOn'>;

function renderSection({ noticeVersion, noticeOn }: Dated, text: SafeHtml): SafeHtml {
  const version = fillIn(words.version, { version: noticeVersion, day: formatDay(noticeOn) });
  return html`<section class="form__notice" id="${NOTICE_ID}" aria-labelledby="${NOTICE_ID}-title">
    <h3 class="form__notice-title" id="${NOTICE_ID}-title">${words.title}</h3>
    ${text}
    <p class="form__notice-version">${version}</p>
  </section>`;
}

/** The notice as the definition writes it; it stands beside the personal fields, not behind a link (Luật 91/2025/QH15, Điều 9). */
export function renderWrittenNotice(definition: Dated & Pick<FormDefinition, 'notice'>): SafeHtml {
  return renderSection(definition, renderMarkdown(definition.notice));
}

/**
 * The notice of Luật 91/2025/QH15, Điều 9, made from the form itself: who, which data and why, where, how long, which
 * rights and how. It stands beside the boxes that are ticked, not behind a link.
 */
export function renderGeneratedNotice(
  definition: FormDefinition,
  settings: Pick<Settings, 'personalData'>,
): SafeHtml {
  const { personalData } = settings;
  const data = collectedBy(definition);
  const [before = '', after = ''] = words.rightsHow.split('{link}');
  return renderSection(
    definition,
    html`<p><strong>${words.controller}:</strong> ${describeController(settings)}</p>
      ${
        data.length > 0 &&
        html`<p><strong>${words.data}:</strong></p>
          <ul>
            ${data.map(
              ({ label, why, required }) =>
                html`<li>
                  ${label}${!required && ` ${words.optional}`}: ${why.charAt(0).toLowerCase() + why.slice(1)}.
                </li>`,
            )}
          </ul>`
      }
      ${renderMarkdown(definition.notice)}
      <p>
        <strong>${words.place}:</strong>
        ${fillIn(words.placeText, { place: personalData.place ?? words.missingPlace })}
      </p>
      <p>
        <strong>${words.duration}:</strong> ${describeRetention(definition.purpose, settings)}
        ${!personalData.confirmed && words.unconfirmed}
        ${fillIn(words.backups, { days: personalData.backupDays })}
      </p>
      ${
        data.length > 0 &&
        html`<p><strong>${words.rights}:</strong> ${words.rightsText}</p>
          <p>${before}<a href="${MY_DATA_PAGE}">${words.rightsLink}</a>${after}</p>`
      }`,
  );
}
