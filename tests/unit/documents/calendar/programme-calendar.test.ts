import path from 'node:path';
import ICAL from 'ical.js';
import { describe, expect, it, vi } from 'vitest';
import { type CalendarPlace, programmeCalendar } from '#src/documents/calendar/programme-calendar.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { settingsSchema, type Settings } from '#src/schemas/settings.ts';
import { CONTENT } from '#tests/helpers/paths.ts';

const settings = readYaml(path.join(CONTENT, 'cai-dat.yaml'), settingsSchema);
const site = new URL('https://vi-du.example');
const south: CalendarPlace = {
  region: 'nam',
  contacts: [
    {
      ...{ name: 'Nguyễn Văn Thử', role: 'Trưởng phòng', phone: '0912.345.678', email: 'thu@vi-du.example' },
      confirmed: false,
    },
  ],
};

function withReporting(change: Partial<Settings['reporting']>): Settings {
  return { ...settings, reporting: { ...settings.reporting, ...change } };
}

function eventsOf(text: string): ICAL.Event[] {
  return new ICAL.Component(ICAL.parse(text) as string)
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event));
}

function daysFrom(event: ICAL.Event | undefined, day: string, count: number): string[] {
  const days: string[] = [];
  const iterator = event?.iterator();
  for (let next = iterator?.next(); next && days.length < count; next = iterator?.next()) {
    if (next.toString() >= day) days.push(next.toString());
  }
  return days;
}

describe("the programme's calendar", () => {
  it('has the 25th of every month from the first month of the form on', () => {
    const [event] = eventsOf(programmeCalendar(settings, site));
    expect(event?.startDate.toString()).toBe('2025-07-25');
    expect(daysFrom(event, '2026-11-01', 3)).toEqual(['2026-11-25', '2026-12-25', '2027-01-25']);
  });

  it('follows the day that VNNIC sets, and says so as a newer state of the same event', () => {
    const moved = withReporting({ dueDay: 20, updatedOn: '2027-02-01' });
    const [before] = eventsOf(programmeCalendar(settings, site));
    const [after] = eventsOf(programmeCalendar(moved, site));
    expect(daysFrom(after, '2027-02-01', 2)).toEqual(['2027-02-20', '2027-03-20']);
    expect(after?.description).toContain('hết ngày 20 hằng tháng');
    expect(after?.uid).toBe(before?.uid);
    expect(String(after?.component.getFirstPropertyValue('last-modified'))).toBe('2027-02-01T00:00:00Z');
  });

  it("invents no day for the quarter's report, and has it as soon as VNNIC names one", () => {
    const [monthly, ...others] = eventsOf(programmeCalendar(settings, site));
    expect(others).toEqual([]);
    expect(monthly?.description).toContain('chờ VNNIC xác nhận');
    const fixed = withReporting({ quarterDueDay: 5, quarterDueMonth: 'next' });
    const [, quarterly] = eventsOf(programmeCalendar(fixed, site));
    expect(daysFrom(quarterly, '2026-11-01', 3)).toEqual(['2027-01-05', '2027-04-05', '2027-07-05']);
    expect(eventsOf(programmeCalendar(fixed, site))[0]?.description).not.toContain('chờ VNNIC xác nhận');
  });

  it("tells a region whom to ask, as far as VNNIC has confirmed it, under the country's ids", () => {
    const [country] = eventsOf(programmeCalendar(settings, site));
    const text = programmeCalendar(settings, site, south);
    const [event] = eventsOf(text);
    expect(event?.uid).toBe(country?.uid);
    expect(event?.description).toContain('Hỏi VNNIC (miền Nam): Nguyễn Văn Thử, Trưởng phòng.');
    expect(event?.description).toContain('0912.345.678');
    expect(event?.description).toContain('Theo công văn năm 2024, chờ VNNIC xác nhận.');
    expect(text).toContain('SOURCE;VALUE=URI:https://vi-du.example/lich/mien-nam.ics');
  });

  it('has no deadline after the end of a programme that has ended', () => {
    const ended: Settings = { ...settings, programme: { ...settings.programme, extension: 'ended' } };
    const [event] = eventsOf(programmeCalendar(ended, site));
    expect(daysFrom(event, '2025-11-01', 9)).toEqual(['2025-11-25', '2025-12-25']);
  });

  it('is the same to the byte whenever it is made', () => {
    const made = ['2026-11-23', '2031-02-01'].map((day) => {
      vi.setSystemTime(`${day}T08:00:00+07:00`);
      return programmeCalendar(settings, site, south);
    });
    vi.useRealTimers();
    expect(made[1]).toBe(made[0]);
  });
});
