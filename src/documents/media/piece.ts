import { formatDay } from '#src/lib/dates.ts';
import { unitInSentence } from '#src/lib/unit-names.ts';
import type { MediaItem } from '#src/schemas/media.ts';
import type { Message } from '#src/schemas/media-message.ts';
import type { WordPart } from '#src/schemas/media-template.ts';
import type { Unit } from '#src/schemas/records.ts';

/** Who issues a piece and whom readers ask: typed on the page, or known from the unit alone. */
export interface Local {
  readonly unit?: Pick<Unit, 'name' | 'kind'> | undefined;
  /** `Nguyễn Văn A, Phòng Chuyển đổi số` */
  readonly contact?: string | undefined;
  readonly phone?: string | undefined;
  readonly place?: string | undefined;
  /** Full address that the QR code holds and readers may type. */
  readonly link?: string | undefined;
}

/** All words of one piece by the part of the design that they fill. */
export type Words = Readonly<Partial<Record<WordPart, string | readonly string[]>>> & {
  readonly code: string;
  readonly example: string;
};

export const PROGRAMME = 'Chương trình Hiện diện trực tuyến với tên miền quốc gia “.vn”';
export const SAMPLE = 'Bản mẫu tham khảo – chờ VNNIC phát hành';

export function issuerOf(local: Local): string {
  return ['Sở Khoa học và Công nghệ', local.unit && unitInSentence(local.unit)].filter(Boolean).join(' ');
}

/** What to ask and where. Without a person the page's own advice: the department or the commune's help point. */
function contactOf(local: Local): string[] {
  const person = [local.contact, local.phone].filter(Boolean).join(' – ');
  const asked = person || `${issuerOf(local)}, hoặc Điểm hỗ trợ xã hội số ở xã, phường, đặc khu`;
  return [`Hỏi: ${asked}`, ...(local.place ? [`Nơi hướng dẫn: ${local.place}`] : [])];
}

/** The line that every file carries until VNNIC releases it. */
export function sampleLine(item: Pick<MediaItem, 'released' | 'version' | 'validTo'>): string {
  const state = item.released ? '' : `${SAMPLE}. `;
  return `${state}Phiên bản ${item.version}, dùng đến hết ngày ${formatDay(item.validTo)}.`;
}

/** The day after which a piece may no longer be used: its own, or its words' when that comes first. */
export function lastDayOf(item: Pick<MediaItem, 'validTo'>, message?: Pick<Message, 'validTo'>): string {
  return message && message.validTo < item.validTo ? message.validTo : item.validTo;
}

/** An address as people type it: no scheme, no slash at the end. */
export function typedAddress(link: string): string {
  return link.replace(/^https?:\/\//u, '').replace(/\/$/u, '');
}

export function wordsOfPiece(
  item: Pick<MediaItem, 'released' | 'version' | 'validTo'>,
  message: Message,
  { local, origin }: { readonly local: Local; readonly origin: string },
): Words {
  const link = local.link ?? `${origin}/t/${message.shortAddress}/`;
  return {
    kicker: message.kicker,
    headline: message.headline,
    lead: message.lead,
    points: message.points,
    steps: message.steps,
    costs: message.costs,
    offer: message.offer,
    warning: message.warning,
    action: message.action,
    visit: 'Xem điều kiện tại',
    programme: PROGRAMME,
    issuer: issuerOf(local),
    contact: contactOf(local),
    shortAddress: typedAddress(link),
    sources: message.basis,
    sample: sampleLine({ ...item, validTo: lastDayOf(item, message) }),
    example: message.example,
    code: link,
  };
}
