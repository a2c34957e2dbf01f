import { sha256, type Cache } from './cache.ts';
import { FILES, type Job, type MediaFile } from './media-file.ts';

interface Made {
  readonly file: MediaFile;
  readonly bytes: Uint8Array;
}

/** The files that have been made in this build, each once. */
export class MadeFiles {
  readonly #cache: Cache;
  readonly #files = new Map<string, Promise<Made>>();

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async make(jobs: readonly Job[]): Promise<MediaFile[]> {
    return Promise.all(
      jobs.map(async (job) => {
        const known = this.#files.get(job.name) ?? this.#made(job);
        this.#files.set(job.name, known);
        return (await known).file;
      }),
    );
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  names(): string[] {
    return [...this.#files.keys()];
  }

  async bytesOf(name: string): Promise<Uint8Array> {
    const made = this.#files.get(name);
    if (!made) throw new Error(`No file ${name} has been made.`);
    return (await made).bytes;
  }

  async #made({ name, label, recipe, make }: Job): Promise<Made> {
    const bytes = await this.#cache.make(recipe, make);
    return {
      bytes,
      file: { name, address: `${FILES}${name}`, label, size: bytes.length, sha256: sha256(bytes) },
    };
  }
}
