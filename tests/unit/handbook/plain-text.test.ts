import { describe, expect, it } from 'vitest';
import { formatPhone, internationalPhone } from '#src/handbook/phone.ts';
import { plainText } from '#src/handbook/plain-text.ts';

describe('a Markdown body as plain words', () => {
  it('drops links, footnotes, emphasis, tags and list marks, and keeps what was escaped', () => {
    const body = `## Phí

**Có**, xem [bảng phí](/phi/)[^1].

- một
- hai \\<100

<LuuY type="info">

Chú ý: _snake_case_

</LuuY>

[^1]: Nguồn.
`;
    expect(plainText(body)).toBe('Phí Có, xem bảng phí. một hai <100 Chú ý: snake_case');
  });
});

describe('telephone numbers', () => {
  it('are grouped for reading and dial from anywhere', () => {
    expect(formatPhone('0934568879')).toBe('0934.568.879');
    expect(internationalPhone('0934568879')).toBe('+84934568879');
  });
});
