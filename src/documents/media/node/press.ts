import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Json } from '#src/lib/canonical.ts';
import { startOfDay, type Day } from '#src/lib/dates.ts';
import { Problem } from '#src/lib/problem.ts';
import { drawSides } from '../drawing.ts';
import { KIT_IDS, kitsOf, type Kit } from '../kit.ts';
import { libraryOf, mayBeLocal, type LibraryItem, type MediaContent } from '../library.ts';
import { describeItem } from '../describe.ts';
import { papersOf, type KitItem } from '../manifest.ts';
import { COLOURS } from '../palettes.ts';
import { renderPdf } from '../pdf.ts';
import { PROGRAMME, type Local } from '../piece.ts';
import { scaleScene, type Scene } from '../scene.ts';
import { renderSvg } from '../svg.ts';
import { textFileOf } from '../text-file.ts';
import { openFaces, type Faces } from '../typeface.ts';
import { zipOf } from '../zip.ts';
import { openCache, sha256, type Cache } from './cache.ts';
import { pngOf, previewOf, webpOf } from './pictures.ts';
import { readMediaContent } from './read-content.ts';
import { renderSlides } from './slides.ts';
import { typefaceBytes } from './typeface-files.ts';

/** Where files of the library are served. */
export const FILES = '/tai-lieu/tep/';

export interface MediaFile {
  /** Below `FILES`. */
  readonly name: string;
  readonly address: string;
  /** What it is to readers: `PDF để in, A3, 297 × 420 mm, tràn lề 3 mm`. */
  readonly label: string;
  readonly size: number;
  readonly sha256: string;
}

export interface Preview {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

export interface KitDownload {
  readonly kit: Kit;
  readonly file: MediaFile;
}

/** A file that can be made: its name, what it is, what it is made from, and how. */
interface Job {
  readonly name: string;
  readonly label: string;
  readonly recipe: Json;
  readonly make: () => Promise<Uint8Array>;
}

const PREVIEW_WIDTHS = [320, 720] as const;

/** The pieces that departments use most: each unit finds them ready-made, for browsers without JavaScript. */
const READY_KINDS: readonly { readonly template: string; readonly size: string }[] = [
  { template: 'ap-phich', size: 'a3' },
  { template: 'to-roi-a5', size: 'a5' },
  { template: 'anh-vuong', size: '1080x1080' },
];

/** Everything that the library offers, made once and kept by content (DESIGN.md §8). */
export class Press {
  readonly library: readonly LibraryItem[];
  readonly kits: readonly Kit[];
  readonly content: MediaContent;
  readonly #root: string;
  readonly #origin: string;
  readonly #cache: Cache;
  readonly #faces: Faces;
  readonly #files = new Map<string, Promise<{ file: MediaFile; bytes: Uint8Array }>>();
  #everything: Promise<string[]> | undefined;

  constructor(root: string, { origin, today }: { readonly origin: string; readonly today: Day }) {
    this.#root = root;
    this.#origin = origin;
    this.#cache = openCache(root);
    this.#faces = openFaces(typefaceBytes(root));
    this.content = readMediaContent(path.join(root, 'content'), today);
    this.library = libraryOf(this.content, today);
    this.kits = kitsOf(this.library);
  }

  item(id: string): LibraryItem {
    const item = this.library.find((each) => each.id === id);
    if (!item) throw new Error(`There is no media item ${id}.`);
    return item;
  }

  /** Downloads of one item. */
  filesOf(item: LibraryItem): Promise<MediaFile[]> {
    return this.#made(this.#jobsOf(item));
  }

  /** Small pictures of each side, two widths each; none for what is only text. */
  async previewsOf(item: LibraryItem): Promise<Preview[][]> {
    const { template } = item;
    if (!template) return [];
    await this.#made(this.#previewJobs(item));
    return template.sides.map((_, side) =>
      PREVIEW_WIDTHS.map((width) => ({
        address: `${FILES}${previewName(item, side, width)}`,
        width,
        height: Math.round((width * template.height) / template.width),
      })),
    );
  }

  async kitDownloads(): Promise<KitDownload[]> {
    return Promise.all(
      this.kits.map(async (kit) => {
        const [file] = await this.#made([await this.#kitJob(kit)]);
        return { kit, file: file as MediaFile };
      }),
    );
  }

  /** Ready-made pieces of one unit (the name of its file). */
  readyFor(unit: string): Promise<MediaFile[]> {
    return this.#made(this.#readyJobs(unit));
  }

