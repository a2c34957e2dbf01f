import { createHash } from 'node:crypto';
import type { Day } from '#src/lib/dates.ts';
import { escapeHtml } from '#src/lib/text.ts';
import type { Change } from './changes.ts';

interface FeedFacts {
  readonly title: string;
  readonly author: string;
  /** Full addresses of the log and of the feed itself. */
  readonly log: URL;
  readonly self: URL;
  /** Stands for the last change while there is none. */
  readonly builtOn: Day;
}

/** An Atom date: a change is known by its day, and the day begins in Vietnam. */
function instantOf(day: Day): string {
  return `${day}T00:00:00+07:00`;
}

/**
 * Ids must stay the same for ever, whatever address the site has one day: a UUID of version 8 (RFC 9562) made of the
 * page, the day and the words.
 */
function idOf(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest('hex');
  const variant = '89ab'[Number.parseInt(hash.charAt(16), 16) % 4] ?? '8';
  const uuid = `${hash.slice(0, 12)}8${hash.slice(13, 16)}${variant}${hash.slice(17, 32)}`;
  return `urn:uuid:${uuid.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')}`;
}

function entryOf(change: Change, log: URL): string {
  return `  <entry>
    <id>${idOf(change.address, change.on, change.what)}</id>
    <title>${escapeHtml(change.title)}</title>
    <link href="${escapeHtml(new URL(change.address, log).href)}"/>
    <updated>${instantOf(change.on)}</updated>
    <summary>${escapeHtml(change.what)}</summary>
  </entry>
`;
}

/** The changes as an Atom feed (RFC 4287), the newest first. */
export function atomFeed(
  changes: readonly Change[],
  { title, author, log, self, builtOn }: FeedFacts,
): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">
  <id>${idOf('thay-doi')}</id>
  <title>${escapeHtml(title)}</title>
  <updated>${instantOf(changes[0]?.on ?? builtOn)}</updated>
  <author><name>${escapeHtml(author)}</name></author>
  <link rel="self" type="application/atom+xml" href="${escapeHtml(self.href)}"/>
  <link href="${escapeHtml(log.href)}"/>
${changes.map((change) => entryOf(change, log)).join('')}</feed>
`;
}
