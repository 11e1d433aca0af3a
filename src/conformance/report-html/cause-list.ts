import { basisNames } from '../cause.js';
import { clauseAddress } from '../clause.js';
import { commandsFor, type ImplementationReport, type ToldCause } from '../implementation.js';
import { html, joinMarkup, type Markup } from '../markup.js';
import { meanings, wrongMeanings } from '../meaning.js';
import { formatNative } from '../native.js';
import { type Links, link, linkRule, outside, writeLines, writeProse } from './frame.js';

/** How many causes and codes are told, how much they may weigh, in characters, and how many are open at first. */
const mostTold = 150;
const room = 150_000;
const opened = 3;

const spoken = (result: string | undefined, rule: string | undefined): Markup =>
  result === undefined ? html`no answer` : html`${result}${rule === undefined ? html`` : html` <code>${rule}</code>`}`;

function term(name: string, content: Markup | undefined): Markup {
  return content === undefined ? html`` : html`<dt>${name}</dt><dd>${content}</dd>`;
}

function formatClauses({ about, row }: ToldCause, { root, ...links }: Links): Markup | undefined {
  if (!row) return undefined;
  const clauses = row.source.map((source) => {
    const address = clauseAddress(source);
    return address === undefined ? html`this specification` : outside(address, writeProse(source));
  });
  const quote =
    row.quote === undefined
      ? html``
      : html`<blockquote>${joinMarkup(
          row.quote.split('\n').map((line) => writeProse(line)),
          '\n',
        )}</blockquote>`;
  const here = root === undefined ? html`${row.document}` : outside(`${root}/${row.document}`, html`${row.document}`);
  return html`${linkRule(links, about)} in ${here}: ${writeProse(row.sentence)}<br>${joinMarkup(clauses, '; ')}${quote}`;
}

function formatCause(cause: ToldCause, place: number, links: Links): Markup {
  const { about, basis, risk, vectors, example } = cause;
  const { vector, expectation, file, given, rule, detail, native } = example;
  const address = links.vectors === undefined || file === '' ? undefined : `${links.vectors}/${file}`;
  const count = vectors.length === 1 ? '1 vector' : `${vectors.length} vectors`;
  const tags = [
    html`<span class="level">${basisNames[basis]}</span>`,
    ...(risk === undefined ? [] : [html`<span class="level risk">${risk}</span>`]),
  ];
  const differs = detail?.startsWith('expected ') === false ? html`<br>${detail}` : html``;
  const words = native === undefined ? undefined : html`<code>${formatNative(native)}</code>`;
  const again = writeLines(commandsFor(vector.id, links.results));
  return html`<details class="cause"${place <= opened ? html` open` : html``}><summary><code>${about}</code> <span class="faint">${count}</span> ${joinMarkup(tags, ' ')}</summary><dl class="tags">
${term('Demanded', formatClauses(cause, links))}
${term('Smallest input', html`${link({ vector: vector.id }, html`${vector.title}`)}<span class="sub"><code>${vector.id}</code> in ${address === undefined ? html`${file}` : outside(address, html`${file}`)}</span>`)}
${term('Why', writeProse(vector.reason))}
${term('Expected', spoken(expectation.result, expectation.rule))}
${term('Answered', html`${spoken(given, rule)}${differs}`)}
${term('In its own words', words)}
${term('Remedy', cause.row?.remedy === undefined ? undefined : writeProse(cause.row.remedy))}
${term('Again', again)}
${vectors.length > 1 ? term('All of them', link({ cause: String(place) }, html`${count}`)) : html``}</dl></details>`;
}

/** Takes pieces as long as there is room. */
function fitting(pieces: readonly Markup[]): readonly Markup[] {
  let left = room;
  const end = pieces.findIndex(({ markup }, at) => {
    left -= markup.length;
    return left < 0 || at >= mostTold;
  });
  return end < 0 ? pieces : pieces.slice(0, end);
}

/** Writes what is wrong, one row for each cause: what is accepted and must be refused first, the worst risk on top. */
export function formatCauses({ causes }: ImplementationReport, links: Links): Markup {
  if (causes.length === 0) return html`<h2 id="causes">What is wrong</h2><p>Nothing that was asked.</p>\n`;
  const told = fitting(causes.map((cause, at) => formatCause(cause, at + 1, links)));
  const sections = wrongMeanings.flatMap((meaning) => {
    const rows = told.filter((_, at) => causes[at]?.meaning === meaning);
    const head = html`<h3 class="meaning">It ${phrases[meaning] ?? meanings[meaning]}</h3>`;
    return rows.length === 0 ? [] : [html`${head}\n${joinMarkup(rows, '\n')}\n`];
  });
  const left = causes.length - told.length;
  return html`<h2 id="causes">What is wrong</h2>
<p>One row for each rule, each way of being wrong and what the verdicts follow from, the dangerous ones first. <em>Standard</em> says that a published standard alone demands it.</p>
${sections}${left > 0 ? html`<p class="note">${left} more causes had no room on this page.</p>` : html``}`;
}

const phrases: Readonly<Record<string, string>> = {
  output: 'gives another output',
  reason: 'is right for another reason',
  broken: 'gives no answer, or one that proves nothing',
};

/** Writes the native codes of right verdicts that lead to no rule. */
export function formatCodes({ codes }: ImplementationReport): Markup {
  if (codes.length === 0) return html``;
  const rows = fitting(
    codes.map(({ code, count, example, expected }) => {
      const wanted = expected.slice(0, 5).map(([rule, times]) => html`<code>${rule}</code> ${times}`);
      const more = expected.length > 5 ? html`, and ${expected.length - 5} more` : html``;
      return html`<tr><th scope="row"><code>${code}</code></th><td>${count}</td><td>${joinMarkup(wanted, ', ')}${more}</td><td>${link({ vector: example }, html`${example}`)}</td></tr>`;
    }),
  );
  const left = codes.length - rows.length;
  return html`<h2 id="codes">Its own codes that lead to no rule</h2>
<p>These verdicts are right, and nobody has said which rule the code means. A mapping says it: <code>--mapping FILE</code>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Codes"><table class="codes"><thead><tr><th scope="col">Code</th><th scope="col">Verdicts</th><th scope="col">Rules expected there</th><th scope="col">Such as</th></tr></thead>
<tbody>${rows}</tbody></table></div>${left > 0 ? html`<p class="note">${left} more codes had no room on this page.</p>` : html``}
`;
}
