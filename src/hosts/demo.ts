/** `npm run demo`: the product on made-up figures, in a data folder of its own. `--built` uses the `dist/` that is there. */
import { quarterOf, monthsOf, moveQuarter } from '#src/figures/quarters.ts';
import { currentPeriod, dueDateOf } from '#src/figures/periods.ts';
import { unitsIn } from '#src/figures/reorganisation.ts';
import { issueCode } from '#src/register/access-codes.ts';
import { loadContent } from '#src/register/content.ts';
import type { Register } from '#src/register/data-folder.ts';
import { freezeQuarter } from '#src/register/quarters.ts';
import { issueStaffLink } from '#src/register/staff-access.ts';
import type { Draft } from '#src/register/store.ts';
import { readEnvironment } from '#src/schemas/environment.ts';
import { build } from './build.ts';
import { demoFilings } from './demo-figures.ts';
import { fillPeople } from './demo-people.ts';
import { markedCopy } from './demo-pages.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';
import { DIST } from './site.ts';

const FOLDER = 'var-demo';

/** How long after its last deadline a quarter of the trial was frozen. */
const FREEZE_AFTER = 12 * 24 * 3_600_000;

/** Files everything once; a folder that has figures already keeps them, and what was tried in it. */
async function fill(register: Register): Promise<void> {
  const { store } = register;
  if ((await store.verify()).revisions > 0) return;
  const now = new Date();
  const content = loadContent();
  const { form, settings } = content;
  await store.saveDefinition({
    ...{ form: form.id, version: form.version, content: JSON.stringify(form), savedAt: now },
  });
  const drafts = demoFilings(content, now);
  const frozen = moveQuarter(quarterOf(currentPeriod(now)), -1);
  const frozenAt = new Date(dueDateOf(monthsOf(frozen)[2], settings).getTime() + FREEZE_AFTER);
  await file(drafts.filter(({ filedAt }) => filedAt <= frozenAt));
  await freezeQuarter(store, frozen, { actor: 'demo', now: frozenAt });
  await file(drafts.filter(({ filedAt }) => filedAt > frozenAt));
  await fillPeople(register, now);

  async function file(some: readonly Draft[]): Promise<void> {
    const outcomes = await Promise.all(
      some.map((draft) => store.append(draft, draft.replaces === null ? 0 : 1)),
    );
    const odd = outcomes.find(({ kind }) => kind !== 'accepted');
    if (odd) throw new Error(`a made-up filing was not accepted: ${odd.kind}`);
  }
}

/** A unit that has not filed this month, so that a first filing can be tried; any unit once all have. */
async function unitToTry({ store }: Register, now: Date): Promise<string> {
  const period = currentPeriod(now);
  const filed = new Set((await store.list({ period })).map(({ unit }) => unit));
  const codes = unitsIn(loadContent().units, period).map(({ code }) => code);
  return codes.find((code) => !filed.has(code)) ?? codes[0] ?? '';
}

/** A new code for one unit in place of the last one, and a link into the console. */
async function admit(register: Register, origin: string): Promise<readonly string[]> {
  const now = new Date();
  const { store } = register;
  const tried = await unitToTry(register, now);
  for (const { id, unit, revokedAt } of await store.credentials()) {
    if (unit === tried && revokedAt === null) await store.revokeCredential(id, now);
  }
  const { code } = await issueCode(register, tried, now);
  const { path } = await issueStaffLink(register, 'dùng thử', now);
  return [
    'DỮ LIỆU THỬ: mọi số liệu đều do máy tạo ra.',
    `Nộp số liệu:    ${origin}/bao-cao-thang/`,
    `Mã truy cập của đơn vị ${tried}: ${code}`,
    `Trang quản lý:  ${origin}${path}`,
  ];
}

await run(async () => {
  if (!process.argv.includes('--built')) await build();
  const given = process.env['DATA_DIR'];
  const environment = readEnvironment({
    ...process.env,
    DATA_DIR: given === undefined || given === '' ? FOLDER : given,
    // What is tried out stays in its folder.
    DATABASE_URL: '',
  });
  await serve({
    dist: markedCopy(DIST),
    environment,
    kind: 'trial',
    prepare: async (register, origin) => {
      await fill(register);
      return admit(register, origin);
    },
  });
});
