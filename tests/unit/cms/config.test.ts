import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { configOf, fieldsOfCollection, SINGLE_FILES } from '#cms/config.ts';
import { readDirectory, readPageFolders } from '#cms/content-tree.ts';
import type { DecapCollection, DecapField } from '#cms/decap.ts';
import { contentSecurityPolicy, readCmsEnvironment } from '#cms/environment.ts';
import { fieldsOf } from '#cms/fields.ts';
import { dayAsTyped, dayFromTyped } from '#cms/day-widget.ts';
import { VIETNAMESE } from '#cms/locale-vi.ts';
import { FORM_PAGES, formRedirects } from '#src/handbook/form-pages.ts';
import { Problem } from '#src/lib/problem.ts';
import { COLLECTIONS } from '#src/schemas/collections.ts';
import { shapeOf, type Shape } from '#src/schemas/shape.ts';
import { CONTENT, ROOT } from '#tests/helpers/paths.ts';

const config = configOf(readCmsEnvironment({}), readPageFolders(CONTENT), 'http://127.0.0.1:4321');

function fieldNamed(fields: readonly DecapField[], name: string): DecapField {
  return fields.find((field) => field.name === name)!;
}

function placesOf(collection: string): DecapCollection[] {
  return config.collections.filter(({ format }) => format === collection);
}

/** Every key of a shape, with the keys inside groups and lists: `changes.on`. */
function keysOf(shape: Shape, above = ''): string[] {
  return Object.entries(shape.properties ?? {}).flatMap(([name, property]) => [
    above + name,
    ...keysOf(property.items ?? property, `${above}${name}.`),
  ]);
}

function fieldKeysOf(fields: readonly DecapField[], above = ''): string[] {
  return fields.flatMap((field) => [
    above + field.name,
    ...fieldKeysOf(field.fields ?? [], `${above}${field.name}.`),
  ]);
}

describe('every collection has its place in the CMS', () => {
  it.each(COLLECTIONS)('$name', ({ name, schema, folder, format }) => {
    const places = placesOf(name);
    expect(places.length).toBeGreaterThan(0);
    for (const place of places) {
      expect(place.folder).toMatch(new RegExp(`^content/${folder}(?:/|$)`, 'u'));
      expect(place['extension']).toBe(format);
      const body = format === 'mdx' ? ['body'] : [];
      expect(fieldKeysOf(place.fields ?? [])).toEqual([...keysOf(shapeOf(schema)), ...body]);
    }
  });

  it('leads from each form definition to the page of its own', () => {
    const [place] = placesOf('bieu-mau');
    const forms = readdirSync(path.join(CONTENT, 'bieu-mau')).map((file) => path.basename(file, '.yaml'));
    const led = forms.map((form) =>
      formRedirects().get(`/${String(place?.['preview_path']).replace('{{slug}}', form)}`),
    );
    expect(led.toSorted()).toEqual(['/bao-cao-thang/', '/danh-gia/', '/nhom-zalo/', '/tro-giup/']);
    for (const form of forms) {
      const [, folder = ''] = FORM_PAGES[form]?.split('/') ?? [];
      expect(readFileSync(path.join(ROOT, 'src/pages', folder, 'index.astro'), 'utf8')).toContain(
        `form="${form}"`,
      );
    }
  });

  it('and so has every folder of pages and every single file', () => {
    const folders = new Set(config.collections.map(({ folder }) => folder));
    const withPages = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.mdx'))
      .map((file) => path.posix.join('content', path.posix.dirname(file)));
    expect([...new Set(withPages)].filter((folder) => !folders.has(folder))).toEqual([]);
    const single = readdirSync(CONTENT).filter((file) => /\.(?:yaml|mdx)$/u.test(file));
    expect(SINGLE_FILES.map(({ file }) => file).toSorted()).toEqual(single.toSorted());
    for (const { name, file, schema } of SINGLE_FILES) {
      const [place] = placesOf(name)[0]?.files ?? [];
      expect(place?.file).toBe(`content/${file}`);
      expect(fieldKeysOf(place?.fields ?? [])).toEqual(keysOf(shapeOf(schema)));
    }
  });

  it('under names that are unique and can be a branch', () => {
    const names = config.collections.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[a-z0-9-]+$/u.test(name))).toEqual([]);
  });

  it('and every reference points at one of them', () => {
    const relations = (fields: readonly DecapField[]): unknown[] =>
      fields.flatMap((field) => [field['collection'], ...relations(field.fields ?? [])]).filter(Boolean);
    const names = config.collections.map(({ name }) => name);
    const targets = new Set(config.collections.flatMap(({ fields = [] }) => relations(fields)));
    expect(targets.size).toBeGreaterThan(0);
    expect([...targets].filter((target) => !names.includes(String(target)))).toEqual([]);
  });
});

