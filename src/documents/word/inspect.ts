import PizZip from 'pizzip';
import { fillIn } from '#src/messages/forms.ts';
import { WORD_FAULTS, type WordFaultName } from '#src/messages/word.ts';
import type { WordField } from '#src/schemas/word-template.ts';
import { openWord } from './fill.ts';
import { allowedTags, type TagTree } from './tags.ts';

/** What may be wrong with a template, as sentences for the editor who uploaded it. */
export function faultsOfTemplate(
  file: Uint8Array,
  fields: readonly Pick<WordField, 'id' | 'kind'>[],
): readonly string[] {
  const parts = partsOf(file);
  if (!parts) return [say('notWord')];
  return [
    ...securityFaults(parts),
    ...tagFaults(file, fields),
    ...pageFaults(parts),
    ...fontFaults(parts),
    ...draftFaults(parts),
  ];
}

function say(name: WordFaultName, words: Readonly<Record<string, string | number>> = {}): string {
  return fillIn(WORD_FAULTS[name], words);
}

/** Name of a part → its text; nothing where the file is no Word document. */
type Parts = ReadonlyMap<string, string>;

const MAIN = 'word/document.xml';

function partsOf(file: Uint8Array): Parts | undefined {
  try {
    const zip = new PizZip(file);
    const names = Object.keys(zip.files).filter((name) => zip.files[name]?.dir === false);
    const parts = new Map(names.map((name) => [name, zip.file(name)?.asText() ?? '']));
    return parts.has(MAIN) ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** A template goes to every department: nothing in it may run or call out, or tell who changed what. */
function securityFaults(parts: Parts): string[] {
  const names = [...parts.keys()];
  const types = parts.get('[Content_Types].xml') ?? '';
  const hasMacros = names.some((name) => /vba(?:Project|Data)/iu.test(name)) || /macroEnabled/iu.test(types);
  const embedded = names.find((name) => /^word\/(?:embeddings|activeX)\//u.test(name));
  const outside = [...parts]
    .filter(([name]) => name.endsWith('.rels'))
    .flatMap(([, text]) => text.match(/<Relationship\b[^>]*TargetMode="External"[^>]*>/gu) ?? [])
    .map((relationship) => /\bTarget="([^"]*)"/u.exec(relationship)?.[1] ?? '');
  const document = parts.get(MAIN) ?? '';
  return [
    ...(hasMacros ? [say('macros')] : []),
    ...(embedded === undefined ? [] : [say('embedded', { part: embedded })]),
    ...outside.map((target) => say('outside', { target })),
    ...(/<w:(?:ins|del|moveFrom|moveTo)\s/u.test(document) ? [say('trackedChanges')] : []),
    ...(names.some((name) => /^word\/comments/u.test(name)) ? [say('comments')] : []),
  ];
}

interface Tag {
  readonly value?: string;
  readonly type?: string;
  readonly module?: string;
  readonly subparsed?: readonly Tag[];
}

interface Explained {
  readonly id?: string;
  readonly xtag?: string;
}

/** Docxtemplater's own faults, in the words of someone who writes in Word. */
function brokenTags(fault: unknown): string[] {
  const { properties } = fault as { properties?: Explained & { errors?: readonly unknown[] } };
  const errors = properties?.errors ?? [fault];
  return errors.map((error) => {
    const { id = '', xtag = '' } = (error as { properties?: Explained }).properties ?? {};
    const tag = xtag.trim();
    if (/^un(?:closed|opened)_tag$|^duplicate_(?:open|close)_tag$/u.test(id))
      return say('tagBroken', { tag });
    if (/loop|closing_tag/u.test(id)) return say('partBroken', { tag });
    return say('tagUnreadable', { tag: tag || id });
  });
}

function tagFaults(file: Uint8Array, fields: readonly Pick<WordField, 'id' | 'kind'>[]): string[] {
  const found: (readonly Tag[])[] = [];
  const collector = {
    name: 'collector',
    set({ inspect }: { inspect?: { postparsed?: readonly Tag[] } }) {
      if (inspect?.postparsed) found.push(inspect.postparsed);
    },
  };
  try {
    openWord(file, [collector]);
  } catch (fault) {
    return brokenTags(fault);
  }
  const { asked, tree } = allowedTags(fields);
  const used = new Set<string>();
  const unknown = new Set<string>();
  walk(found.flat(), [tree], used, unknown);
  return [
    ...[...unknown].map((tag) => say('tagUnknown', { tag, known: Object.keys(tree).join(', ') })),
    ...asked
      .filter(({ tags }) => !tags.some((tag) => used.has(tag)))
      .map(({ id }) => say('tagMissing', { tag: id })),
  ];
}

/** A tag means the nearest repeating part that has one of that name, as docxtemplater looks it up. */
function walk(
  tags: readonly Tag[],
  trees: readonly TagTree[],
  used: Set<string>,
  unknown: Set<string>,
): void {
  for (const { type, value = '', module, subparsed } of tags) {
    if (type !== 'placeholder') continue;
    const tree = trees.find((each) => Object.hasOwn(each, value));
    // Docxtemplater knows other kinds of tags; none of them is in use here, and raw XML is never put in.
    const isKnown = tree !== undefined && (module === undefined || module === 'loop');
    if (isKnown) used.add(value);
    else unknown.add(value);
    if (subparsed) walk(subparsed, [tree?.[value] ?? {}, ...trees], used, unknown);
  }
}

const TWIPS_IN_MM = 1440 / 25.4;

/** Margins in mm (Nghị định 30/2020/NĐ-CP, Phụ lục I). */
const MARGINS = { top: [20, 25], bottom: [20, 25], left: [30, 35], right: [15, 20] } as const;

/** Word rounds to whole twips and some of its dialogs to tenths of a millimetre. */
const TOLERANCE_MM = 0.15;

function attribute(element: string, name: string): number {
  return Number(new RegExp(`\\bw:${name}="(-?[\\d.]+)"`, 'u').exec(element)?.[1] ?? Number.NaN);
}

function inMillimetres(twips: number): string {
  return (Math.round((twips / TWIPS_IN_MM) * 10) / 10).toLocaleString('vi-VN');
}

function pageFaults(parts: Parts): string[] {
  const document = parts.get(MAIN) ?? '';
  const sections = document.match(/<w:sectPr\b[\s\S]*?<\/w:sectPr>/gu) ?? [];
  if (sections.length === 0) return [say('noPage')];
  const faults = sections.flatMap((section) => {
    const size = /<w:pgSz\b[^>]*>/u.exec(section)?.[0] ?? '';
    const margins = /<w:pgMar\b[^>]*>/u.exec(section)?.[0] ?? '';
    const sides = [attribute(size, 'w'), attribute(size, 'h')].toSorted((one, other) => one - other);
    const isA4 = [210, 297].every(
      (millimetres, at) => Math.abs((sides[at] ?? Number.NaN) / TWIPS_IN_MM - millimetres) < 1,
    );
    return [
      ...(isA4
        ? []
        : [say('notA4', { width: inMillimetres(sides[0] ?? 0), height: inMillimetres(sides[1] ?? 0) })]),
      ...(Object.keys(MARGINS) as (keyof typeof MARGINS)[]).flatMap((side) => {
        const [least, most] = MARGINS[side];
        const given = attribute(margins, side);
        const millimetres = given / TWIPS_IN_MM;
        const fits = millimetres >= least - TOLERANCE_MM && millimetres <= most + TOLERANCE_MM;
        return fits ? [] : [say(side, { found: inMillimetres(given), least, most })];
      }),
    ];
  });
  return [...new Set(faults)];
}

const FONT = 'Times New Roman';

/** Fonts by which text is shown; `eastAsia` serves other scripts and a theme's font stands for one that is not named. */
function fontFaults(parts: Parts): string[] {
  const styled = [...parts].filter(([name]) =>
    /^word\/(?:document|styles|header\d*|footer\d*)\.xml$/u.test(name),
  );
  const fonts = styled.flatMap(([, text]) =>
    (text.match(/<w:rFonts\b[^>]*>/gu) ?? []).flatMap((element) => [
      ...[...element.matchAll(/\bw:(?:ascii|hAnsi|cs)="([^"]*)"/gu)].map(([, font = '']) => font),
      ...(/\bw:(?:ascii|hAnsi)Theme="/u.test(element) ? [WORD_FAULTS.themeFont] : []),
    ]),
  );
  const wrong = new Set(fonts.filter((font) => font !== FONT));
  const states =
    (parts.get('word/styles.xml') ?? '').match(/<w:docDefaults>[\s\S]*?<\/w:docDefaults>/u)?.[0] ?? '';
  return [
    ...[...wrong].map((font) => say('font', { font })),
    ...(states.includes(`w:ascii="${FONT}"`) || wrong.size > 0 ? [] : [say('noFont')]),
  ];
}

function draftFaults(parts: Parts): string[] {
  const text = [...parts]
    .filter(([name]) => /^word\/(?:document|header\d*)\.xml$/u.test(name))
    .map(([, part]) => part.replace(/<[^>]*>/gu, ''))
    .join('\n');
  return text.normalize('NFC').includes('DỰ THẢO') ? [] : [say('noDraftMark')];
}
