import { validMonthly } from '#tests/helpers/forms.ts';

/** The month that the bench files, over and over. */
export const PERIOD = '2026-10';
export const FORM_ADDRESS = '/bao-cao-thang/';

export interface Officer {
  readonly unit: string;
  readonly code: string;
  count: number;
  last: string;
}

/** How one filing is sent; gives the address of the receipt. */
export type Send = (body: URLSearchParams) => Promise<string>;

function bodyOf({ code, count, last }: Officer): URLSearchParams {
  return new URLSearchParams({
    ...validMonthly,
    ...{ accessCode: code, period: PERIOD, figuresSource: 'local', idvnNew: String(count) },
    ...(last !== '' && { replaces: last, correctionReason: 'Thử tải' }),
  });
}

/** The receipt's address of an accepted filing; anything else stops the bench. */
export function acknowledged(response: Response): string {
  const location = response.headers.get('location');
  if (response.status !== 303 || location === null)
    throw new Error(`a filing was answered ${response.status}`);
  return location;
}

/** Milliseconds that each acknowledged filing took, by officers who file one correction after the other for a while. */
export async function fileFor(
  milliseconds: number,
  officers: readonly Officer[],
  send: Send,
): Promise<number[]> {
  const end = performance.now() + milliseconds;
  const times: number[] = [];
  async function work(officer: Officer) {
    while (performance.now() < end) {
      const start = performance.now();
      const location = await send(bodyOf(officer));
      times.push(performance.now() - start);
      officer.last = location.split('/').at(-3) ?? '';
      officer.count += 1;
    }
  }
  await Promise.all(officers.map(work));
  return times;
}
