import { HtmlValidate } from 'html-validate';
import { describe, expect, it } from 'vitest';
import { checkEnvelope, checkForm } from '#src/forms/check.ts';
import { renderComparison, renderFigures } from '#src/forms/figures-markup.ts';
import { renderForm } from '#src/forms/form-markup.ts';
import { renderReview } from '#src/forms/review-markup.ts';
import type { FormState, PreviousFigures, Typed } from '#src/forms/types.ts';
import type { SafeHtml } from '#src/lib/html.ts';
import {
  emptyState,
  hanoi,
  monthlyForm,
  november,
  trialForm,
  validMonthly,
  validTrial,
} from '#tests/helpers/forms.ts';
import { detectForms } from '#tests/helpers/netlify-forms.ts';
import { readPage } from '#tests/helpers/site.ts';

const validator = new HtmlValidate({ extends: ['html-validate:standard'], root: true });

function pageOf(region: SafeHtml): string {
  return `<!DOCTYPE html><html lang="vi"><head><title>Thử</title></head><body><main><h1>Thử</h1>${region.toString()}</main></body></html>`;
}

async function faultsOf(region: SafeHtml): Promise<string[]> {
  const report = await validator.validateString(pageOf(region));
  return report.results.flatMap(({ messages }) => messages.map(({ message, line }) => `${line}: ${message}`));
}

/** The page after this was posted for November with these figures of October on file. */
function stateAfter(typed: Typed, values: PreviousFigures['values'] = {}): FormState {
  const previous = { period: '2026-10', values, receipt: 'BC-01-2026-10-01' };
  const posted = { accessCode: '01-ABC', period: '2026-11', ...typed };
  const { issues } = checkForm(trialForm, posted, { ...november, previous });
  const schedule = {
    periodLabel: 'Tháng 11/2026',
    covers: '26/10/2026 – 25/11/2026',
    dueLabel: 'hết ngày 25/11/2026',
    lateNow: true,
  };
  return {
    ...emptyState,
    typed: posted,
    issues: [...checkEnvelope(posted, ['2026-11']), ...issues],
    period: '2026-11',
    schedule,
    previous,
    unit: hanoi,
  };
}

/** White space between words as one space, as a reader sees it. */
function textOf(region: SafeHtml): string {
  return region.toString().replace(/\s+/g, ' ');
}

