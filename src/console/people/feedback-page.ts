import { formatDay } from '#src/lib/dates.ts';
import { html, type SafeHtml } from '#src/lib/html.ts';
import { fold, tidy } from '#src/lib/text.ts';
import { CONSOLE_PEOPLE } from '#src/messages/console-people.ts';
import { fillIn } from '#src/messages/forms.ts';
import type { Feedback } from '#src/register/feedback/store.ts';
import { renderConsoleTable } from '../tables.ts';
import { consolePage, type Visit } from '../visit.ts';

const { feedback: words } = CONSOLE_PEOPLE;

/** What readers say of each page, the least useful first, and what they looked for and did not find. */
export async function showFeedback(visit: Visit): Promise<Response> {
  const all = await visit.deps.personal.feedback.list();
  const votes = all.filter(({ page }) => page !== null);
  const searches = all.filter(({ page }) => page === null);
  const main = html`<p>${fillIn(words.lead, { votes: votes.length, searches: searches.length })}</p>
    <h2>${words.pages}</h2>
    ${votes.length === 0 ? html`<p>${words.none}</p>` : renderPages(votes)}
    <h2>${words.searches}</h2>
    ${searches.length === 0 ? html`<p>${words.none}</p>` : renderSearches(searches)}`;
  return consolePage(visit, { title: words.title, main });
}

function renderPages(votes: readonly Feedback[]): SafeHtml {
  const count = (group: readonly Feedback[], value: Feedback['useful']) =>
    group.filter(({ useful }) => useful === value).length;
  const pages = [...Map.groupBy(votes, ({ page }) => page ?? '')].toSorted(
    ([, one], [, other]) => count(other, 'no') - count(one, 'no') || other.length - one.length,
  );
  const rows = pages.map(([page, group]) => {
    const comments = group.filter(({ text }) => text !== '');
    return {
      head: html`<a href="${page}">${page}</a>`,
      cells: [
        count(group, 'yes'),
        count(group, 'no'),
        comments.length > 0 &&
          html`${comments.map(({ day, text }) => html`<p>${formatDay(day)}: <bdi>${text}</bdi></p>`)}`,
      ],
    };
  });
  const numbers = [words.yes, words.no].map((head) => ({ head, number: true }));
  return renderConsoleTable({
    caption: words.pages,
    titled: true,
    columns: [words.page, ...numbers, words.comments],
    rows,
  });
}

function renderSearches(searches: readonly Feedback[]): SafeHtml {
  const groups = [...Map.groupBy(searches, ({ text }) => fold(tidy(text)))].toSorted(
    ([, one], [, other]) => other.length - one.length,
  );
  return renderConsoleTable({
    caption: words.searches,
    titled: true,
    columns: [words.query, { head: words.count, number: true }, words.last],
    rows: groups.map(([, group]) => ({
      head: html`<bdi>${group[0]?.text}</bdi>`,
      cells: [group.length, group[0] && formatDay(group[0].day)],
    })),
  });
}
