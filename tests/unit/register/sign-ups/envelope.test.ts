import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unseal } from '#src/components/console/browser/unseal-record.ts';
import { createKeyPair, isPublicKey, publicKeyId, sealTo } from '#src/register/sign-ups/envelope.ts';
import { MINE, openDesk, passOf, person, SIGN_UP } from './desk.ts';

const FIELDS = { fullName: 'Nguyễn Kín', zaloPhone: '+84911222333' };

test("opens in the browser with VNNIC's private key, and with no other", async () => {
  const { publicKey, privateJwk } = createKeyPair();
  const envelope = sealTo(publicKey, 'DM-01-AAAAAAAA', FIELDS);
  const { subtle } = crypto;
  expect(await unseal(subtle, privateJwk, 'DM-01-AAAAAAAA', envelope)).toEqual(FIELDS);
  await expect(unseal(subtle, privateJwk, 'DM-01-BBBBBBBB', envelope)).rejects.toThrow();
  await expect(unseal(subtle, createKeyPair().privateJwk, 'DM-01-AAAAAAAA', envelope)).rejects.toThrow();
  expect(JSON.stringify(envelope)).not.toMatch(/Kín|911222333/);
});

test('tells a public key from what is none', () => {
  const { publicKey } = createKeyPair();
  expect(isPublicKey(publicKey)).toBe(true);
  expect(publicKeyId(publicKey)).toMatch(/^[0-9a-f]{16}$/);
  expect(isPublicKey(publicKey.replace(/^.{8}/, 'BAAAAAAA'))).toBe(false);
  expect(isPublicKey('')).toBe(false);
});

test('keeps a sealed sign-up so that this server cannot read it, while rights still work', async () => {
  const { publicKey, privateJwk } = createKeyPair();
  const desk = await openDesk({ sealTo: publicKey });
  const receipt = await desk.accepted(SIGN_UP, person());
  const kept = await desk.register.personal.signUps.byReceipt(receipt);
  if (kept?.content.kind !== 'sealed') throw new Error('is not sealed');
  const opened = await unseal(crypto.subtle, privateJwk, receipt, kept.content.envelope);
  expect(opened).toMatchObject({ fullName: 'Trần Thị Thử Nghiệm', zaloPhone: '+84912345678' });

  const keys = JSON.parse(readFileSync(desk.register.files.keys, 'utf8')) as Record<string, string>;
  expect(JSON.stringify(keys)).not.toContain(privateJwk['d']);
  const page = await desk.post(MINE, { receipt, proof: '0912 345 678' });
  expect(page.text).toContain('niêm phong');
  expect(page.text).not.toMatch(/Thử Nghiệm|912345678/);
  expect((await desk.post(MINE, { receipt, proof: '0912 345 679' })).status).toBe(422);
  await desk.post(MINE, { pass: passOf(page), step: 'eraseNow' });
  expect(await desk.register.personal.signUps.byReceipt(receipt)).toMatchObject({
    content: { kind: 'erased' },
  });
  const bytes = readdirSync(desk.folder).map((name) => readFileSync(`${desk.folder}/${name}`, 'latin1'));
  expect(bytes.join('')).not.toContain(
    Buffer.from(kept.content.envelope.sealed, 'base64url').toString('latin1'),
  );
});