describe('the form', () => {
  it('is valid HTML empty, after a failed post, in review and as figures', async () => {
    const failed = stateAfter({ added: '1,5', websites: '9', total: '3', email: 'a@b.vn', note: '\nhai' });
    expect(await faultsOf(renderForm(monthlyForm, emptyState))).toEqual([]);
    expect(await faultsOf(renderForm(trialForm, failed))).toEqual([]);
    expect(
      await faultsOf(renderReview(trialForm, stateAfter({ ...validTrial, total: '9' }, { total: 3 }))),
    ).toEqual([]);
    const { values } = checkForm(trialForm, validTrial, november);
    expect(await faultsOf(renderFigures(trialForm, values))).toEqual([]);
    const versions = [
      { title: 'Đã nộp', values },
      { title: 'Vừa gửi', values: { ...values, added: 5 } },
    ] as const;
    expect(await faultsOf(renderComparison(trialForm, ...versions))).toEqual([]);
  });

  it('marks a field as required once what is typed in another asks for it', () => {
    const labelWith = (added: string) =>
      /<label[^>]* for="field-source">[\s\S]*?<\/label>/.exec(
        renderForm(trialForm, { ...emptyState, typed: { added } }).toString(),
      )?.[0];
    expect(labelWith('1')).toContain('field__required');
    expect(labelWith('0')).not.toContain('field__required');
    expect(labelWith('x')).not.toContain('field__required');
  });

  it('is found by Netlify with every field, reason and hidden input', () => {
    const [form] = detectForms(readPage('/bao-cao-thang/', pageOf(renderForm(monthlyForm, emptyState))));
    expect(form).toMatchObject({ name: 'so-lieu-thang', formName: 'so-lieu-thang', method: 'post' });
    expect(form?.fields).toEqual(
      expect.arrayContaining([
        ...monthlyForm.fields.map(({ id }) => id),
        ...[
          'accessCode',
          'period',
          'replaces',
          'correctionReason',
          'formVersion',
          'idempotencyKey',
          'bot-field',
        ],
        'idvnNewReason',
      ]),
    );
  });

  it('offers every month with its due date and chooses none by itself', () => {
    const markup = textOf(renderForm(monthlyForm, emptyState));
    expect(markup).toContain('Tháng 11/2026, hạn 25/11/2026</option>');
    expect(markup).not.toContain(' selected');
    expect(markup).toContain('Chọn kỳ để xem');
  });

  it('begins with the code, says of the Excel form only what is true without script, and folds what prepares', () => {
    const markup = textOf(renderForm(monthlyForm, emptyState));
    const placeOf = (text: string) => {
      expect(markup, text).toContain(text);
      return markup.indexOf(text);
    };
    expect(placeOf('name="accessCode"')).toBeLessThan(placeOf('data-now'));
    expect(placeOf('data-now')).toBeLessThan(placeOf('data-parts'));
    expect(placeOf('data-parts')).toBeLessThan(placeOf('name="reporterName"'));
    expect(markup).toMatch(/<details class="form__intro"> <summary>/);
    expect(markup).toMatch(/\(\.xlsx\)<\/a\s*><span data-with-script hidden>, điền xong mở lại/);
    expect(markup).toContain('chờ VNNIC xác nhận.</p>');
  });

  it('offers to open another month right below the month, and the workbook below what is known of it', () => {
    const state = { ...stateAfter(validTrial), opened: true };
    const markup = textOf(renderForm(trialForm, state));
    const places = ['name="period"', 'value="open"', 'Bấm sau khi đổi kỳ', 'id="don-vi"', 'value="workbook"'];
    const found = places.map((text) => markup.indexOf(text));
    expect(found).toEqual(found.toSorted((one, other) => one - other));
    expect(found).not.toContain(-1);
  });

  it('shows what the month covers and that it is late', () => {
    const markup = textOf(renderForm(trialForm, stateAfter(validTrial)));
    expect(markup).toContain(
      'Tháng 11/2026: số liệu từ 26/10/2026 – 25/11/2026. Hạn nộp: hết ngày 25/11/2026.',
    );
    expect(markup).toContain('Đã quá hạn');
    expect(markup).toContain('Đơn vị: Thành phố Hà Nội');
  });

  it('gives back what was typed, as text and never as markup', () => {
    const markup = renderForm(
      trialForm,
      stateAfter({ ...validTrial, name: '"><script>alert(1)</script>', note: '</textarea><b>' }),
    ).toString();
    expect(markup).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
    expect(markup).toContain('&lt;/textarea&gt;&lt;b&gt;');
    expect(markup).not.toContain('<b>');
  });

  it('gives back a text of several lines without a line of its own', () => {
    const markup = renderForm(trialForm, stateAfter({ ...validTrial, note: 'Một\nhai' })).toString();
    // The first line break is the one that HTML parsers drop.
    expect(/<textarea[^>]*name="note"[^>]*>([^<]*)</u.exec(markup)?.[1]).toBe('\nMột\nhai');
  });

  it('names each error in a summary whose link jumps to the field', () => {
    const markup = renderForm(trialForm, stateAfter({ ...validTrial, added: '1,5', plan: '' })).toString();
    const targets = [...markup.matchAll(/<a href="#(field-\w+)"/g)].map(([, target]) => target);
    expect(targets).toEqual(['field-plan', 'field-added']);
    for (const target of targets)
      expect(markup).toMatch(new RegExp(`<(?:input|select|textarea)[^>]*id="${target}"`));
    expect(textOf(renderForm(trialForm, stateAfter({ ...validTrial, added: '1,5' })))).toMatch(
      /aria-describedby="[^"]*field-added-error-1[^"]*" aria-invalid="true"/,
    );
  });

  it("shows last month's figure and the difference beside the field, but no person's", () => {
    const values = { added: 1200, young: null, plan: 'issued', name: 'Người Cũ' };
    const markup = textOf(renderForm(trialForm, stateAfter({ ...validTrial, added: '1.234' }, values)));
    expect(markup).toContain('Tháng 10/2026: 1.200<span data-difference>; chênh lệch +34</span>');
    expect(markup).toContain('Tháng 10/2026: không có số liệu');
    expect(markup).toContain('Tháng 10/2026: Đã ban hành');
    expect(markup).not.toContain('Người Cũ');
  });

  it('asks for the reason of an unusual value, and keeps it once given', () => {
    const unusual = { ...validTrial, total: '3', websites: '4', source: 'counted' };
    const asked = textOf(renderForm(trialForm, stateAfter(unusual)));
    expect(asked).toContain('href="#field-websitesReason"');
    expect(asked).toMatch(/<input class="field__input" type="text" id="field-websitesReason"/);

    const given = textOf(renderForm(trialForm, stateAfter({ ...unusual, websitesReason: 'Đúng vậy' })));
    expect(given).not.toContain('href="#field-websitesReason"');
    expect(given).toContain('value="Đúng vậy"');
  });

  it('opens the part on corrections when it matters', () => {
    const isOpen = (state: FormState) =>
      /<details class="form__correction" open/.test(textOf(renderForm(trialForm, state)));
    expect(isOpen(emptyState)).toBe(false);
    expect(isOpen(stateAfter({ ...validTrial, replaces: 'BC-01-2026-11-01' }))).toBe(true);
    const filed = {
      ...{ receipt: 'BC-01-2026-11-01', revision: 1, receivedLabel: '09:05 ngày 05/11/2026' },
      ...{ path: '/bao-cao-thang/bien-nhan/x/', values: {} },
    };
    expect(isOpen({ ...emptyState, filed })).toBe(true);
  });

  it('prints the notice beside the personal fields, with its version and nothing that Markdown could smuggle in', () => {
    const markup = textOf(
      renderForm({ ...trialForm, notice: '**Ai:** VNNIC <img src=x> [x](javascript:alert(1))' }, emptyState),
    );
    const group = markup.slice(markup.indexOf('data-group="people"'), markup.indexOf('data-group="figures"'));
    expect(group).toContain('<strong>Ai:</strong> VNNIC &lt;img src=x&gt;');
    expect(group).toContain('Phiên bản 1, ngày 01/11/2026.');
    expect(group).not.toContain('javascript:');
  });

  it('shows a field only in its months, unless something is typed there', () => {
    const shows = (state: FormState) => renderForm(trialForm, state).toString().includes('name="oldCount"');
    expect(shows(emptyState)).toBe(true);
    expect(shows(stateAfter(validTrial))).toBe(false);
    expect(shows(stateAfter({ ...validTrial, oldCount: '3' }))).toBe(true);
  });

  it('carries the rules for the script in a block that no label can end', () => {
    const definition = {
      ...trialForm,
      fields: trialForm.fields.map((field) => ({ ...field, label: '</script><b>' })),
    };
    const markup = renderForm(definition, stateAfter(validTrial, { name: 'Người Cũ', added: 3 })).toString();
    const json = /<script type="application\/json" data-form-data>(.*?)<\/script>/s.exec(markup)?.[1] ?? '';
    expect(JSON.parse(json)).toMatchObject({
      unit: { communes: 126 },
      previous: { period: '2026-10', values: { added: 3 } },
    });
    expect(json).not.toContain('Người Cũ');
  });

  it('sends to review by its first button and hides no step', () => {
    const markup = renderForm(trialForm, emptyState).toString();
    expect(markup).toMatch(/<button[^>]*name="step" value="review"/);
    expect(markup).not.toMatch(/<input[^>]*name="step"/);
  });
});

