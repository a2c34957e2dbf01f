import { LOOKUP_PATH } from '#src/forms/lookup-markup.ts';
import { refuse } from './receiver/answers.ts';
import type { ReceiverDeps, Sender } from './receiver/deps.ts';
import { file } from './receiver/file.ts';
import { showForm } from './receiver/show-form.ts';
import { showLookup } from './receiver/show-lookup.ts';
import { showReceipt } from './receiver/show-receipt.ts';
import { FORM_PATH, type Templates } from './pages.ts';
import { credentialOfLink, isLinkPath } from './personal-links.ts';
import { readReceiptPath, RECEIPTS_PATH } from './receipts.ts';
import { StoreUnavailable } from './store.ts';

/** Whether an address is the receiver's own; all others are files of the site. */
export function isReceivers(path: string, { forms }: Templates): boolean {
  return path === LOOKUP_PATH || forms.has(path) || path.startsWith(RECEIPTS_PATH) || isLinkPath(path);
}

/**
 * The receiver: a request to a form page or a receipt, answered. No framework, no port, no clock of its own; the hosts
 * bring those. Resolves whatever happens: an unexpected fault is a 500 page with a reference that is also in the log.
 */
export async function receive(
  request: Request,
  deps: ReceiverDeps,
  sender: Sender = { address: '' },
): Promise<Response> {
  try {
    return await route(request, deps, sender);
  } catch (fault) {
    const reference = deps.newId().slice(0, 8);
    deps.log.fault('fault', fault, { reference });
    return refuse(fault instanceof StoreUnavailable ? 'unavailable' : 'fault', deps.templates, { reference });
  }
}

async function route(request: Request, deps: ReceiverDeps, sender: Sender): Promise<Response> {
  const { templates, forms } = deps;
  const { pathname, origin } = new URL(request.url);
  const reads = request.method === 'GET' || request.method === 'HEAD';

  const receipt = readReceiptPath(pathname);
  if (receipt) {
    return reads
      ? showReceipt(receipt, deps, origin)
      : refuse('methodNotAllowed', templates, allow('GET, HEAD'));
  }
  if (pathname === LOOKUP_PATH) {
    return reads
      ? showLookup(request, deps, sender)
      : refuse('methodNotAllowed', templates, allow('GET, HEAD'));
  }
  const isLink = isLinkPath(pathname);
  const template = templates.forms.get(isLink ? FORM_PATH : pathname);
  const definition = template && forms.get(template.formId);
  if (!template || !definition) return refuse('notFound', templates);
  const credential = isLink ? await credentialOfLink(deps, pathname, deps.now()) : undefined;
  if (isLink && !credential) return refuse('linkDead', templates);
  const page = { template: { ...template, address: pathname }, definition, credential };
  if (reads) return showForm(request, page, deps);
  if (request.method !== 'POST') return refuse('methodNotAllowed', templates, allow('GET, HEAD, POST'));
  return file(request, page, deps, sender);
}

/** RFC 9110 §15.5.6: a 405 names the methods that are there. */
function allow(methods: string): { headers: Record<string, string> } {
  return { headers: { allow: methods } };
}
