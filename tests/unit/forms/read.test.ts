import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readField } from '#src/forms/read.ts';
import type { CheckedField } from '#src/forms/types.ts';
import { FIELD_KINDS, type FieldKind } from '#src/schemas/form-definition.ts';

function fieldOf(kind: FieldKind, more: Partial<CheckedField> = {}): CheckedField {
  return { id: 'x', label: 'X', kind, required: false, ...more };
}

const read = (kind: FieldKind, typed: string, more?: Partial<CheckedField>) =>
  readField(fieldOf(kind, more), typed);

describe('a count', () => {
  it.each(['1234', '1.234', '1 234', ' 1234 ', '1\u00a0234', '1\u202f234', '１２３４', '\u200e1234\u202c'])(
    'is 1234 when typed %j',
    (typed) => {
      expect(read('count', typed)).toEqual({ value: 1234 });
    },
  );

  it('is nothing when blank, and zero when zero', () => {
    expect(read('count', ' ')).toEqual({ value: null });
    expect(read('count', '0')).toEqual({ value: 0 });
  });

  it.each([
    ['1,5', 'decimal'],
    ['-3', 'negative'],
    ['1.23', 'grouping'],
    ['1.234 567', 'grouping'],
    ['1e3', 'notANumber'],
    ['ba', 'notANumber'],
    ['0x10', 'notANumber'],
    ['1000000000', 'tooLarge'],
    ['1\u00002', 'controlCharacter'],
    ['1\ud800', 'brokenCharacter'],
  ])('is refused when typed %j', (typed, fault) => {
    expect(read('count', typed)).toMatchObject({ fault });
  });

  it('is the same however its thousands are written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (value) => {
        const dotted = new Intl.NumberFormat('vi-VN').format(value);
        for (const typed of [String(value), dotted, dotted.replaceAll('.', ' ')]) {
          expect(read('count', typed)).toEqual({ value });
        }
      }),
    );
  });
});

describe('a text', () => {
  it('is kept in one normal form, without marks that turn its direction', () => {
    expect(read('text', 'Ha\u0300 No\u0323\u0302i')).toEqual({ value: 'Hà Nội' });
    expect(read('text', 'ab\u202ecd\u2066e')).toEqual({ value: 'abcde' });
  });

  it('is one line, and a paragraph keeps its lines', () => {
    expect(read('text', ' một \r\n hai ')).toEqual({ value: 'một hai' });
    expect(read('longText', 'một\r\nhai\rba\n')).toEqual({ value: 'một\nhai\nba' });
  });

  it.each(['\u0000', '\u0007', '\u000b', '\u001b', '\u007f', '\uffff'])(
    'is refused with the control %j',
    (control) => {
      expect(read('text', `a${control}b`)).toEqual({ fault: 'controlCharacter' });
    },
  );

  it('is refused with half a character', () => {
    expect(read('longText', 'a\ud83d')).toEqual({ fault: 'brokenCharacter' });
  });

  it('is measured in characters, not in bytes or UTF-16 units', () => {
    expect(read('text', 'ộ'.repeat(5), { maxLength: 5 })).toEqual({ value: 'ộộộộộ' });
    expect(read('text', '😀'.repeat(5), { maxLength: 5 })).toMatchObject({
      value: expect.any(String) as string,
    });
    expect(read('text', 'ộ'.repeat(6), { maxLength: 5 })).toEqual({
      fault: 'tooLong',
      parts: { length: 6, maximum: 5 },
    });
  });
});

describe('a day', () => {
  it.each(['5/11/2026', '05/11/2026', '05-11-2026', '5.11.2026', '2026-11-05', '０５/１１/２０２６'])(
    'is 5 November when typed %j',
    (typed) => {
      expect(read('date', typed)).toEqual({ value: '2026-11-05' });
    },
  );

  it.each(['29/2/2026', '31/11/2026', '11/2026', '5/11/26', '2026-13-01', 'hôm nay'])(
    'is refused: %j',
    (typed) => {
      expect(read('date', typed)).toMatchObject({ fault: 'dateInvalid' });
    },
  );
});

