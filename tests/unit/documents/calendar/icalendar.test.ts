import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { escapeText, foldLine, renderCalendar } from '#src/documents/calendar/icalendar.ts';

/** What every reader does first (RFC 5545 §3.1). */
function unfold(text: string): string {
  return text.replaceAll('\r\n ', '');
}

function octetsOf(line: string): number {
  return Buffer.byteLength(line);
}

/** Text as people and pasted documents have it: Vietnamese, signs outside the first plane, line ends, what needs escaping. */
const texts = fc.string({
  unit: fc.constantFrom(
    'a',
    'ă',
    'đ',
    'ế',
    'ữ',
    'ệ'.normalize('NFD'),
    ' ',
    ';',
    ',',
    '\\',
    ':',
    '"',
    '\n',
    '😀',
    '𠮷',
  ),
  maxLength: 400,
});

function calendarWith(description: readonly string[]): string {
  return renderCalendar({
    ...{ name: 'Lịch', description: 'Thử', producer: '-//VNNIC//Thử//VI' },
    ...{ source: 'https://vi-du.example/lich.ics', statedOn: '2026-11-23' },
    events: [
      {
        ...{ uid: 'mot', firstDay: '2026-11-25', repeats: { day: 25 }, summary: 'Hạn nộp' },
        ...{ description, url: 'https://vi-du.example/', remindBefore: [7, 1] },
      },
    ],
  });
}

function eventOf(text: string): ICAL.Event {
  const calendar = new ICAL.Component(ICAL.parse(text) as string);
  const event = calendar.getFirstSubcomponent('vevent');
  if (!event) throw new Error('There is no event.');
  return new ICAL.Event(event);
}

describe('a folded line', () => {
  it('has at most 75 octets, cuts no character, and unfolds to what it was', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const line = `DESCRIPTION:${text.replaceAll('\n', '')}`;
        const folded = foldLine(line).split('\r\n');
        expect(folded.every((part) => octetsOf(part) <= 75)).toBe(true);
        expect(folded.slice(1).every((part) => part.startsWith(' '))).toBe(true);
        // A character cut in two would be two halves that are none.
        expect(folded.every((part) => part.isWellFormed())).toBe(true);
        expect(unfold(folded.join('\r\n'))).toBe(line);
      }),
    );
  });

  it('is left alone as long as it is short, and broken before its 76th octet', () => {
    expect(foldLine('a'.repeat(75))).toBe('a'.repeat(75));
    expect(foldLine('a'.repeat(76))).toBe(`${'a'.repeat(75)}\r\n a`);
    // 74 octets and a letter of three: it goes to the next line whole.
    expect(foldLine(`${'a'.repeat(74)}ế`)).toBe(`${'a'.repeat(74)}\r\n ế`);
  });
});

describe('escaped text', () => {
  it('comes out of a parser as it went in', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(eventOf(calendarWith([text])).description).toBe(text.normalize('NFC'));
      }),
    );
  });

  it('can begin no line of its own, whatever line ends and control characters it holds', () => {
    const hostile = 'một\r\nEND:VEVENT\rBEGIN:VALARM\u0000\u0007';
    expect(escapeText(hostile)).toBe('một\\nEND:VEVENT\\nBEGIN:VALARM');
    expect(eventOf(calendarWith([hostile])).component.getAllSubcomponents('valarm')).toHaveLength(2);
  });
});

describe('a calendar', () => {
  it('ends every line with CR and LF, and none with only one of them', () => {
    const text = calendarWith(['một', 'hai']);
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('says whole days, reminders ahead, and what a calendar program has to know', () => {
    const { component, startDate, endDate } = eventOf(calendarWith(['một', 'hai']));
    expect(startDate.isDate).toBe(true);
    expect([startDate.toString(), endDate.toString()]).toEqual(['2026-11-25', '2026-11-26']);
    const triggers = component
      .getAllSubcomponents('valarm')
      .map((alarm) => String(alarm.getFirstPropertyValue('trigger')));
    expect(triggers).toEqual(['-P7D', '-P1D']);
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-11-23T00:00:00Z');
    expect(component.getFirstPropertyValue('description')).toBe('một\nhai');
  });
});