describe('fields', () => {
  const pages = fieldsOfCollection(COLLECTIONS[0]);

  it('carry label, hint, obligation and default', () => {
    expect(fieldNamed(pages, 'title')).toMatchObject({ label: 'Tiêu đề', widget: 'string', required: true });
    expect(fieldNamed(pages, 'navTitle')).toMatchObject({
      required: false,
      hint: 'Bỏ trống thì dùng tiêu đề.',
    });
    expect(fieldNamed(pages, 'reviewEvery')).toMatchObject({
      default: 6,
      value_type: 'int',
      min: 1,
      max: 36,
    });
    expect(fieldNamed(pages, 'status').options?.[0]).toEqual({ value: 'sourced', label: 'Có nguồn' });
    expect(fieldNamed(pages, 'reviewedOn')).toMatchObject({ widget: 'day', required: true });
    expect(fieldNamed(pages, 'sources')).toMatchObject({
      widget: 'relation',
      multiple: true,
      collection: 'can-cu',
    });
    expect(fieldNamed(pages, 'body')).toMatchObject({ widget: 'markdown', modes: ['rich_text'] });
  });

  it('ask of nobody the parts of a group that was not begun', () => {
    const form = fieldsOfCollection(COLLECTIONS.find(({ name }) => name === 'bieu-mau')!);
    const rules = fieldNamed(fieldNamed(form, 'fields').fields ?? [], 'rules');
    const requiredIf = fieldNamed(rules.fields ?? [], 'requiredIf');
    expect(fieldNamed(requiredIf.fields ?? [], 'fields').required).toBe(false);
  });

  const samples = [
    '',
    'Abc',
    'Một tiêu đề vừa phải',
    ' đầu',
    'cuối ',
    'hai\ndòng',
    'a'.repeat(121),
    '01',
    '/a/b/',
  ];

  it.each(COLLECTIONS)('of $name accept exactly the texts that the schema accepts', ({ schema }) => {
    const shape = (schema as unknown as z.ZodObject).shape as Record<string, z.ZodType>;
    for (const field of fieldsOf(shapeOf(schema))) {
      if (!field.pattern) continue;
      const pattern = new RegExp(field.pattern[0]);
      const accepting = samples.filter((sample) => sample !== '' && pattern.test(sample));
      const valid = samples.filter((sample) => sample !== '' && shape[field.name]!.safeParse(sample).success);
      expect(accepting, field.name).toEqual(valid);
    }
  });

  it('put a file that belongs to one entry beside it, by its name alone', () => {
    const [templates] = placesOf('mau-van-ban');
    const file = fieldNamed(templates?.fields ?? [], 'file');
    expect(file).toMatchObject({ widget: 'file', media_folder: '', public_folder: '', choose_url: false });
    expect(
      fieldNamed(fieldNamed(placesOf('tai-lieu')[0]?.fields ?? [], 'files').fields ?? [], 'file'),
    ).not.toHaveProperty('media_folder');
  });

  it('stop the build for a kind that has no control', () => {
    expect(() => fieldsOf(shapeOf(z.object({ a: z.union([z.string(), z.number()]) })))).toThrow(Problem);
    expect(() =>
      fieldsOf({ type: 'object', properties: { a: { type: 'string', control: 'reference' } } }),
    ).toThrow(/Trường "a" chưa có cách nhập/u);
  });
});

describe('a day', () => {
  it.each([
    ['5/11/2026', '2026-11-05'],
    ['05.11.2026', '2026-11-05'],
    ['31/2/2026', '31/2/2026'],
    ['11/25/2026', '11/25/2026'],
    ['', ''],
  ])('typed as %j is kept as %j', (typed, stored) => {
    expect(dayFromTyped(typed)).toBe(stored);
  });

  it('is shown day first', () => {
    expect(dayAsTyped('2026-11-05')).toBe('05/11/2026');
    expect(dayAsTyped(undefined)).toBe('');
  });
});

