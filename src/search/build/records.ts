import { RECORD_NOTES, RECORD_WORDS } from '#src/messages/search.ts';
import { formatPhone } from '#src/handbook/phone.ts';
import { plainText } from '#src/handbook/plain-text.ts';
import { formatDay } from '#src/lib/dates.ts';
import { FORM_PAGES } from '#src/schemas/form-definition.ts';
import { MEDIA_AUDIENCES, MEDIA_CHANNELS, MEDIA_KINDS } from '#src/schemas/media-vocabulary.ts';
import { REGIONS, SOURCE_KINDS } from '#src/schemas/records.ts';
import { WORD_KINDS } from '#src/schemas/word-template.ts';
import type { Kind } from '../book.ts';
import type { Content } from './content.ts';

/** Something that is found as itself: where it stands, and the text by which it is found. */
export interface SearchRecord {
  readonly url: string;
  readonly kind: Kind;
  readonly title: string;
  readonly note?: string;
  /** Other names; a query equal to one of them means this record. */
  readonly names: readonly string[];
  readonly text: readonly string[];
  readonly audience: readonly string[];
}

/** Whether the record is a page of its own rather than a part of one. */
export function isItsPage({ kind }: SearchRecord): boolean {
  return kind === 'form' || kind === 'media' || kind === 'template';
}

type Placed = Omit<SearchRecord, 'url'> & { readonly url: string | undefined };

/** What the built site offers to link to. */
export interface BuiltPages {
  has(url: string): boolean;
  /** Whether a page asks to be found. */
  isIndexed(url: string): boolean;
  /** Pages that hold an element with this id. */
  withAnchor(id: string): readonly string[];
  /** Pages whose text holds this string. */
  withText(text: string): readonly string[];
}

/** Where the records of a kind stand, each at an anchor with the record's id; the first that exists is used. */
const HOMES: Partial<Record<Kind, readonly string[]>> = {
  contact: ['/cam-nang/d/can-bo-phu-trach/'],
  answer: ['/hoi-dap/'],
  term: ['/gioi-thieu/thuat-ngu/'],
  source: ['/gioi-thieu/can-cu-phap-ly/'],
  registrar: ['/nha-dang-ky/', '/cam-nang/c/nha-dang-ky/'],
  unit: ['/cam-nang/d/nhom-zalo/', '/phu-luc/5/'],
};

/** Every record that has a place on the built site. What no page shows is not found: there would be nothing to open. */
export function recordsOf(content: Content, pages: BuiltPages): readonly SearchRecord[] {
  return [
    ...contacts(content, pages),
    ...units(content, pages),
    ...registrars(content, pages),
    ...answers(content, pages),
    ...terms(content, pages),
    ...sources(content, pages),
    ...forms(content, pages),
    ...media(content, pages),
    ...templates(content, pages),
  ].flatMap(({ url, ...record }) => (url ? [{ ...record, url }] : []));
}

/** At its own anchor, else on the first page that prints one of its marks. */
function placeOf(pages: BuiltPages, kind: Kind, id: string, marks: readonly string[]): string | undefined {
  const homes = HOMES[kind] ?? [];
  const best = (urls: readonly string[]) => homes.find((home) => urls.includes(home)) ?? urls[0];
  const anchored = best(pages.withAnchor(id));
  if (anchored) return `${anchored}#${id}`;
  return best(marks.flatMap((mark) => pages.withText(mark)));
}

function contacts(content: Content, pages: BuiltPages): Placed[] {
  return content.contacts.map((contact) => ({
    url: contactPlace(contact, pages),
    kind: 'contact',
    title: contact.name,
    names: [contact.phone, contact.email],
    note: [contact.role, formatPhone(contact.phone), contact.email].join(' · '),
    text: [
      contact.role,
      ...RECORD_WORDS.contact,
      contact.lead ? RECORD_WORDS.leadContact : '',
      ...contact.regions.map((region) => REGIONS[region]),
      contact.phone,
      formatPhone(contact.phone),
      `+84${contact.phone.slice(1)}`,
      contact.email,
    ],
    audience: ['department', 'officer'],
  }));
}

function contactPlace(contact: Content['contacts'][number], pages: BuiltPages): string | undefined {
  return placeOf(pages, 'contact', contact.id, [contact.phone, formatPhone(contact.phone), contact.email]);
}