describe('the review', () => {
  const state = stateAfter(
    { ...validTrial, added: '1 234', total: '1300', source: 'counted' },
    { added: 1200, total: 66 },
  );

  it('shows the figures as read, blanks as blanks and what changed', () => {
    const markup = textOf(renderReview(trialForm, state));
    expect(markup).toContain('1.234');
    expect(markup).toContain('+34');
    expect(markup).toContain('không có số liệu');
    expect(markup).toContain('Nguyễn Văn An');
  });

  it('carries everything typed in hidden inputs, never a step, and ends in a button without one', () => {
    const markup = renderReview(trialForm, state).toString();
    for (const name of ['accessCode', 'period', 'name', 'added', 'approved', 'form-name', 'formVersion']) {
      expect(markup).toMatch(new RegExp(`<input type="hidden" name="${name}"`));
    }
    expect(markup).toMatch(/<input type="hidden" name="added" value="1 234"/);
    expect(markup).not.toMatch(/<input[^>]*name="step"/);
    expect(markup.indexOf('<button class="button" type="submit">')).toBeLessThan(
      markup.indexOf('value="edit"'),
    );
  });

  it('shows last month beside this month in a column, and in a correction what was filed', () => {
    const filed = {
      ...{ receipt: 'BC-01-2026-11-01', revision: 1, receivedLabel: '09:05 ngày 05/11/2026' },
      ...{
        path: '/bao-cao-thang/bien-nhan/x/',
        values: { plan: 'none', source: 'counted', approved: true, added: 1000, total: 1300 },
      },
    };
    const plain = textOf(renderReview(trialForm, { ...state, filed }));
    expect(plain).toContain('Kỳ trước (tháng 10/2026) và chênh lệch');
    expect(plain).not.toContain('đã nộp:');
    const typed = { ...state.typed, replaces: filed.receipt, correctionReason: 'Gõ nhầm' };
    const correction = textOf(renderReview(trialForm, { ...state, typed, filed }));
    expect(correction).toContain('Lần nộp này đính chính BC-01-2026-11-01');
    expect(correction).toMatch(/1\.234 <span class="figures-table__was">đã nộp: 1\.000<\/span>/);
    expect(correction.match(/figures-table__was/g)).toHaveLength(1);
  });

  it('asks there for the reasons that are still missing', () => {
    const unusual = stateAfter({ ...validTrial, added: '5', total: '20', source: 'counted' }, { total: 10 });
    const markup = renderReview(trialForm, unusual).toString();
    expect(markup).toMatch(/<input class="field__input" type="text" id="field-totalReason"/);
    expect(markup).not.toMatch(/<input type="hidden" name="totalReason"/);
  });

  it('reads back every valid answer of the monthly form', () => {
    const markup = renderReview(monthlyForm, { ...state, typed: validMonthly, issues: [] }).toString();
    expect(markup).toContain('Đang xây dựng');
    expect(markup).toContain('0912345678');
  });
});