  /**
   * Former address of a download → page of its item: files of pieces that are not in use now, which the page says, and
   * files that a later version has replaced. Who comes by an old link must not get an old poster, nor nothing.
   */
  formerFiles(): ReadonlyMap<string, string> {
    const former = this.library.flatMap((item) => {
      const replaced = item.data.history.flatMap(({ files }) => files.map((file) => ownName(item.id, file)));
      const ended = item.state === 'current' ? [] : this.#namesOf(item);
      const page = `/tai-lieu/${item.id}/${item.state === 'current' ? '#phien-ban' : ''}`;
      return [...replaced, ...ended].map((name): [string, string] => [`${FILES}${name}`, page]);
    });
    const emptied = KIT_IDS.filter((id) => !this.kits.some((kit) => kit.id === id));
    return new Map([
      ...former.filter(([address]) => !this.#isOffered(address)),
      ...emptied.map((id) => [`${FILES}${id}.zip`, '/tai-lieu/'] as const),
    ]);
  }

  /** Names of an item's files, whether it is in use or not, without making any. */
  #namesOf(item: LibraryItem): string[] {
    if (item.data.files.length > 0) return item.data.files.map(({ file }) => ownName(item.id, file));
    const units = [...this.content.units.keys()];
    return [...this.#jobsOf(item), ...units.flatMap((unit) => this.#readyJobsOf(item, unit))].map(
      ({ name }) => name,
    );
  }

  #isOffered(address: string): boolean {
    return this.library.some(
      (item) => item.state === 'current' && this.#namesOf(item).some((name) => address === `${FILES}${name}`),
    );
  }

  /** Every file of the library, by name. */
  async all(): Promise<string[]> {
    const current = this.library.filter(({ state }) => state === 'current');
    for (const item of current) {
      await this.filesOf(item);
      await this.previewsOf(item);
    }
    for (const unit of this.content.units.keys()) await this.readyFor(unit);
    await this.kitDownloads();
    return [...this.#files.keys()];
  }

  /** The bytes of one file. The development server opens a new press for each request: then all are made first. */
  async bytesOf(name: string): Promise<Uint8Array> {
    if (!this.#files.has(name)) await (this.#everything ??= this.all());
    const made = this.#files.get(name);
    if (!made) throw new Error(`No file ${name} has been made.`);
    return (await made).bytes;
  }

  async #made(jobs: readonly Job[]): Promise<MediaFile[]> {
    return Promise.all(
      jobs.map(async (job) => {
        const known = this.#files.get(job.name) ?? this.#make(job);
        this.#files.set(job.name, known);
        return (await known).file;
      }),
    );
  }

  async #make({ name, label, recipe, make }: Job): Promise<{ file: MediaFile; bytes: Uint8Array }> {
    const bytes = await this.#cache.make(recipe, make);
    return {
      bytes,
      file: { name, address: `${FILES}${name}`, label, size: bytes.length, sha256: sha256(bytes) },
    };
  }

  #jobsOf(item: LibraryItem): Job[] {
    const { id, data } = item;
    if (data.files.length > 0) return data.files.map(({ label, file }) => this.#ownFile(id, label, file));
    if (item.template) return this.#drawnJobs(item, {}, id);
    if (data.slides.length > 0) {
      return [
        {
          name: `${id}.pptx`,
          label: `PPTX, ${data.slides.length} trang, có lời người hướng dẫn`,
          recipe: ['slides', data],
          make: () => renderSlides(item),
        },
      ];
    }
    return [
      {
        name: `${id}.txt`,
        label: 'TXT, bản chữ',
        recipe: ['text', data, item.lastDay],
        make: () => Promise.resolve(new TextEncoder().encode(textFileOf(item))),
      },
    ];
  }

  /** A file that an editor has uploaded in place of a drawn one. */
  #ownFile(id: string, label: string, file: string): Job {
    const source = path.join(this.#root, 'public', file);
    if (!existsSync(source)) {
      throw new Problem(
        'media-file-missing',
        `Tài liệu "${id}" chỉ tới tệp ${file}, nhưng trong thư mục public không có tệp này.`,
        'Mở tài liệu ở trình biên tập, bấm "Chọn tệp" rồi chọn hoặc tải lại tệp.',
      );
    }
    const bytes = new Uint8Array(readFileSync(source));
    return {
      name: ownName(id, file),
      label,
      recipe: ['own', sha256(bytes)],
      make: () => Promise.resolve(bytes),
    };
  }

  #scenes(item: LibraryItem, local: Local): Scene[] {
    const { id, data, template, message, lastDay } = item;
    if (!template || !message) return [];
    const colours = COLOURS[message.palette];
    const drawing = { id, item: { ...data, validTo: lastDay }, template, message, colours };
    return drawSides(drawing, this.#faces, { local, origin: this.#origin });
  }

