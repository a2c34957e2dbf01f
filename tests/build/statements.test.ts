import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEVICE_MEMORIES } from '#src/handbook/device-storage.ts';
import { loadForms } from '#src/forms/load-all.ts';
import { readYaml } from '#src/schemas/read-yaml.ts';
import { settingsSchema } from '#src/schemas/settings.ts';
import { attributeOf, elementsNamed, elementsOf, textOf, type Element } from '#tests/helpers/html.ts';
import { CONTENT } from '#tests/helpers/paths.ts';
import { readSite, type SitePage } from '#tests/helpers/site.ts';

const forms = loadForms(CONTENT);
const { personalData } = readYaml(join(CONTENT, 'cai-dat.yaml'), settingsSchema);
const { pages } = readSite();

function pageAt(address: string): SitePage {
  const page = pages.find((one) => one.address === address);
  if (!page) throw new Error(`there is no ${address}`);
  return page;
}

function marked(root: SitePage['document'] | Element, name: string): Element[] {
  return elementsOf(root).filter((element) => attributeOf(element, name) !== undefined);
}

function words(element: Element | undefined): string {
  return element ? textOf(element).replace(/\s+/g, ' ').trim() : '';
}

describe('the privacy statement', () => {
  const page = pageAt('/bao-ve-du-lieu/');
  const sections = new Map(
    marked(page.document, 'data-collected').map((one) => [attributeOf(one, 'data-collected'), one]),
  );

  it('names every datum about a person that any form asks for, and no other', () => {
    expect([...sections.keys()].toSorted()).toEqual(forms.map(({ id }) => id).toSorted());
    for (const { id, fields } of forms) {
      const personal = fields.filter((field) => field.personal);
      const said = marked(sections.get(id)!, 'data-datum');
      expect(said.map((one) => attributeOf(one, 'data-datum'))).toEqual(personal.map((field) => field.id));
      for (const [at, field] of personal.entries()) {
        expect(words(said[at])).toContain(field.label);
        expect(words(said[at])).toContain(field.why);
      }
    }
  });

  it('says for how long, from the settings that the purge itself follows', () => {
    const retention = (id: string) => words(marked(sections.get(id)!, 'data-retention')[0]);
    expect(retention('cu-dau-moi')).toContain(`${personalData.focalPointDays} ngày`);
    expect(retention('tro-giup')).toContain(`${personalData.helpDays} ngày`);
    expect(retention('danh-gia-trang')).toContain(`${personalData.feedbackDays} ngày`);
    const reporters = personalData.reporterDays;
    expect(retention('so-lieu-thang')).toContain(
      reporters === undefined ? '[VNNIC bổ sung thời hạn]' : `${reporters} ngày`,
    );
    expect(words(marked(page.document, 'data-backups')[0])).toContain(`${personalData.backupDays} ngày`);
  });

  it('lists everything that the site keeps on a reader’s device', () => {
    const codes = elementsNamed(marked(page.document, 'data-device-memories')[0]!, 'code').map(words);
    expect(codes).toEqual(DEVICE_MEMORIES.map(({ key }) => key));
  });

  it('says the same as the notices beside the forms', () => {
    for (const [id, address] of [
      ['cu-dau-moi', '/nhom-zalo/'],
      ['cu-dau-moi', '/cam-nang/d/cu-dau-moi/'],
      ['tro-giup', '/tro-giup/'],
    ] as const) {
      const notice = words(
        elementsOf(pageAt(address).document).find((one) => attributeOf(one, 'id') === 'thong-bao-du-lieu'),
      );
      for (const { label, why, personal } of forms.find((form) => form.id === id)!.fields) {
        if (!personal) continue;
        expect(notice).toContain(label);
        expect(notice.toLowerCase()).toContain(why!.toLowerCase());
      }
      expect(notice).toContain(personalData.controller);
      expect(notice).toContain('Điều 4');
      expect(notice).toContain(`${personalData.backupDays} ngày`);
    }
  });
});

it('the accessibility statement counts the forms and their boxes', () => {
  const facts = marked(pageAt('/kha-nang-tiep-can/').document, 'data-form-facts');
  expect(facts.map((one) => attributeOf(one, 'data-form-facts'))).toEqual(forms.map(({ id }) => id));
  for (const [at, { fields }] of forms.entries()) {
    const required = fields.filter((field) => field.required).length;
    expect(words(facts[at])).toContain(`${fields.length} ô, trong đó ${required} ô bắt buộc`);
  }
});
