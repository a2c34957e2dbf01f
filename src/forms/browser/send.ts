import { IN_BROWSER } from '#src/messages/filing-in-browser.ts';
import { make } from './form-page.ts';

const WORDS = IN_BROWSER.send;

/** Longer than the host lets a request take, so that it is the host that gives up first. */
const PATIENCE_MILLISECONDS = 90_000;

interface Sending {
  /** Runs when the receiver has given a receipt, before its page is opened. */
  readonly filed: () => void;
  /** Runs when the reader goes back from the review, which still stands there, to the form. */
  readonly returned?: (review: ParentNode) => void;
  /** Runs once another page of the form stands in place of this one. */
  readonly replaced: (region: HTMLElement, step: string | undefined) => void;
}

/** The part of a page that holds the form, its review or a conflict. */
function regionOf(root: ParentNode): HTMLElement | null {
  return root.querySelector('[data-form-page]')?.parentElement ?? null;
}

/**
 * Sends the form without leaving the page, so that a lost connection loses nothing: the page stays as it is and says that
 * nothing was sent. Nothing goes by itself later; the officer presses again, and the same attempt is filed once.
 */
export function sendInPlace(form: HTMLFormElement, sending: Sending): void {
  let busy = false;
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    const submitter = event.submitter as HTMLButtonElement | null;
    // A file to keep is the browser's to fetch.
    if (submitter?.value === 'workbook') return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    void send(form, submitter, sending).finally(() => (busy = false));
  });
  addEventListener('online', () => {
    const notice = form.querySelector('[data-unsent]');
    if (notice) notice.textContent = WORDS.online;
  });
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null, sending: Sending): Promise<void> {
  const fields = [...new FormData(form, submitter)].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  const step = fields.find(([name]) => name === 'step')?.[1];
  const isFinal = step === undefined;
  const say = sayBeside(form, submitter);
  // Only the last step files something.
  say(isFinal ? WORDS.sending : step === 'review' ? WORDS.checking : WORDS.opening, 'status');
  let response: Response;
  let text: string;
  try {
    response = await fetch(form.getAttribute('action') ?? '', {
      method: 'POST',
      body: new URLSearchParams(fields),
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    text = await response.text();
  } catch {
    const unsure = isFinal && navigator.onLine;
    say(unsure ? WORDS.unanswered : navigator.onLine ? WORDS.unreached : WORDS.offline, 'alert');
    return;
  }
  if (response.redirected) {
    sending.filed();
    location.assign(response.url);
    return;
  }
  show(form, new DOMParser().parseFromString(text, 'text/html'), { ...sending, step, say });
}

interface Answered extends Sending {
  readonly step: string | undefined;
  readonly say: Say;
}

/** Puts what the receiver answered in place of the form; "back" brings the form as it was. */
function show(form: HTMLFormElement, page: Document, answered: Answered): void {
  const { replaced, returned, step, say } = answered;
  const [place, region] = [regionOf(document), regionOf(page)];
  if (!place || !region) {
    const said = [...page.querySelectorAll('main h1, main p')]
      .slice(0, 4)
      .map(({ textContent }) => textContent.trim());
    say(`${WORDS.refused} ${said.join(' ')}`, 'alert');
    return;
  }
  say('', 'status');
  const [before, title] = [[...place.childNodes], document.title];
  const toReview = form.matches('[data-form]') && region.querySelector('[data-form-review]') !== null;
  place.replaceChildren(...region.childNodes);
  document.title = page.title;
  if (toReview) {
    onReturn(() => {
      returned?.(place);
      place.replaceChildren(...before);
      document.title = title;
    });
  }
  place.scrollIntoView();
  replaced(place, step);
}

let returns = 0;

/**
 * Adds an entry to the history, and does this when the reader goes back past it. A link within the page makes an entry
 * too, and the browser reports it in the same way (HTML, navigate to a fragment): only the marked entry is the way back.
 */
function onReturn(work: () => void): void {
  returns += 1;
  const mark = `${performance.timeOrigin}-${returns}`;
  history.replaceState({ form: mark }, '');
  history.pushState(null, '');
  const stop = new AbortController();
  const back = ({ state }: PopStateEvent) => {
    if ((state as { readonly form?: string } | null)?.form !== mark) return;
    stop.abort();
    work();
  };
  addEventListener('popstate', back, { signal: stop.signal });
}

type Say = (text: string, role: 'status' | 'alert') => void;

/** Says it beside the button that the officer has just pressed. */
function sayBeside(form: HTMLFormElement, submitter: HTMLElement | null): Say {
  const row = submitter?.closest('.form__actions, .form__open') ?? form.querySelector('.form__actions');
  return (text, role) => {
    form.querySelector('[data-unsent], [data-sending]')?.remove();
    if (text === '') return;
    const alarming = role === 'alert';
    const notice = make('p', { role, textContent: text });
    notice.className = alarming ? 'form__unsent' : 'form__sending';
    notice.toggleAttribute(alarming ? 'data-unsent' : 'data-sending', true);
    row?.before(notice);
    if (alarming) notice.scrollIntoView({ block: 'center' });
  };
}
