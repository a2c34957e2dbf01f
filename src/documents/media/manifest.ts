import { SAMPLE } from './piece.ts';
import type { ZipEntry } from './zip.ts';

/** One item in a kit, told in the words that readers see. Also sent to the browser, which packs what readers pick. */
export interface KitItem {
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly audience: string;
  readonly channels: readonly string[];
  readonly version: number;
  readonly issuedOn: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly licence: string;
  readonly credit: string;
  readonly files: readonly KitFile[];
}

export interface KitFile {
  /** Where it lies in the kit. */
  readonly name: string;
  /** Where it is fetched from. */
  readonly address: string;
  readonly size: number;
  readonly sha256: string;
}

function manifestOf(title: string, items: readonly KitItem[]): object {
  return {
    title,
    note: SAMPLE,
    items: items.map((item) => ({
      ...item,
      files: item.files.map(({ name, size, sha256 }) => ({ name, size, sha256 })),
    })),
  };
}

function licenceText(title: string, items: readonly KitItem[]): string {
  return [
    title,
    `${SAMPLE}.`,
    '',
    'Giấy phép và cách ghi nguồn của từng tài liệu:',
    ...items.map((item) => `- ${item.title}: ${item.licence}. Ghi nguồn: ${item.credit}.`),
    '',
    'Văn bản giấy phép CC BY 4.0: https://creativecommons.org/licenses/by/4.0/deed.vi',
    'Kiểu chữ: Be Vietnam Pro, SIL Open Font License 1.1: https://openfontlicense.org',
    '',
    'Kiểm tra tệp sau khi tải: sha256sum -c SHA256SUMS',
    '',
  ].join('\n');
}

/** What every kit carries beside its files: contents, licence and checksums that `sha256sum -c` understands. */
export function papersOf(title: string, items: readonly KitItem[]): ZipEntry[] {
  const encoder = new TextEncoder();
  const text = (name: string, content: string): ZipEntry => ({ name, bytes: encoder.encode(content) });
  const files = items.flatMap((item) => item.files);
  return [
    text('manifest.json', `${JSON.stringify(manifestOf(title, items), null, 2)}\n`),
    text('GIAY-PHEP.txt', licenceText(title, items)),
    text('SHA256SUMS', files.map(({ sha256, name }) => `${sha256}  ${name}\n`).join('')),
  ];
}