describe('the environment of the CMS', () => {
  const own = {
    CMS_GIT_ORIGIN: 'https://git.vnnic.example',
    CMS_REPOSITORY: 'vnnic/cam-nang',
    CMS_APP_ID: '0123456789abcdef',
  };

  it.each([
    ['gitlab', { auth_type: 'pkce', api_root: 'https://git.vnnic.example/api/v4' }],
    ['forgejo', { api_root: 'https://git.vnnic.example/api/v1' }],
  ])('chooses %s, with drafts, and no other host', (name, backend) => {
    const environment = readCmsEnvironment({ ...own, CMS_BACKEND: name });
    const chosen = configOf(environment, [], 'https://site.example');
    expect(chosen.backend).toMatchObject({ name, ...backend });
    expect(chosen['publish_mode']).toBe('editorial_workflow');
    expect(contentSecurityPolicy(environment)).toContain(
      "connect-src 'self' blob: https://git.vnnic.example;",
    );
    expect(JSON.stringify(chosen)).not.toContain('local_backend');
  });

  it('sends GitHub back to our own handler', () => {
    const chosen = readCmsEnvironment({
      ...own,
      CMS_BACKEND: 'github',
      PUBLIC_ORIGIN: 'https://site.example',
    });
    expect(configOf(chosen, [], '').backend).toMatchObject({
      base_url: 'https://site.example',
      auth_endpoint: 'cms/auth',
    });
  });

  it('has no backend where none is set', () => {
    expect(config.backend).toBeNull();
    expect(contentSecurityPolicy(readCmsEnvironment({ CMS_BACKEND: '' }))).toContain(
      "connect-src 'self' blob:;",
    );
  });

  it('stops with the name of what is wrong and how to mend it', () => {
    expect(() => readCmsEnvironment({ CMS_BACKEND: 'bitbucket' })).toThrow(
      /CMS_BACKEND: cần là gitlab, forgejo, github/u,
    );
    expect(() => readCmsEnvironment({ CMS_BACKEND: 'gitlab' })).toThrow(
      /CMS_GIT_ORIGIN: cần địa chỉ máy chủ Git/u,
    );
    expect(() => readCmsEnvironment({ ...own, CMS_BACKEND: 'gitlab', CMS_GIT_ORIGIN: 'git.vn' })).toThrow(
      /https:/u,
    );
  });
});

describe('the interface', () => {
  /** `a.b.c` → sentence, for every sentence of a tree. */
  function sentencesOf(tree: object, above = ''): Map<string, string> {
    return new Map(
      Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
        typeof value === 'object' && value !== null
          ? [...sentencesOf(value, `${above}${key}.`)]
          : [[above + key, String(value)] as const],
      ),
    );
  }

  it('is Vietnamese to the last sentence, with the values that each needs', async () => {
    const file = path.join(ROOT, 'node_modules/decap-cms-locales/dist/esm/en/index.js');
    const english = (await import(pathToFileURL(file).href)) as { default: object };
    const theirs = sentencesOf(english.default);
    const ours = sentencesOf(VIETNAMESE);
    expect([...ours.keys()].toSorted()).toEqual([...theirs.keys()].toSorted());
    expect(theirs.size).toBeGreaterThan(240);
    const valuesIn = (sentence = '') => [...new Set(sentence.match(/%\{\w+\}/gu))].toSorted();
    for (const [key, sentence] of theirs) expect(valuesIn(ours.get(key)), key).toEqual(valuesIn(sentence));
  });

  it('comes from the package that is installed', () => {
    const { version } = createRequire(import.meta.url)('decap-cms/package.json') as { version: string };
    expect(version).toBe('3.16.3');
  });
});

describe('the directory', () => {
  it('knows every id and every address', () => {
    const { ids, addresses } = readDirectory(CONTENT, ['/tim-kiem/']);
    expect(ids['can-cu']).toContain('qd-826-2024');
    expect(ids['don-vi']).toContain('01-ha-noi');
    expect(addresses['/cam-nang/a/quy-trinh/']).toBeTruthy();
    expect(addresses['/tim-kiem/']).toBe('');
  });
});
