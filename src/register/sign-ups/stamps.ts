import { MY_DATA_MINUTES } from '#src/forms/notice.ts';
import type { Keys } from '../keys.ts';
import { isSigned, sign } from './proof.ts';

/** A page that was made and sent back within this time was not read by a person. */
const MIN_MILLISECONDS = 1_000;
const MAX_MILLISECONDS = 24 * 3_600_000;

/**
 * When a review page was made, signed. It is the trap for programs, which works on cached pages and without script, and
 * what makes two posts of the same page one sign-up.
 */
export function createStamp(keys: Keys, form: string, id: string, now: Date): string {
  const text = `${now.getTime().toString(36)}.${id.replaceAll('-', '')}`;
  return `${text}.${sign(keys, `stamp ${form}`, text)}`;
}

export type StampReading = 'good' | 'tooFast' | 'stampOld';

/** Whether a post can come from somebody who has read the page. What is no stamp of ours counts as too old. */
export function readStamp(keys: Keys, form: string, stamp: string, now: Date): StampReading {
  const [time = '', id = '', mac = ''] = stamp.split('.');
  if (!isSigned(keys, `stamp ${form}`, `${time}.${id}`, mac)) return 'stampOld';
  const age = now.getTime() - parseInt(time, 36);
  if (age > MAX_MILLISECONDS) return 'stampOld';
  return age < MIN_MILLISECONDS ? 'tooFast' : 'good';
}

/** For the forms on the page of one's own data: who has proven to be whom, until when. */
export function createPass(keys: Keys, receipt: string, now: Date): string {
  const text = `${receipt}.${(now.getTime() + MY_DATA_MINUTES * 60_000).toString(36)}`;
  return `${text}.${sign(keys, 'pass', text)}`;
}

/** The receipt that a pass is for; `undefined` when it is wrong or over. */
export function readPass(keys: Keys, pass: string, now: Date): string | undefined {
  const [receipt = '', until = '', mac = ''] = pass.split('.');
  if (!isSigned(keys, 'pass', `${receipt}.${until}`, mac)) return undefined;
  return now.getTime() <= parseInt(until, 36) ? receipt : undefined;
}
