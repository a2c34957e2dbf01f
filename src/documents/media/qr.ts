import { encode } from 'uqr';

/** Light modules around the code that ISO/IEC 18004 asks for. */
const QUIET = 4;

/**
 * A QR code as one path inside the square (x, y, side), quiet zone included. Level M: a code that has lost some 15 % of
 * its area to a fold or a tear is still read.
 */
export function qrPath(text: string, x: number, y: number, side: number): string {
  const { data } = encode(text, { ecc: 'M', border: QUIET });
  const module = side / data.length;
  const at = (start: number, count: number) => Math.round((start + count * module) * 1000) / 1000;
  return data
    .flatMap((row, rowIndex) => {
      const top = at(y, rowIndex);
      const bottom = at(y, rowIndex + 1);
      return runsOf(row).map(
        ([from, to]) =>
          `M${at(x, from)} ${top}L${at(x, to)} ${top}L${at(x, to)} ${bottom}L${at(x, from)} ${bottom}Z`,
      );
    })
    .join('');
}

/** Neighbouring dark modules as [first, one past the last]: fewer edges, and no hairlines between modules. */
function runsOf(row: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  row.forEach((dark, index) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last?.[1] === index) last[1] = index + 1;
    else runs.push([index, index + 1]);
  });
  return runs;
}
