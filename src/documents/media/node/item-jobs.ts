import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from '#src/lib/problem.ts';
import { mayBeLocal, type LibraryItem, type MediaContent } from '../library.ts';
import type { Local } from '../piece.ts';
import { textFileOf } from '../text-file.ts';
import { sha256 } from './cache.ts';
import { drawnJobs, type Desk } from './drawn-jobs.ts';
import type { Job } from './media-file.ts';
import { renderSlides } from './slides.ts';

/** The repository beside the desk: uploaded files lie in its `public`. */
export interface Workshop extends Desk {
  readonly root: string;
}

/** The pieces that departments use most: each unit finds them ready-made, for browsers without JavaScript. */
const READY_KINDS: readonly { readonly template: string; readonly size: string }[] = [
  { template: 'ap-phich', size: 'a3' },
  { template: 'to-roi-a5', size: 'a5' },
  { template: 'anh-vuong', size: '1080x1080' },
];

/** A file that an editor has uploaded, as it is offered: `/tep/…/ap-phich.pdf` of the item `a` → `a-ap-phich.pdf`. */
export function ownName(id: string, file: string): string {
  return `${id}-${path.basename(file)}`;
}

/** The files of an item: uploaded, drawn, slides or text. */
export function jobsOf(workshop: Workshop, item: LibraryItem): Job[] {
  const { id, data } = item;
  if (data.files.length > 0) {
    return data.files.map(({ label, file }) => ownFileJob(workshop.root, id, { label, file }));
  }
  if (item.template) return drawnJobs(workshop, item, {}, id);
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

/** The item with the name of a unit on it, where it is one of those that are ready-made. */
export function readyJobsOf(
  desk: Desk,
  item: LibraryItem,
  unitId: string,
  { units }: Pick<MediaContent, 'units'>,
): Job[] {
  const unit = units.get(unitId);
  const ready = READY_KINDS.find(({ template }) => template === item.data.template);
  if (!unit || !ready || !mayBeLocal(item) || item.data.released) return [];
  const local: Local = { unit: { name: unit.name, kind: unit.kind } };
  const jobs = drawnJobs(desk, item, local, `dia-phuong/${unitId}/${item.id}`);
  return jobs.filter(({ name }) => name.endsWith(`-${ready.size}.pdf`) || name.endsWith('.png'));
}

/** A file that an editor has uploaded in place of a drawn one. */
function ownFileJob(
  root: string,
  id: string,
  { label, file }: { readonly label: string; readonly file: string },
): Job {
  const source = path.join(root, 'public', file);
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