describe('a table of figures', () => {
  const { values } = checkForm(trialForm, { ...validTrial, planUrl: 'https://hanoi.gov.vn/' }, november);

  it('leaves people out unless asked, and never hides a figure whose field is gone', () => {
    expect(textOf(renderFigures(trialForm, values))).not.toContain('Nguyễn Văn An');
    expect(textOf(renderFigures(trialForm, values, { personal: true }))).toContain('Nguyễn Văn An');
    const older = textOf(renderFigures(trialForm, { ...values, retired: 7 }));
    expect(older).toContain('Chỉ tiêu khác');
    expect(older).toMatch(/retired<\/th> <td>7 <\/td>/);
  });

  it('says no data for a blank and zero for zero', () => {
    const markup = textOf(renderFigures(trialForm, values));
    expect(markup).toMatch(/Số mới <span[^>]*>\(tên miền\)<\/span><\/th> <td>0 <\/td>/);
    expect(markup).toMatch(/Lũy kế .*?không có số liệu/);
  });

  it('prints the reasons beside the figures', () => {
    expect(textOf(renderFigures(trialForm, values, { reasons: { added: 'Đếm <b>lại</b>' } }))).toContain(
      'Đếm &lt;b&gt;lại&lt;/b&gt;',
    );
  });

  it('marks in words what differs between two filings', () => {
    const markup = textOf(
      renderComparison(
        trialForm,
        { title: 'Đã nộp', values },
        { title: 'Vừa gửi', values: { ...values, added: 5 } },
      ),
    );
    expect(markup.match(/khác nhau/g)).toHaveLength(1);
    expect(markup).toMatch(/class="figures-table__changed"> <th scope="row">Số mới/);
  });
});
