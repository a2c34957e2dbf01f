import { checkForm, typedText } from '#src/forms/check.ts';
import { cleanText } from '#src/forms/read.ts';
import type { Typed } from '#src/forms/types.ts';
import { dayInVietnam } from '#src/lib/dates.ts';
import { html } from '#src/lib/html.ts';
import { formatCount } from '#src/lib/numbers.ts';
import { tidy } from '#src/lib/text.ts';
import { fillIn } from '#src/messages/forms.ts';
import { SIGN_UP_WORDS } from '#src/messages/sign-ups.ts';
import { pageResponse, refuse, seeOther } from '../receiver/answers.ts';
import type { Sender } from '../receiver/deps.ts';
import { StoreUnavailable } from '../store.ts';
import type { SignUpDeps } from '../sign-ups/deps.ts';
import { faultAt, formPage, type Visit } from '../sign-ups/pages.ts';
import { isSigned, sign } from '../sign-ups/proof.ts';

/** Where a reader is thanked; below it a token that says which word was left, and nothing of who left it. */
export const FEEDBACK_THANKS = '/danh-gia/cam-on/';

const { feedback: words } = SIGN_UP_WORDS;

const QUERY_LENGTH = 200;
const COMMENT_LENGTH = 1000;

/** Answers a vote on a page, a vain search, and the page that thanks for them. */
export async function answerFeedback(
  request: Request,
  visit: Visit | undefined,
  deps: SignUpDeps,
  sender: Sender,
  typed: Typed = {},
): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const posts = request.method === 'POST';
  if (posts && !deps.limits.take('feedback', sender.address, deps.now())) {
    if (visit)
      return formPage(visit, [faultAt('tooMany')], { status: 429, headers: { 'retry-after': '60' } });
    return refuse('unavailable', deps.templates);
  }
  if (pathname.startsWith(FEEDBACK_THANKS)) {
    const id = readToken(deps, pathname.slice(FEEDBACK_THANKS.length));
    if (id === undefined) return refuse('notFound', deps.templates);
    if (posts) return comment(deps, pathname, id, typed);
    return thank(deps, pathname, id, searchParams.has('da-ghi'));
  }
  if (!visit) return refuse('notFound', deps.templates);
  try {
    return await vote(visit);
  } catch (fault) {
    if (!(fault instanceof StoreUnavailable)) throw fault;
    deps.log.fault('feedback-not-stored', fault, { code: fault.code });
    return formPage(visit, [faultAt('notStored')], { status: 503, headers: { 'retry-after': '60' } });
  }
}

async function vote(visit: Visit): Promise<Response> {
  const { deps, definition, now, typed } = visit;
  if (typedText(typed, 'bot-field') !== '') return formPage(visit, [faultAt('trapFilled')]);
  const day = dayInVietnam(now);
  const query = cleaned(typedText(typed, 'query'), QUERY_LENGTH);
  const id = deps.newId().replaceAll('-', '');
  if (query !== '') {
    await deps.personal.feedback.add({ id: `s${id}`, day, page: null, useful: null, text: query });
    return seeOther(thanksPath(deps, `s${id}`));
  }
  const { values, issues } = checkForm(definition, typed, { period: day.slice(0, 7), today: day });
  const page = pageOf(typedText(typed, 'page'));
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0 && (page === undefined || !deps.hasPage(page)))
    errors.push(faultAt('notOnSite', 'page'));
  if (errors.length > 0 || page === undefined) return formPage(visit, errors);
  const useful = values['useful'] === 'yes' ? 'yes' : 'no';
  const text = typeof values['comment'] === 'string' ? values['comment'] : '';
  await deps.personal.feedback.add({ id, day, page, useful, text });
  return seeOther(thanksPath(deps, id));
}

/** `https://…/cam-nang/a/?x#y` or `/cam-nang/a` → `/cam-nang/a/`; nothing for what is no address of a page. */
function pageOf(typed: string): string | undefined {
  const text = tidy(typed);
  const path = URL.canParse(text) ? new URL(text).pathname : text.replace(/[?#].*$/, '');
  const address = path.endsWith('/') ? path : `${path}/`;
  return /^\/(?:[a-z0-9-]+\/)*$/.test(address) ? address : undefined;
}

/** What can be kept of a text, cut where it is longer than anybody would mean. */
function cleaned(typed: string, maximum: number): string {
  const text = cleanText(typed);
  return 'fault' in text ? '' : Array.from(text.value).slice(0, maximum).join('');
}

function thanksPath({ keys }: SignUpDeps, id: string): string {
  return `${FEEDBACK_THANKS}${id}-${sign(keys, 'feedback', id)}/`;
}

function readToken({ keys }: SignUpDeps, rest: string): string | undefined {
  const [, id = '', mac = ''] = /^(s?[0-9a-f]{32})-([\w-]{26})\/$/.exec(rest) ?? [];
  return id !== '' && isSigned(keys, 'feedback', id, mac) ? id : undefined;
}

function thank(deps: SignUpDeps, path: string, id: string, hasCommented: boolean): Response {
  const isSearch = id.startsWith('s');
  const form = html`<form class="form" method="post" action="${path}">
    <div class="field" data-kind="longText">
      <label class="field__label" for="field-comment">${words.commentLabel}</label>
      <p class="field__help" id="field-comment-help">
        ${fillIn(words.commentHelp, { maximum: formatCount(COMMENT_LENGTH) })}
      </p>
      <textarea
        class="field__input"
        id="field-comment"
        name="comment"
        rows="4"
        aria-describedby="field-comment-help"
      ></textarea>
    </div>
    <div class="form__actions"><button class="button" type="submit">${words.commentSend}</button></div>
  </form>`;
  const said = hasCommented ? words.commented : isSearch ? words.thanksSearch : words.thanks;
  const main = html`<p role="status">${said}</p>
    ${!isSearch && !hasCommented && form}
    <p><a href="/tro-giup/">${words.help}</a></p>`;
  return pageResponse(200, deps.templates.shell({ title: words.thanksTitle, main }));
}

async function comment(deps: SignUpDeps, path: string, id: string, typed: Typed): Promise<Response> {
  const text = cleaned(typedText(typed, 'comment'), COMMENT_LENGTH);
  if (text !== '' && !id.startsWith('s')) await deps.personal.feedback.comment(id, text);
  return seeOther(`${path}?da-ghi=1`);
}