describe('a link', () => {
  it('is kept as browsers spell it', () => {
    expect(read('url', 'HTTPS://HaNoi.gov.vn/tin?a=1')).toEqual({ value: 'https://hanoi.gov.vn/tin?a=1' });
  });

  it.each([
    ['http://hanoi.gov.vn/', 'urlNotHttps'],
    ['hanoi.gov.vn', 'urlInvalid'],
    ['javascript:alert(1)', 'urlInvalid'],
    ['https:hanoi.gov.vn', 'urlInvalid'],
    ['https://localhost/', 'urlInvalid'],
    ['https://a b.vn/', 'urlInvalid'],
    ['https://a.vn/b c', 'urlInvalid'],
    ['https://', 'urlInvalid'],
    ['https://vnnic.vn@xau.example/', 'urlWithPassword'],
    [`https://a.vn/${'x'.repeat(2000)}`, 'tooLong'],
  ])('is refused: %s', (typed, fault) => {
    expect(read('url', typed)).toMatchObject({ fault });
  });
});

describe('an e-mail address', () => {
  it('has its domain in small letters', () => {
    expect(read('email', 'An.Nguyen@HaNoi.GOV.vn')).toEqual({ value: 'An.Nguyen@hanoi.gov.vn' });
  });

  it.each([
    'an',
    'an@',
    '@hanoi.gov.vn',
    'an@hanoi',
    'an nguyen@hanoi.gov.vn',
    'ấn@hanoi.gov.vn',
    'a@b@c.vn',
  ])('is refused: %s', (typed) => {
    expect(read('email', typed)).toEqual({ fault: 'emailInvalid' });
  });

  it('is refused when it is longer than mail allows', () => {
    expect(read('email', `${'a'.repeat(250)}@b.vn`)).toEqual({ fault: 'emailInvalid' });
  });
});

describe('a telephone number', () => {
  it.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '+84912345678',
    '(+84) 912-345-678',
    '0084912345678',
  ])('is kept as E.164: %s', (typed) => {
    expect(read('phone', typed)).toEqual({ value: '+84912345678' });
  });

  it('may be a landline', () => {
    expect(read('phone', '024 3556 4944')).toEqual({ value: '+842435564944' });
  });

  it.each([
    '0212345678',
    '0112345678',
    '091234567',
    '09123456789',
    '912345678',
    '+1 202 555 0100',
    'không có',
  ])('is refused: %s', (typed) => {
    expect(read('phone', typed)).toEqual({ fault: 'phoneInvalid' });
  });
});

it('takes a choice only from its list', () => {
  const choices = [{ value: 'one', label: 'Một' }];
  expect(read('choice', 'one', { choices })).toEqual({ value: 'one' });
  expect(read('choice', 'Một', { choices })).toEqual({ fault: 'choiceUnknown' });
  expect(read('choice', '', { choices })).toEqual({ value: null });
});

it('takes a ticked box as yes and nothing else', () => {
  expect(read('confirm', 'yes')).toEqual({ value: true });
  expect(read('confirm', 'on')).toEqual({ value: true });
  expect(read('confirm', '')).toEqual({ value: false });
  expect(read('confirm', 'no')).toEqual({ value: false });
});

it('never throws, whatever is typed into whatever kind', () => {
  const kinds = Object.keys(FIELD_KINDS) as FieldKind[];
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'binary', maxLength: 300 }), (kind, typed) => {
      const reading = read(kind, typed);
      expect('fault' in reading || 'value' in reading).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('reads what it has kept as the same again', () => {
  const kinds = ['text', 'longText', 'url', 'email', 'date', 'phone'] as const;
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.string({ unit: 'grapheme', maxLength: 50 }), (kind, typed) => {
      const reading = read(kind, typed);
      if (!('value' in reading) || typeof reading.value !== 'string') return;
      expect(read(kind, reading.value)).toEqual(reading);
    }),
    { numRuns: 500 },
  );
});
