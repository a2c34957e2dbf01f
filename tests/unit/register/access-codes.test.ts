import { expect, onTestFinished, test } from 'vitest';
import { issueCode, verifyCode } from '#src/register/access-codes.ts';
import { openRegister, type Register } from '#src/register/data-folder.ts';
import { later, MORNING, scratchFolder } from './helpers.ts';

function openScratch(): Register {
  const register = openRegister(scratchFolder(), MORNING);
  onTestFinished(() => register.close());
  return register;
}

test('issues a code that carries its unit and is known again however it is typed', async () => {
  const register = openScratch();
  const { code, credential } = await issueCode(register, '01', MORNING);
  expect(code).toMatch(/^01(?:-[0-9A-HJKMNP-TV-Z]{5}){4}$/);
  for (const typed of [
    code,
    code.toLowerCase(),
    ` ${code.replaceAll('-', ' ')} `,
    code.replaceAll('-', '–'),
    code.replaceAll('0', 'O').replaceAll('1', 'l'),
  ]) {
    expect(await verifyCode(register, typed), typed).toEqual(credential);
  }
});

test('keeps nothing from which the code could be read', async () => {
  const register = openScratch();
  const { code } = await issueCode(register, '01', MORNING);
  const kept = JSON.stringify(await register.store.credentials());
  for (const group of code.split('-').slice(1)) expect(kept).not.toContain(group);
});

test('knows neither a wrong, nor a foreign, nor a revoked, nor a misspelt code', async () => {
  const register = openScratch();
  const { code, credential } = await issueCode(register, '01', MORNING);
  const swapped = code.replace(/([0-9A-Z])([0-9A-Z])$/, '$2$1');
  const guesses = [
    '',
    '01',
    `99${code.slice(2)}`,
    code.slice(0, -1),
    `${code}0`,
    '01-AAAAA-AAAAA-AAAAA-AAAAA',
    '💥',
  ];
  for (const guess of swapped === code ? guesses : [...guesses, swapped]) {
    expect(await verifyCode(register, guess), guess).toBeUndefined();
  }
  await register.store.revokeCredential(credential.id, later(1));
  expect(await verifyCode(register, code)).toBeUndefined();
});

test('never issues the same code twice', async () => {
  const register = openScratch();
  const codes = await Promise.all(
    ['01', '01', '04', '04', '08'].map(async (unit) => (await issueCode(register, unit, MORNING)).code),
  );
  expect(new Set(codes).size).toBe(5);
});
