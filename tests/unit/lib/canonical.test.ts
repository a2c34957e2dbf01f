import { expect, test } from 'vitest';
import { canonicalJson } from '#src/lib/canonical.ts';

test('gives the same text whatever the order of the keys', () => {
  expect(canonicalJson({ b: 1, a: { d: null, c: [true, 'đ'] } })).toBe(
    '{"a":{"c":[true,"đ"],"d":null},"b":1}',
  );
  expect(canonicalJson({ a: { c: [true, 'đ'], d: null }, b: 1 })).toBe(
    '{"a":{"c":[true,"đ"],"d":null},"b":1}',
  );
});

test('leaves out what is absent and keeps what is blank', () => {
  expect(canonicalJson({ a: undefined, b: null, c: '' })).toBe('{"b":null,"c":""}');
});
