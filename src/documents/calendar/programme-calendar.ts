import { dueDayOf, quarterDueDayOf } from '#src/figures/periods.ts';
import { quarterOf } from '#src/figures/quarters.ts';
import { CALENDAR_WORDS as words } from '#src/messages/calendar.ts';
import { CONTACTS_PAGE, CONTENT_WORDS } from '#src/messages/reading.ts';
import { REGIONS, type Region } from '#src/schemas/records.ts';
import type { Settings } from '#src/schemas/settings.ts';
import { type CalendarEvent, renderCalendar } from './icalendar.ts';

/** Whom a region asks, as pages print it. */
export interface CalendarContact {
  readonly name: string;
  readonly role: string;
  readonly phone: string;
  readonly email: string;
  readonly confirmed: boolean;
}

export interface CalendarPlace {
  readonly region: Region;
  readonly contacts: readonly CalendarContact[];
}

/** Where the calendar is served: of the whole country, or of one region. */
export function calendarAddress(region?: Region): string {
  return region === undefined ? '/lich.ics' : `/lich/mien-${region}.ics`;
}

/** Days ahead on which to remind: time to ask the communes, and the last call. */
const REMIND_BEFORE = [7, 1];

/** Months after the end of a quarter, and those in which one ends. */
const QUARTER_MONTHS = { next: [1, 4, 7, 10], last: [3, 6, 9, 12] } as const;

/**
 * The programme's deadlines as a calendar file. A region's file differs only in whom it says to ask, and its events have
 * the same ids: whoever takes two of the files has each deadline once. What VNNIC has not fixed is not in it as a day.
 */
export function programmeCalendar(settings: Settings, site: URL, place?: CalendarPlace): string {
  const region = place && REGIONS[place.region];
  return renderCalendar({
    name: words.name(region),
    description: words.about(settings.programme.name),
    producer: words.producer,
    source: new URL(calendarAddress(place?.region), site).href,
    statedOn: settings.reporting.updatedOn,
    events: [monthlyDeadline(settings, site, place), ...quarterlyDeadline(settings, site, place)],
  });
}

/** Once the programme has ended, no deadline falls after its last day. */
function lastDayOf({ programme }: Settings): string | undefined {
  return programme.extension === 'ended' ? programme.endsOn : undefined;
}

function monthlyDeadline(settings: Settings, site: URL, place: CalendarPlace | undefined): CalendarEvent {
  const { reporting, names } = settings;
  const form = new URL('/bao-cao-thang/', site).href;
  const quarterOpen = reporting.quarterDueDay === undefined;
  return {
    uid: 'han-nop-so-lieu-thang-chuong-trinh-hien-dien-truc-tuyen-vn',
    firstDay: dueDayOf(reporting.firstPeriod, settings),
    repeats: { day: reporting.dueDay, until: lastDayOf(settings) },
    summary: words.monthly.summary,
    description: [
      words.monthly.what(names.departmentShort, form),
      words.monthly.until(reporting.dueDay),
      ...(quarterOpen ? [words.monthly.quarterOpen(new URL('/lich/', site).href)] : []),
      ...askLines(site, place),
    ],
    url: form,
    remindBefore: REMIND_BEFORE,
  };
}

function quarterlyDeadline(settings: Settings, site: URL, place: CalendarPlace | undefined): CalendarEvent[] {
  const { quarterDueDay, quarterDueMonth, firstPeriod } = settings.reporting;
  const firstDay = quarterDueDayOf(quarterOf(firstPeriod), settings);
  if (quarterDueDay === undefined || quarterDueMonth === undefined || firstDay === undefined) return [];
  const outline = new URL('/phu-luc/1/bao-cao-quy/', site).href;
  return [
    {
      uid: 'han-gui-bao-cao-quy-chuong-trinh-hien-dien-truc-tuyen-vn',
      firstDay,
      repeats: {
        day: quarterDueDay,
        months: QUARTER_MONTHS[quarterDueMonth],
        until: lastDayOf(settings),
      },
      summary: words.quarterly.summary,
      description: [words.quarterly.what(settings.names.departmentShort, outline), ...askLines(site, place)],
      url: outline,
      remindBefore: REMIND_BEFORE,
    },
  ];
}

function askLines(site: URL, place: CalendarPlace | undefined): string[] {
  if (!place) return [words.askAnywhere(new URL(CONTACTS_PAGE, site).href)];
  return place.contacts.flatMap(({ name, role, phone, email, confirmed }) => [
    words.ask(REGIONS[place.region], name, role, phone, email),
    ...(confirmed ? [] : [CONTENT_WORDS.contactUnconfirmed]),
  ]);
}
