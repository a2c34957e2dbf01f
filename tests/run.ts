/**
 * `npm test`: every check of the product in one run. `npm test -- unit e2e` runs some of them; `--built` uses the
 * `dist/` that is there. The last line is `N passed, N failed`; the exit code says the same.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { findChromium } from '#src/hosts/chromium.ts';
import { installChromium } from './helpers/chromium.ts';
import { DIST, ROOT } from './helpers/paths.ts';

interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** What to show of a failure. */
  readonly output: string;
}

interface Step {
  readonly name: string;
  readonly run: () => Promise<Outcome>;
  /** Needs a finished `dist/`. */
  readonly onSite?: true;
  /** Steps of one lane run one after the other, the lanes beside each other; the others run when the lanes are through. */
  readonly lane?: 'static' | 'tests' | undefined;
}

const BIN = path.join(ROOT, 'node_modules', '.bin');
const scratch = mkdtempSync(path.join(tmpdir(), 'npm-test-'));
const environment: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${BIN}${path.delimiter}${process.env['PATH'] ?? ''}`,
  // A machine whose clock stands elsewhere must give the same results; nothing is reported to anybody.
  TZ: 'America/Los_Angeles',
  ASTRO_TELEMETRY_DISABLED: '1',
  FORCE_COLOR: '0',
  // The many short processes of the tests (operator's tool, hosts) compile the same code: half of their time.
  NODE_COMPILE_CACHE: path.join(ROOT, 'node_modules', '.cache', 'node-compile'),
};

function runCommand(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(path.join(BIN, command), args, {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      resolve({ code: 1, output: String(error) });
    });
    child.on('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}

function staticCheck(name: string, command: string, ...args: string[]): Step {
  return {
    name,
    lane: 'static',
    run: async () => {
      const { code, output } = await runCommand(command, args);
      return code === 0 ? { passed: 1, failed: 0, output: '' } : { passed: 0, failed: 1, output };
    },
  };
}

const resultsSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string() })),
    }),
  ),
});

/** Counts every test; one that is skipped or still to do counts as failed, and so does a file that could not run. */
function readResults(file: string, code: number, output: string): Outcome {
  if (!existsSync(file)) return { passed: 0, failed: 1, output };
  const { testResults } = resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tests = testResults.flatMap((result) => result.assertionResults);
  const passed = tests.filter((test) => test.status === 'passed').length;
  const notRun = tests.filter((test) => test.status !== 'passed' && test.status !== 'failed');
  const brokenFiles = testResults.filter(
    (result) =>
      result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const counted = tests.length - passed + brokenFiles;
  const failed = counted === 0 && code !== 0 ? 1 : counted;
  const skipped = notRun.map((test) => `not run (${test.status}): ${test.fullName}\n`).join('');
  return { passed, failed, output: failed > 0 ? output + skipped : '' };
}

function vitest(room: string, onSite?: true): Step {
  // Vitest leaves a processor to itself; where both lanes are through, nobody else needs it.
  const options = onSite ? [`--maxWorkers=${String(Math.max(2, availableParallelism()))}`] : [];
  return {
    name: room,
    ...(onSite && { onSite }),
    run: async () => {
      const file = path.join(scratch, `${room}.json`);
      const { code, output } = await runCommand('vitest', [
        'run',
        '--config=tests/vitest.config.ts',
        `--project=${room}`,
        ...options,
        '--reporter=agent',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ]);
      return readResults(file, code, output);
    },
  };
}

function browserStep(): Step {
  const tests = vitest('e2e', true);
  return {
    ...tests,
    run: async () => {
      try {
        environment['CHROMIUM_PATH'] = findChromium() ?? installChromium();
      } catch (error) {
        return { passed: 0, failed: 1, output: error instanceof Error ? error.message : String(error) };
      }
      return tests.run();
    },
  };
}

const STEPS: readonly Step[] = [
  staticCheck('format', 'prettier', '--check', '--log-level=warn', '.'),
  staticCheck('types', 'astro', 'check', '--minimumFailingSeverity=hint'),
  // After `types`, which writes the types of the content collections that typed linting reads.
  staticCheck('lint', 'eslint', '--max-warnings=0', '.'),
  { ...vitest('unit'), lane: 'tests' },
  { ...vitest('content'), lane: 'tests' },
  { ...staticCheck('site', 'astro', 'build'), lane: undefined },
  vitest('build', true),
  browserStep(),
];

function chooseSteps(args: readonly string[]): readonly Step[] {
  const names = args.filter((argument) => !argument.startsWith('--'));
  const known = STEPS.map((step) => step.name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`No such part: ${unknown.join(', ')}. Parts: ${known.join(', ')}.`);
    process.exit(2);
  }
  const chosen = STEPS.filter((step) => names.length === 0 || names.includes(step.name));
  const needsSite = chosen.some((step) => step.onSite);
  if (args.includes('--built')) return chosen.filter((step) => step.name !== 'site');
  return STEPS.filter((step) => chosen.includes(step) || (needsSite && step.name === 'site'));
}

interface Total {
  passed: number;
  failed: number;
}

async function runStep(step: Step, total: Total): Promise<Outcome> {
  const started = performance.now();
  const outcome = await step.run();
  total.passed += outcome.passed;
  total.failed += outcome.failed;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const mark = outcome.failed === 0 ? '✓' : '✗';
  console.log(
    `${mark} ${step.name.padEnd(8)} ${String(outcome.passed)} passed, ${String(outcome.failed)} failed  (${seconds} s)`,
  );
  if (outcome.output) console.log(`${outcome.output.trimEnd()}\n`);
  return outcome;
}

async function runAll(steps: readonly Step[]): Promise<Total> {
  const total = { passed: 0, failed: 0 };
  await Promise.all(
    (['static', 'tests'] as const).map(async (lane) => {
      for (const step of steps) if (step.lane === lane) await runStep(step, total);
    }),
  );
  let siteIsBroken =
    steps.some((step) => step.onSite) && !steps.some((step) => step.name === 'site') && !existsSync(DIST);
  for (const step of steps.filter(({ lane }) => !lane)) {
    const runnable =
      step.onSite && siteIsBroken
        ? {
            ...step,
            run: () => Promise.resolve({ passed: 0, failed: 1, output: 'Not run: there is no built site.' }),
          }
        : step;
    const outcome = await runStep(runnable, total);
    if (step.name === 'site') siteIsBroken = outcome.failed > 0;
  }
  return total;
}

const { passed, failed } = await runAll(chooseSteps(process.argv.slice(2)));
rmSync(scratch, { recursive: true, force: true });
console.log(`${String(passed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
