import type * as z from 'zod';
import { COLLECTIONS, type Collection } from '#src/schemas/collections.ts';
import { CONTENT_COMPONENTS, type ContentComponent } from '#src/schemas/components.ts';
import { entitlementSchema } from '#src/schemas/entitlement.ts';
import { shapeOf } from '#src/schemas/shape.ts';
import { settingsSchema } from '#src/schemas/settings.ts';
import type { DecapCollection, DecapConfig, DecapField } from './decap.ts';
import { backendOf, keepsDrafts, type CmsEnvironment } from './environment.ts';
import { bodyField, fieldsOf } from './fields.ts';

/** A folder of pages as it stands on disk: Decap lists one folder in one place. */
export interface PageFolder {
  /** Name of the collection in src/schemas/collections.ts. */
  readonly collection: string;
  /** Below the collection's folder: `a`, `gioi-thieu`; empty for the folder itself. */
  readonly folder: string;
  /** Title of its opening page, where it has one. */
  readonly title?: string | undefined;
}

/** Uploads of the editors, and the address at which they are served. */
export const UPLOADS = { folder: 'public/tai-len', address: '/tai-len' } as const;

interface Manner {
  /** Whether its files lie in sub-folders, each of which gets a place of its own. */
  readonly nested?: true;
  /** Key from which a new file's name is made. */
  readonly named: string;
  readonly slug?: string;
  readonly summary: string;
  readonly sort: readonly string[];
  readonly groups?: readonly { readonly label: string; readonly field: string }[];
  readonly filters?: readonly {
    readonly label: string;
    readonly field: string;
    readonly pattern: boolean | string;
  }[];
  /** Page that shows the entry; pages show themselves. */
  readonly shownAt: string;
  /** Label of the prose below the frontmatter. */
  readonly body?: string;
}

const REVIEW_FILTER = { label: 'Chờ VNNIC xác nhận', field: 'status', pattern: 'proposal' };
const REVIEW_GROUP = { label: 'Theo tình trạng', field: 'status' };

const PAGES: Manner = {
  nested: true,
  named: 'title',
  summary: '{{order}}. {{title}}',
  sort: ['order', 'title', 'reviewedOn'],
  groups: [REVIEW_GROUP],
  filters: [REVIEW_FILTER],
  shownAt: '',
  body: 'Nội dung trang',
};

/** How each collection is listed and named in the CMS; one that is not named here is listed by its first key. */
const MANNERS: Readonly<Record<string, Manner>> = {
  'cam-nang': PAGES,
  'phu-luc': PAGES,
  trang: PAGES,
  'hoi-dap': {
    named: 'question',
    summary: '{{question}}',
    sort: ['order', 'question', 'reviewedOn'],
    groups: [REVIEW_GROUP],
    filters: [REVIEW_FILTER, { label: 'Đã ngừng hiển thị', field: 'retired', pattern: true }],
    shownAt: 'hoi-dap/',
    body: 'Câu trả lời',
  },
  'can-cu': {
    named: 'title',
    summary: '{{number}} {{title}}',
    sort: ['title', 'issuedOn', 'checkedOn'],
    groups: [
      { label: 'Theo loại', field: 'kind' },
      { label: 'Theo tình trạng', field: 'state' },
    ],
    shownAt: 'gioi-thieu/can-cu-phap-ly/',
  },
  'thuat-ngu': {
    named: 'term',
    summary: '{{term}}',
    sort: ['term'],
    shownAt: 'gioi-thieu/thuat-ngu/',
  },
  'don-vi': {
    named: 'name',
    slug: '{{code}}-{{slug}}',
    summary: '{{code}} {{name}}',
    sort: ['code', 'name'],
    groups: [{ label: 'Theo khu vực', field: 'region' }],
    filters: [{ label: 'Khu vực chưa chắc chắn', field: 'regionDoubtful', pattern: true }],
    shownAt: 'cam-nang/d/can-bo-phu-trach/',
  },
  'can-bo': {
    named: 'name',
    summary: '{{name}}, {{role}}',
    sort: ['name'],
    shownAt: 'cam-nang/d/can-bo-phu-trach/',
  },
  'nha-dang-ky': {
    named: 'name',
    summary: '{{name}}',
    sort: ['name', 'checkedOn'],
    groups: [{ label: 'Theo việc tham gia', field: 'joinsProgramme' }],
    shownAt: 'nha-dang-ky/',
  },
  'thong-bao': {
    named: 'title',
    summary: '{{title}} ({{from}} đến {{to}})',
    sort: ['from', 'to', 'title'],
    groups: [{ label: 'Theo loại', field: 'kind' }],
    shownAt: '',
  },
  'ket-qua': {
    named: 'title',
    slug: 'quy-{{quarter}}',
    summary: '{{title}} (công bố {{publishedOn}})',
    sort: ['quarter', 'publishedOn'],
    shownAt: 'ket-qua/',
  },
  'bieu-mau': {
    named: 'title',
    summary: '{{title}}',
    sort: ['title'],
    shownAt: 'bieu-mau/{{slug}}/',
  },
  'mau-van-ban': {
    named: 'title',
    summary: '{{order}}. {{title}}',
    sort: ['order', 'title', 'reviewedOn'],
    groups: [{ label: 'Theo loại văn bản', field: 'kind' }],
    filters: [REVIEW_FILTER],
    shownAt: 'mau-van-ban/{{slug}}/',
  },
};

