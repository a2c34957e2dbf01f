import { join } from 'node:path';
import { loadForm } from '#src/forms/load.ts';
import type { CheckContext, FormState, Typed } from '#src/forms/types.ts';
import type { FormDefinition } from '#src/schemas/form-definition.ts';
import type { Unit } from '#src/schemas/records.ts';
import { CONTENT, ROOT } from './paths.ts';

/** A small form with every kind of field and every rule. */
export const trialForm: FormDefinition = loadForm(join(ROOT, 'tests/fixtures/forms'), 'thu');

/** The form that departments fill in. */
export const monthlyForm: FormDefinition = loadForm(CONTENT, 'so-lieu-thang');

export const hanoi: Unit = {
  code: '01',
  name: 'Hà Nội',
  kind: 'thanh-pho',
  formerNames: [],
  region: 'bac',
  regionDoubtful: false,
  communes: 126,
  validFrom: '2025-07-01',
  successors: [],
};

export const november: CheckContext = { period: '2026-11', today: '2026-11-22', unit: hanoi };

/** What must be typed into the trial form for it to be accepted; each test changes what it is about. */
export const validTrial: Typed = { name: 'Nguyễn Văn An', plan: 'none', added: '0', approved: 'yes' };

/** The same for the monthly form. */
export const validMonthly: Typed = {
  reporterName: 'Nguyễn Văn An',
  reporterPosition: 'Chuyên viên',
  reporterEmail: 'an@hanoi.gov.vn',
  reporterPhone: '0912 345 678',
  planStatus: 'drafting',
  idvnNew: '0',
  bizvnNewHousehold: '0',
  bizvnNewEnterprise: '0',
  newsArticles: '0',
  figuresApproved: 'yes',
  noticeRead: 'yes',
};

/** A form page with nothing typed, no month chosen and nobody known. */
export const emptyState: FormState = {
  action: '/bao-cao-thang/',
  typed: {},
  issues: [],
  periods: [
    {
      value: '2026-11',
      label: 'Tháng 11/2026',
      covers: '26/10/2026 – 25/11/2026',
      dueLabel: 'hết ngày 25/11/2026',
      dueAt: '2026-11-25T16:59:59.999Z',
    },
  ],
  period: '',
};