  #recipe(item: LibraryItem, local: Local): Json {
    const { released, version, title, summary, alt, issuedOn } = item.data;
    const drawn = { released, version, title, summary, alt: alt ?? '', issuedOn, lastDay: item.lastDay };
    const { template, message } = item as { template: Json; message: Json };
    return [drawn, template, message, local as Json, this.#origin];
  }

  #drawnJobs(item: LibraryItem, local: Local, stem: string): Job[] {
    const { template } = item;
    if (!template) return [];
    const recipe = this.#recipe(item, local);
    if (template.use === 'print') {
      return template.sizes.map(({ id, label, scale }) => ({
        name: `${stem}-${id}.pdf`,
        label: `PDF để in, ${label}, tràn lề ${template.bleed} mm`,
        recipe: ['pdf', id, recipe],
        make: () => this.#pdf(item, local, scale),
      }));
    }
    const svg = () => this.#svg(item, local, 0, template.width);
    const label = template.sizes[0]?.label ?? '';
    return [
      { name: `${stem}.png`, label: `PNG, ${label}`, recipe: ['png', recipe], make: () => pngOf(svg()) },
      { name: `${stem}.webp`, label: `WebP, ${label}`, recipe: ['webp', recipe], make: () => webpOf(svg()) },
      {
        name: `${stem}.svg`,
        label: `SVG, ${label}`,
        recipe: ['svg', recipe],
        make: () => Promise.resolve(new TextEncoder().encode(svg())),
      },
    ];
  }

  #svg(item: LibraryItem, local: Local, side: number, pixels: number): string {
    const scene = this.#scenes(item, local)[side];
    if (!scene) throw new Error(`${item.id} has no side ${side}.`);
    const { title, alt = '' } = item.data;
    return renderSvg(scene, this.#faces, { title, description: alt, pixels });
  }

  #pdf(item: LibraryItem, local: Local, scale: number): Promise<Uint8Array> {
    const scenes = this.#scenes(item, local).map((scene) => scaleScene(scene, scale));
    return renderPdf(scenes, this.#faces, {
      title: item.data.title,
      subject: item.data.summary,
      author: PROGRAMME,
      on: startOfDay(item.data.issuedOn),
    });
  }

  #previewJobs(item: LibraryItem): Job[] {
    return (item.template?.sides ?? []).flatMap((_, side) =>
      PREVIEW_WIDTHS.map((width) => ({
        name: previewName(item, side, width),
        label: 'Ảnh xem trước',
        recipe: ['preview', side, width, this.#recipe(item, {})],
        make: () => previewOf(this.#svg(item, {}, side, width)),
      })),
    );
  }

  #readyJobs(unitId: string): Job[] {
    return this.library
      .filter((item) => item.state === 'current')
      .flatMap((item) => this.#readyJobsOf(item, unitId));
  }

  #readyJobsOf(item: LibraryItem, unitId: string): Job[] {
    const unit = this.content.units.get(unitId);
    const ready = READY_KINDS.find(({ template }) => template === item.data.template);
    if (!unit || !ready || !mayBeLocal(item) || item.data.released) return [];
    const local: Local = { unit: { name: unit.name, kind: unit.kind } };
    const jobs = this.#drawnJobs(item, local, `dia-phuong/${unitId}/${item.id}`);
    return jobs.filter(({ name }) => name.endsWith(`-${ready.size}.pdf`) || name.endsWith('.png'));
  }

  /** The item as kits and the browser's packer know it. */
  async kitItemOf(item: LibraryItem): Promise<KitItem> {
    const files = await this.filesOf(item);
    return describeItem(
      item,
      files.map(({ name, address, size, sha256: digest }) => ({
        name: `${item.id}/${name}`,
        address,
        size,
        sha256: digest,
      })),
    );
  }

  async #kitJob(kit: Kit): Promise<Job> {
    const items = await Promise.all(kit.items.map((item) => this.kitItemOf(item)));
    const files = items.flatMap((item) => item.files);
    const papers = papersOf(kit.title, items);
    return {
      name: `${kit.id}.zip`,
      label: `ZIP, ${files.length} tệp`,
      recipe: ['kit', papers.map(({ name, bytes }) => [name, sha256(bytes)])],
      make: async () => {
        const contents = await Promise.all(
          files.map(async ({ name, address }) => ({
            name,
            bytes: await this.bytesOf(address.slice(FILES.length)),
          })),
        );
        return zipOf([...papers, ...contents]);
      },
    };
  }
}

function previewName(item: LibraryItem, side: number, width: number): string {
  return `xem/${item.id}-${side + 1}-${width}.webp`;
}

/** A file that an editor has uploaded, as it is offered: `/tep/…/ap-phich.pdf` of the item `a` → `a-ap-phich.pdf`. */
function ownName(id: string, file: string): string {
  return `${id}-${path.basename(file)}`;
}