function mannerOf({ name, schema }: Collection): Manner {
  const known = MANNERS[name];
  if (known) return known;
  const [first = 'title'] = Object.keys(shapeOf(schema).properties ?? {});
  return { named: first, summary: `{{${first}}}`, sort: [first], shownAt: '' };
}

/** What may be put into the prose of a collection's entries. */
export function componentsOf({ name }: Collection): readonly ContentComponent[] {
  return name === 'hoi-dap' ? CONTENT_COMPONENTS.filter(({ inAnswers }) => inAnswers) : CONTENT_COMPONENTS;
}

/** Every field of an entry: its data in schema order, then its prose. */
export function fieldsOfCollection(collection: Collection): DecapField[] {
  const { body } = mannerOf(collection);
  const prose = collection.format === 'mdx' ? [bodyField(body ?? 'Nội dung', componentsOf(collection))] : [];
  return [...fieldsOf(shapeOf(collection.schema)), ...prose];
}

function placesOf(collection: Collection, folders: readonly PageFolder[]): DecapCollection[] {
  const manner = mannerOf(collection);
  const { name, label, folder } = collection;
  if (!manner.nested) {
    return [placeOf(collection, manner, { name, label, folder, address: manner.shownAt })];
  }
  return folders
    .filter((each) => each.collection === name)
    .map((each) => {
      const path = [name === 'trang' ? '' : folder, each.folder].filter(Boolean).join('/');
      return placeOf(collection, manner, {
        name: [name, each.folder].filter(Boolean).join('-').replaceAll('/', '-'),
        label: placeLabel(collection, each),
        folder: [folder, each.folder].filter(Boolean).join('/'),
        address: path === '' ? '{{slug}}/' : `${path}/{{slug}}/`,
      });
    });
}

/** `A. Tham mưu kế hoạch`: the title of the folder's opening page, with the section's letter or number before it. */
function placeLabel({ name, label }: Collection, { folder, title }: PageFolder): string {
  if (folder === '') return label;
  const code =
    name === 'cam-nang' ? `Mục ${folder.toUpperCase()}` : name === 'phu-luc' ? `Phụ lục ${folder}` : 'Trang';
  const words = title?.replace(/^[A-D]\. /, '') ?? folder;
  return words === code || words.startsWith(`${code}:`) ? words : `${code}: ${words}`;
}

function placeOf(
  collection: Collection,
  manner: Manner,
  place: { name: string; label: string; folder: string; address: string },
): DecapCollection {
  return {
    name: place.name,
    label: place.label,
    label_singular: collection.labelSingular,
    folder: `content/${place.folder}`,
    create: true,
    extension: collection.format,
    format: collection.name,
    identifier_field: manner.named,
    slug: manner.slug ?? '{{slug}}',
    summary: manner.summary,
    sortable_fields: manner.sort,
    ...(manner.groups ? { view_groups: manner.groups } : {}),
    ...(manner.filters ? { view_filters: manner.filters } : {}),
    preview_path: place.address,
    preview_path_preserve_slashes: true,
    editor: { preview: collection.format === 'mdx' },
    fields: fieldsOfCollection(collection),
  };
}

/** A file of `content/` that belongs to no folder. */
export interface SingleFile {
  readonly name: string;
  readonly label: string;
  readonly file: string;
  readonly schema: z.ZodType;
  /** Page that shows it. */
  readonly shownAt: string;
}

export const SINGLE_FILES: readonly SingleFile[] = [
  { name: 'cai-dat', label: 'Cài đặt chung', file: 'cai-dat.yaml', schema: settingsSchema, shownAt: '' },
  {
    name: 'kiem-tra-quyen-loi',
    label: 'Câu hỏi kiểm tra quyền lợi',
    file: 'kiem-tra-quyen-loi.yaml',
    schema: entitlementSchema,
    shownAt: 'dang-ky/',
  },
];

/** A place with one file: Decap knows a format for each place, and each file has its own. */
function placeOfFile({ name, label, file, schema, shownAt }: SingleFile): DecapCollection {
  const fields = fieldsOf(shapeOf(schema));
  return {
    name,
    label,
    format: name,
    editor: { preview: false },
    files: [{ name, label, file: `content/${file}`, preview_path: shownAt, fields }],
  };
}

/** Decap's whole configuration. */
export function configOf(
  environment: CmsEnvironment,
  folders: readonly PageFolder[],
  siteOrigin: string,
): DecapConfig {
  return {
    load_config_file: false,
    locale: 'vi',
    backend: backendOf(environment),
    publish_mode: keepsDrafts(environment) ? 'editorial_workflow' : 'simple',
    site_url: siteOrigin,
    display_url: siteOrigin,
    logo: { src: '/favicon.svg', show_in_header: false },
    show_preview_links: environment.CMS_BACKEND !== 'local',
    media_folder: UPLOADS.folder,
    public_folder: UPLOADS.address,
    slug: { encoding: 'ascii', clean_accents: true, sanitize_replacement: '-' },
    collections: [
      ...COLLECTIONS.flatMap((collection) => placesOf(collection, folders)),
      ...SINGLE_FILES.map(placeOfFile),
    ],
  };
}
