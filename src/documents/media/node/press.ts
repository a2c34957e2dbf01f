import path from 'node:path';
import type { Day } from '#src/lib/dates.ts';
import { describeItem } from '../describe.ts';
import { kitsOf, type Kit } from '../kit.ts';
import { libraryOf, type LibraryItem, type MediaContent } from '../library.ts';
import type { KitItem } from '../manifest.ts';
import { openFaces } from '../typeface.ts';
import { openCache } from './cache.ts';
import { PREVIEW_WIDTHS, previewJobs, previewName } from './drawn-jobs.ts';
import { formerFilesOf } from './former-files.ts';
import { jobsOf, ownName, readyJobsOf, type Workshop } from './item-jobs.ts';
import { kitJob } from './kit-job.ts';
import { MadeFiles } from './made-files.ts';
import { FILES, type MediaFile } from './media-file.ts';
import { readMediaContent } from './read-content.ts';
import { typefaceBytes } from './typeface-files.ts';

export interface Preview {
  readonly address: string;
  readonly width: number;
  readonly height: number;
}

export interface KitDownload {
  readonly kit: Kit;
  readonly file: MediaFile;
}

/** Everything that the library offers, made once and kept by content (DESIGN.md §8). */
export class Press {
  readonly library: readonly LibraryItem[];
  readonly kits: readonly Kit[];
  readonly content: MediaContent;
  readonly #workshop: Workshop;
  readonly #files: MadeFiles;
  #everything: Promise<string[]> | undefined;

  constructor(root: string, { origin, today }: { readonly origin: string; readonly today: Day }) {
    this.#files = new MadeFiles(openCache(root));
    this.#workshop = { root, origin, faces: openFaces(typefaceBytes(root)) };
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
    return this.#files.make(jobsOf(this.#workshop, item));
  }

  /** Small pictures of each side, two widths each; none for what is only text. */
  async previewsOf(item: LibraryItem): Promise<Preview[][]> {
    const { template } = item;
    if (!template) return [];
    await this.#files.make(previewJobs(this.#workshop, item));
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
        const items = await Promise.all(kit.items.map((item) => this.kitItemOf(item)));
        const [file] = await this.#files.make([kitJob(kit, items, (name) => this.bytesOf(name))]);
        return { kit, file: file as MediaFile };
      }),
    );
  }

  /** Ready-made pieces of one unit (the name of its file). */
  readyFor(unit: string): Promise<MediaFile[]> {
    const current = this.library.filter(({ state }) => state === 'current');
    return this.#files.make(current.flatMap((item) => readyJobsOf(this.#workshop, item, unit, this.content)));
  }

  /** Former address of a download → page of its item. */
  formerFiles(): ReadonlyMap<string, string> {
    return formerFilesOf(this.library, this.kits, (item) => this.#namesOf(item));
  }

  /** Names of an item's files, whether it is in use or not, without making any. */
  #namesOf(item: LibraryItem): string[] {
    if (item.data.files.length > 0) return item.data.files.map(({ file }) => ownName(item.id, file));
    const units = [...this.content.units.keys()];
    return [
      ...jobsOf(this.#workshop, item),
      ...units.flatMap((unit) => readyJobsOf(this.#workshop, item, unit, this.content)),
    ].map(({ name }) => name);
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
    return this.#files.names();
  }

  /** The bytes of one file. The development server opens a new press for each request: then all are made first. */
  async bytesOf(name: string): Promise<Uint8Array> {
    if (!this.#files.has(name)) await (this.#everything ??= this.all());
    return this.#files.bytesOf(name);
  }

  /** The item as kits and the browser's packer know it. */
  async kitItemOf(item: LibraryItem): Promise<KitItem> {
    const files = await this.filesOf(item);
    return describeItem(
      item,
      files.map(({ name, address, size, sha256 }) => ({ name: `${item.id}/${name}`, address, size, sha256 })),
    );
  }
}
