import { addDays, type Day } from '#src/lib/dates.ts';
import { nfc } from '#src/lib/text.ts';

/** Whole days that come back: every month on one day, or every year in some months on one day. */
export interface Repetition {
  readonly day: number;
  /** 1 to 12; every month where none is named. */
  readonly months?: readonly number[];
  /** The last day on which it may fall. */
  readonly until?: Day | undefined;
}

/** What stands in a calendar on whole days. */
export interface CalendarEvent {
  /** The same for ever: a calendar that has the event already replaces it. */
  readonly uid: string;
  /** The first day on which it falls. */
  readonly firstDay: Day;
  readonly repeats: Repetition;
  readonly summary: string;
  /** Lines. */
  readonly description: readonly string[];
  readonly url: string;
  /** Days ahead on which to remind. */
  readonly remindBefore: readonly number[];
}

export interface Calendar {
  readonly name: string;
  readonly description: string;
  /** Who made it, as RFC 5545 §3.7.3 wants it: `-//VNNIC//…//VI`. */
  readonly producer: string;
  /** Where it is served. */
  readonly source: string;
  /** The day of what it says, not of the build: the same content gives the same bytes. */
  readonly statedOn: Day;
  readonly events: readonly CalendarEvent[];
}

const CRLF = '\r\n';

/** Octets of a content line, its end not counted (RFC 5545 §3.1). */
const LINE_OCTETS = 75;

const utf8 = new TextEncoder();

/** A value of type TEXT (RFC 5545 §3.3.11). Other control characters may not stand in one. */
export function escapeText(text: string): string {
  return nfc(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

/** Breaks a line that is too long, between characters: the further lines begin with the space that readers take away. */
export function foldLine(line: string): string {
  const folded: string[] = [];
  let current = '';
  let octets = 0;
  for (const character of line) {
    const size = utf8.encode(character).length;
    if (octets + size > LINE_OCTETS) {
      folded.push(current);
      current = ' ';
      octets = 1;
    }
    current += character;
    octets += size;
  }
  return [...folded, current].join(CRLF);
}

/** The calendar as a file (RFC 5545, with the names and the interval of RFC 7986). */
export function renderCalendar(calendar: Calendar): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:${escapeText(calendar.producer)}`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escapeText(calendar.name)}`,
    // Google and Apple read this older one.
    `X-WR-CALNAME:${escapeText(calendar.name)}`,
    `DESCRIPTION:${escapeText(calendar.description)}`,
    `X-WR-CALDESC:${escapeText(calendar.description)}`,
    `SOURCE;VALUE=URI:${calendar.source}`,
    'REFRESH-INTERVAL;VALUE=DURATION:P1D',
    'X-PUBLISHED-TTL:P1D',
    ...calendar.events.flatMap((event) => eventLines(event, calendar.statedOn)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => foldLine(line) + CRLF).join('');
}

function eventLines(event: CalendarEvent, statedOn: Day): string[] {
  const stamp = `${basic(statedOn)}T000000Z`;
  return [
    'BEGIN:VEVENT',
    `UID:${escapeText(event.uid)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `DTSTART;VALUE=DATE:${basic(event.firstDay)}`,
    `DTEND;VALUE=DATE:${basic(addDays(event.firstDay, 1))}`,
    `RRULE:${ruleOf(event.repeats)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `DESCRIPTION:${escapeText(event.description.join('\n'))}`,
    `URL:${event.url}`,
    // A deadline keeps nobody from other appointments.
    'TRANSP:TRANSPARENT',
    ...event.remindBefore.flatMap((days) => [
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      `TRIGGER:-P${String(days)}D`,
      `DESCRIPTION:${escapeText(event.summary)}`,
      'END:VALARM',
    ]),
    'END:VEVENT',
  ];
}

function ruleOf({ day, months, until }: Repetition): string {
  const often = months ? `FREQ=YEARLY;BYMONTH=${months.join(',')}` : 'FREQ=MONTHLY';
  return `${often};BYMONTHDAY=${String(day)}${until === undefined ? '' : `;UNTIL=${basic(until)}`}`;
}

/** `2026-11-25` → `20261125`. */
function basic(day: Day): string {
  return day.replaceAll('-', '');
}
