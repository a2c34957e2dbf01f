/** How the workbooks of this project look: the letter of official documents (NĐ 30/2020), thin lines, quiet fills. */
export const FONT = { fontFamily: 'Times New Roman', fontSize: 12 } as const;
export const LINE = { borderStyle: 'thin', borderColor: '#7B8190' } as const;
export const HEAD = { fontWeight: 'bold', wrap: true, backgroundColor: '#F2EFE6', ...LINE } as const;
export const STRONG = { fontWeight: 'bold', backgroundColor: '#E4E9F2' } as const;

/** In points: one line of that letter. */
export const LINE_HEIGHT = 16;

/** How many lines a text takes in a column of that width, in characters. */
export function linesOf(text: string, width: number): number {
  return text
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(line.length / (width * 1.1))), 0);
}
