/** `npm run dev`: Astro's live server, with the forms working. */
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { type AstroIntegration, dev } from 'astro';
import { openRegister } from '#src/register/data-folder.ts';
import { createLog } from '#src/register/log.ts';
import { formTemplate, type FormTemplate, shellTemplate, type Templates } from '#src/register/pages.ts';
import { receive } from '#src/register/receive.ts';
import { RECEIPTS_PATH } from '#src/register/receipts.ts';
import { LOOKUP_PATH } from '#src/forms/lookup-markup.ts';
import { isLinkPath, LINKS_PATH } from '#src/register/personal-links.ts';
import { readEnvironment } from '#src/schemas/environment.ts';
import { run } from './run.ts';
import { receiverDeps, type ReceiverOptions } from './site.ts';

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

/** Hands posts and receipts to the receiver; every other request stays with Astro. */
function receiverInDev(options: ReceiverOptions): AstroIntegration {
  return {
    name: 'receiver-in-dev',
    hooks: {
      'astro:server:setup': ({ server }) => {
        const listener = getRequestListener(
          async (request) => {
            const { origin, pathname } = new URL(request.url);
            const address = [RECEIPTS_PATH, LOOKUP_PATH, LINKS_PATH].some((path) => pathname.startsWith(path))
              ? '/bao-cao-thang/'
              : pathname;
            const templates = await liveTemplates(origin, address);
            // Read anew each time: an edited definition is in force at once.
            return receive(request, await receiverDeps(options, templates));
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
  const { HOST, PORT, DATA_DIR, PUBLIC_ORIGIN } = readEnvironment(process.env);
  const now = () => new Date();
  const log = createLog((line) => process.stdout.write(line), now);
  const register = openRegister(DATA_DIR, now());
  const integration = receiverInDev({ register, log, now, publicOrigin: PUBLIC_ORIGIN });
  const root = fileURLToPath(new URL('../..', import.meta.url));
  await dev({ root, server: { host: HOST, port: PORT }, integrations: [integration] });
});
