import { type Day, isDay } from '#src/lib/dates.ts';
import { readCount } from '#src/lib/numbers.ts';
import { nfc, tidy } from '#src/lib/text.ts';
import type { FormMessageCode } from '#src/messages/forms.ts';
import type { CheckedField, FieldValue } from './types.ts';

/** What a typed text turned out to be. */
export type Reading =
  | { readonly value: FieldValue }
  | { readonly fault: FormMessageCode; readonly parts?: Readonly<Record<string, string | number>> };

/** Longest line and longest paragraph where the definition does not say otherwise. */
const LINE_LENGTH = 200;
const PARAGRAPH_LENGTH = 2000;
const URL_LENGTH = 2000;
const EMAIL_LENGTH = 254; // RFC 5321 §4.5.3.1.3 less the brackets

/** Marks that reorder what follows them: a name could then show as something else (Unicode TR36 §2.6). */
const BIDI_CONTROLS = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** C0 controls but newline and tab, DEL, and the noncharacters that XML 1.0, hence every workbook, refuses. */
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]/;

/** Text as it is kept: NFC, `\n` line ends, no bidi controls, nothing at the ends; or why it cannot be kept. */
export function cleanText(typed: string): { readonly value: string } | { readonly fault: FormMessageCode } {
  if (!typed.isWellFormed()) return { fault: 'brokenCharacter' };
  const text = nfc(typed.replace(/\r\n?/g, '\n').replace(BIDI_CONTROLS, '')).trim();
  return CONTROLS.test(text) ? { fault: 'controlCharacter' } : { value: text };
}

/** Characters as a person counts them: an accented letter is one, an emoji outside the BMP is one. */
export function lengthOf(text: string): number {
  return Array.from(text).length;
}

function readLine(text: string, maximum: number): Reading {
  const length = lengthOf(text);
  return length > maximum ? { fault: 'tooLong', parts: { length, maximum } } : { value: text };
}

/** `5/11/2026`, `05-11-2026`, `05.11.2026` and `2026-11-05` → `2026-11-05`; nothing for a day that does not exist. */
export function readDay(text: string): Day | undefined {
  const vietnamese = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const day = vietnamese
    ? `${vietnamese[3]}-${vietnamese[2]?.padStart(2, '0')}-${vietnamese[1]?.padStart(2, '0')}`
    : text;
  return isDay(day) ? day : undefined;
}

/** A link that is safe to show: https, a host with a dot, no name and password in front of it. */
function readUrl(text: string): Reading {
  if (/^http:\/\//i.test(text)) return { fault: 'urlNotHttps' };
  if (!/^https:\/\/[^\s/]/i.test(text) || !URL.canParse(text)) return { fault: 'urlInvalid' };
  const url = new URL(text);
  if (url.username !== '' || url.password !== '') return { fault: 'urlWithPassword' };
  if (/\s/.test(text) || !url.hostname.includes('.')) return { fault: 'urlInvalid' };
  return readLine(url.href, URL_LENGTH);
}

/** The WHATWG production for `<input type=email>`, with at least one dot after the @. */
const EMAIL =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/;

function readEmail(text: string): Reading {
  if (text.length > EMAIL_LENGTH || !EMAIL.test(text)) return { fault: 'emailInvalid' };
  const at = text.lastIndexOf('@');
  return { value: text.slice(0, at) + text.slice(at).toLowerCase() };
}

/**
 * A Vietnamese number as E.164. Mobile: ten digits, 03, 05, 07, 08, 09 since the change of November 2018; landline:
 * 02 and eleven digits since 2017.
 */
export function readPhone(text: string): string | undefined {
  const digits = text.replace(/[\s().-]/g, '').replace(/^(?:\+|00)84(?=[1-9])/, '0');
  return /^(?:0[35789]\d{8}|02\d{9})$/.test(digits) ? `+84${digits.slice(1)}` : undefined;
}

/** Reads a text that is not blank by the kind of its field. Never throws, whatever was typed. */
export function readField(field: CheckedField, typed: string): Reading {
  const cleaned = cleanText(typed);
  if ('fault' in cleaned) return cleaned;
  const text = cleaned.value;
  if (text === '') return { value: field.kind === 'confirm' ? false : null };
  switch (field.kind) {
    case 'count':
    case 'cumulative': {
      const reading = readCount(text);
      if (reading.kind === 'invalid') return { fault: reading.reason, parts: { typed: shorten(text) } };
      return { value: reading.kind === 'blank' ? null : reading.value };
    }
    case 'choice':
      return field.choices?.some(({ value }) => value === text)
        ? { value: text }
        : { fault: 'choiceUnknown' };
    case 'confirm':
      // `yes` is what the form sends, `on` what a box without a value would.
      return { value: text === 'yes' || text === 'on' };
    case 'date': {
      const day = readDay(text.normalize('NFKC'));
      return day ? { value: day } : { fault: 'dateInvalid', parts: { typed: shorten(text) } };
    }
    case 'url':
      return readUrl(text);
    case 'email':
      return readEmail(text.normalize('NFKC'));
    case 'phone': {
      const phone = readPhone(text.normalize('NFKC'));
      return phone ? { value: phone } : { fault: 'phoneInvalid' };
    }
    case 'text':
      return readLine(tidy(text), field.maxLength ?? LINE_LENGTH);
    case 'longText':
      return readLine(text, field.maxLength ?? PARAGRAPH_LENGTH);
  }
}

/** The most characters a text field takes; nothing for the other kinds. */
export function maxLengthOf(field: Pick<CheckedField, 'kind' | 'maxLength'>): number | undefined {
  if (field.kind === 'text') return field.maxLength ?? LINE_LENGTH;
  if (field.kind === 'longText') return field.maxLength ?? PARAGRAPH_LENGTH;
  return undefined;
}

function shorten(text: string): string {
  const characters = Array.from(text.replace(/\s+/g, ' '));
  return characters.length > 20 ? `${characters.slice(0, 20).join('')}…` : characters.join('');
}
