/** `npm run dev`: Astro's live server, with the forms working. */
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { type AstroIntegration, dev } from 'astro';
import { createLog } from '#src/register/log.ts';
import { formTemplate, type FormTemplate, shellTemplate, type Templates } from '#src/register/pages.ts';
import { openRegisterAt } from '#src/register/open-register.ts';
import { receive } from '#src/register/receive.ts';
import { RECEIPTS_PATH } from '#src/register/receipts.ts';
import { LOOKUP_PATH } from '#src/forms/lookup-markup.ts';
import { isLinkPath, LINKS_PATH } from '#src/register/personal-links.ts';
import { answerQuarterReport, isQuarterReport } from '#src/register/quarter-report/answer.ts';
import { answerSignUps, SIGN_UP_PATHS } from '#src/register/sign-ups/answer.ts';
import type { SignUpDeps } from '#src/register/sign-ups/deps.ts';
import { MY_DATA_FORM } from '#src/register/sign-ups/mine.ts';
import { readEnvironment } from '#src/schemas/environment.ts';
import { run } from './run.ts';
import { quarterReportDeps, receiverDeps, type ReceiverOptions, signUpDeps } from './site.ts';

/** The pages as the live server gives them at this moment. */
async function liveTemplates(origin: string, address: string): Promise<Templates> {
  const fetchPage = async (path: string) => (await fetch(origin + path)).text();
  const [page, shell] = await Promise.all([fetchPage(address), fetchPage('/khung/')]);
  const template = formTemplate(address, page);
  return {
    forms: new Map<string, FormTemplate>(template ? [[address, template]] : []),
    shell: shellTemplate(shell),
  };
}

/** Whether the page that was fetched holds a form about people. */
function isSignUpForm({ templates, forms }: SignUpDeps): boolean {
  const ids = [...templates.forms.values()].map(({ formId }) => formId);
  return ids.some((id) => id === MY_DATA_FORM || forms.has(id));
}

function isSignUpPath(path: string): boolean {
  return SIGN_UP_PATHS.some((prefix) => path.startsWith(prefix));
}

/** Hands posts and receipts to the receiver; every other request stays with Astro. */
function receiverInDev(options: ReceiverOptions): AstroIntegration {
  return {
    name: 'receiver-in-dev',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const listener = getRequestListener(
          async (request) => {
            const { origin, pathname } = new URL(request.url);
            // Pages that only the receiver makes: asking Astro for them would come back here.
            const made = [RECEIPTS_PATH, LOOKUP_PATH, LINKS_PATH].some((path) => pathname.startsWith(path));
            const address = isSignUpPath(pathname) ? '/nhom-zalo/' : made ? '/bao-cao-thang/' : pathname;
            const templates = await liveTemplates(origin, address);
            // Read anew each time: an edited definition is in force at once.
            const deps = await receiverDeps(options, templates);
            const reports = quarterReportDeps(options, deps, (ids) => {
              const pages = [...templates.forms].filter(([, { formId }]) => ids.includes(formId));
              return new Map(pages);
            });
            if (isQuarterReport(pathname, request.method, reports))
              return answerQuarterReport(request, reports);
            const people = signUpDeps(options, deps, { templates, hasPage: () => true });
            return isSignUpForm(people) || isSignUpPath(pathname)
              ? answerSignUps(request, people)
              : receive(request, deps);
          },
          { overrideGlobalObjects: false },
        );
        server.middlewares.use((incoming, outgoing, next) => {
          const { method, url = '' } = incoming;
          const corrects = url.includes('?dinh-chinh=');
          if (
            method === 'POST' ||
            url.startsWith(RECEIPTS_PATH) ||
            isLinkPath(url) ||
            isSignUpPath(url) ||
            url.startsWith(`${LOOKUP_PATH}?`) ||
            corrects
          )
            void listener(incoming, outgoing);
          else next();
        });
      },
    },
  };
}

await run(async () => {
  const environment = readEnvironment(process.env);
  const { HOST, PORT, PUBLIC_ORIGIN, PERSONAL_PUBLIC_KEY: sealTo } = environment;
  const now = () => new Date();
  const log = createLog((line) => process.stdout.write(line), now);
  const register = await openRegisterAt(environment, now());
  const integration = receiverInDev({ register, log, now, publicOrigin: PUBLIC_ORIGIN, sealTo });
  const root = fileURLToPath(new URL('../..', import.meta.url));
  await dev({ root, server: { host: HOST, port: PORT }, integrations: [integration] });
});