/** A province leads to the contact of its region; its former names lead to it. */
function units(content: Content, pages: BuiltPages): Placed[] {
  return content.units.map((unit) => {
    const contact = content.contacts.find(({ regions }) => regions.includes(unit.region));
    const former = unit.formerNames.filter((name) => name !== unit.name);
    const certain = contact && !unit.regionDoubtful;
    return {
      url: pages.withAnchor(unit.id)[0]
        ? placeOf(pages, 'unit', unit.id, [])
        : contact && contactPlace(contact, pages),
      kind: 'unit',
      title: former.length > 0 ? RECORD_NOTES.unitWithFormer(unit.name, former) : unit.name,
      names: [unit.name, ...former],
      ...(certain
        ? { note: RECORD_NOTES.unit(REGIONS[unit.region], contact.name, formatPhone(contact.phone)) }
        : {}),
      text: [...RECORD_WORDS.unit, REGIONS[unit.region]],
      audience: ['department', 'officer'],
    };
  });
}

function registrars(content: Content, pages: BuiltPages): Placed[] {
  return content.registrars.map((registrar) => {
    const host = registrar.website ? new URL(registrar.website).hostname : '';
    return {
      url: placeOf(pages, 'registrar', registrar.id, [registrar.name]),
      kind: 'registrar',
      title: registrar.name,
      names: [registrar.brand ?? '', host],
      note: host || RECORD_NOTES.registrar,
      text: [...RECORD_WORDS.registrar, registrar.brand ?? '', host, registrar.note ?? ''],
      audience: [],
    };
  });
}

function answers(content: Content, pages: BuiltPages): Placed[] {
  return content.answers.map((answer) => ({
    url: placeOf(pages, 'answer', answer.id, [answer.question]),
    kind: 'answer',
    title: answer.question,
    names: answer.keywords,
    text: [plainText(answer.body)],
    audience: answer.audience,
  }));
}

function terms(content: Content, pages: BuiltPages): Placed[] {
  return content.terms.map((term) => ({
    url: placeOf(pages, 'term', term.id, []),
    kind: 'term',
    title: term.abbreviation ? `${term.term} (${term.abbreviation})` : term.term,
    names: [term.term, term.abbreviation ?? '', ...term.aliases],
    text: [term.definition],
    audience: [],
  }));
}

function sources(content: Content, pages: BuiltPages): Placed[] {
  return content.sources.map((source) => ({
    url: placeOf(pages, 'source', source.id, []),
    kind: 'source',
    title: source.number ? `${source.number}: ${source.title}` : source.title,
    names: [source.number ?? ''],
    note: [SOURCE_KINDS[source.kind], source.issuer, source.issuedOn && formatDay(source.issuedOn)]
      .filter(Boolean)
      .join(' · '),
    text: [SOURCE_KINDS[source.kind], source.issuer, source.note ?? ''],
    audience: [],
  }));
}

function forms(content: Content, pages: BuiltPages): Placed[] {
  const { dueDay } = content.settings.reporting;
  return content.forms.map((form) => ({
    url: pages.has(FORM_PAGES[form.purpose]) ? FORM_PAGES[form.purpose] : undefined,
    kind: 'form',
    title: form.title,
    names: RECORD_WORDS.forms[form.purpose],
    ...(form.purpose === 'figures' ? { note: RECORD_NOTES.figures(dueDay) } : {}),
    text: form.groups.map((group) => group.title),
    audience: [],
  }));
}

/** A piece is found by what it is and for whom, as a department asks for it: `áp phích hộ kinh doanh`. */
function media(content: Content, pages: BuiltPages): Placed[] {
  return content.media.map((item) => {
    const url = `/tai-lieu/${item.id}/`;
    const kind = MEDIA_KINDS[item.kind];
    const audience = MEDIA_AUDIENCES[item.audience];
    return {
      url: pages.isIndexed(url) ? url : undefined,
      kind: 'media',
      title: item.title,
      names: [
        kind,
        audience,
        `${kind} ${audience}`,
        ...item.channels.map((channel) => MEDIA_CHANNELS[channel]),
      ],
      note: RECORD_NOTES.media(kind, audience, formatDay(item.validTo)),
      text: [],
      audience: ['department', 'officer'],
    };
  });
}

/** A Word template is found by the document that it makes, and by what else that document is called. */
function templates(content: Content, pages: BuiltPages): Placed[] {
  return content.templates.map((template) => {
    const url = `/mau-van-ban/${template.id}/`;
    return {
      url: pages.isIndexed(url) ? url : undefined,
      kind: 'template',
      title: template.title,
      names: template.keywords,
      note: RECORD_NOTES.template(WORD_KINDS[template.kind]),
      text: [...RECORD_WORDS.template, template.summary],
      audience: template.audience,
    };
  });
}
