import { createHash } from 'node:crypto';
import { reportPage } from '../generated/report-page.js';
import { type Outcome, outcomes } from './judgement.js';
import { html, joinMarkup, type Markup } from './markup.js';
import type { Matrix, MatrixRule } from './matrix.js';
import { cellOf, markOfStatus, nameOfStatus } from './report-html/cell.js';
import { formatClasses } from './report-html/class-table.js';
import { embedJson, outcomeOf, pageDataOf } from './report-html/data.js';
import { markOf } from './report-html/item.js';
import { pageStyle } from './report-html/style.js';
import type { Results } from './report-json.js';
import { nameOf } from './report-markdown.js';
import { countOutcomes, type RuleStatus } from './score.js';

/** Writes the name of an implementation; a long one may break after a slash. */
function writeName(name: string): Markup {
  return html`<bdi>${joinMarkup(
    name.split('/').map((part) => html`${part}`),
    '/<wbr>',
  )}</bdi>`;
}

/** Writes a link into the page. */
function link(target: Readonly<Record<string, string>>, content: Markup, more: Markup = html``): Markup {
  return html`<a href="${`#${new URLSearchParams(target)}`}"${more}>${content}</a>`;
}

const statuses: readonly RuleStatus[] = ['passed', 'unexplained', 'failed', 'unsupported'];

function formatMust(file: Results): Markup {
  const score = file.levels.MUST;
  if (!score) return html`<td class="must first">–</td>`;
  let x = 0;
  const bars = statuses.map((status) => {
    const bar = html`<rect class="f-${status}" x="${x}" width="${score[status]}" height="1"/>`;
    x += score[status];
    return bar;
  });
  const box = html`viewBox="0 0 ${Math.max(score.total, 1)} 1" preserveAspectRatio="none" aria-hidden="true"`;
  return html`<td class="must first">${score.passed}/${score.total}<svg ${box}>${bars}</svg></td>`;
}

/** Writes the table of implementations: their scores by rules, their outcomes by vectors. */
function formatSummary(matrix: Matrix): Markup {
  const { implementations } = matrix;
  const kinds = Object.keys(outcomes) as readonly Outcome[];
  const first = html` class="first"`;
  const number = (count: number, target?: Readonly<Record<string, string>>, more: Markup = html``): Markup => {
    const shown =
      count === 0 ? html`<span class="faint">0</span>` : target ? link(target, html`${count}`) : html`${count}`;
    return html`<td${more}>${shown}</td>`;
  };
  const should = implementations.some(({ levels }) => levels.SHOULD);
  const several = new Set(implementations.map(({ profile }) => profile)).size > 1;
  const rows = implementations.map((file, column) => {
    const { MUST, SHOULD } = file.levels;
    const name = nameOf(file);
    const counts = countOutcomes(
      [...matrix.vectors.values()].flatMap((vector) => outcomeOf(matrix, column, vector) ?? []),
    );
    const profile = several ? html`<span class="sub">${file.profile}</span>` : html``;
    const { implementation } = file;
    return joinMarkup([
      html`<tr><th scope="row">${link({ at: name }, writeName(implementation.name))} ${implementation.version}${profile}</th>`,
      formatMust(file),
      number(MUST?.unexplained ?? 0),
      number(MUST?.failed ?? 0),
      number(MUST?.unsupported ?? 0),
      ...(should
        ? [html`<td>${SHOULD ? html`${SHOULD.passed}/${SHOULD.total}` : html`<span class="faint">–</span>`}</td>`]
        : []),
      ...kinds.map((outcome, index) =>
        number(counts[outcome] ?? 0, { outcome, at: name }, index === 0 ? first : html``),
      ),
      html`</tr>`,
    ]);
  });
  const titles = [
    html`<th scope="col" class="first">MUST</th>`,
    ...['unexplained', 'failed', 'not declared', ...(should ? ['SHOULD'] : [])].map(
      (title) => html`<th scope="col">${title}</th>`,
    ),
    ...kinds.map(
      (outcome, index) =>
        html`<th scope="col"${index === 0 ? first : html``}><b>${markOf(outcome)}</b>${joinMarkup(
          outcome.split('-').map((part) => html`${part}`),
          '-<wbr>',
        )}</th>`,
    ),
  ];
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Scores"><table id="summary"><thead>
<tr><th scope="col" rowspan="2">Implementation</th><th scope="colgroup" colspan="${should ? 5 : 4}" class="first">Rules</th><th scope="colgroup" colspan="${kinds.length}" class="first">Vectors</th></tr>
<tr>${titles}</tr></thead>
<tbody>${joinMarkup(rows, '\n')}</tbody></table></div>`;
}

/** Names the document of a rule; without a register, rules that begin alike stand together. */
function groupOf({ document, id }: MatrixRule): string {
  return document === '' ? (id.split('.')[0] ?? '') : document;
}

/** Writes the rows of a document. */
function formatGroup(matrix: Matrix, name: string): Markup {
  const { implementations, rules, vectors } = matrix;
  const names = implementations.map(nameOf);
  const rows = rules.flatMap((rule, index) => {
    if (groupOf(rule) !== name) return [];
    const cells = names.map((implementation, column) => {
      const found = rule.vectors.flatMap((id) => outcomeOf(matrix, column, vectors.get(id)) ?? []);
      const { status, mark, count, title } = cellOf(rule.cells[column] ?? 'absent', found);
      const content = html`<b aria-hidden="true">${mark}</b><span class="count">${count}</span><span class="unseen">${nameOfStatus(status)}</span>`;
      const target = link({ rule: rule.id, at: implementation }, content, html` title="${title}"`);
      return html`<td class="cell s-${status}" data-column="${column}" data-status="${status}">${target}</td>`;
    });
    const level = rule.level === 'MUST' ? html`` : html` <span class="level">${rule.level}</span>`;
    const sentence = rule.sentence === '' ? html`` : html` title="${rule.sentence}"`;
    return html`<tr data-rule="${index}"><th scope="row"${sentence}>${link({ rule: rule.id }, html`${rule.id}`)}${level}</th>${cells}</tr>`;
  });
  const head = html`<tr class="group"><th scope="rowgroup" colspan="${names.length + 1}"><span>${name}</span></th></tr>`;
  return html`<tbody>\n${head}\n${joinMarkup(rows, '\n')}\n</tbody>`;
}

function formatTable(matrix: Matrix): Markup {
  const heads = matrix.implementations.map((file) => {
    const { name, version } = file.implementation;
    const shown = html`${writeName(name)} <span class="faint">${version}</span>`;
    return html`<th scope="col"><span class="upright">${link({ at: nameOf(file) }, html`<bdi>${shown}</bdi>`)}</span></th>`;
  });
  const groups = [...new Set(matrix.rules.map(groupOf))];
  return html`<div class="scroll" id="frame" tabindex="0" role="region" aria-label="Matrix"><table id="matrix"><thead><tr><th scope="col">Rule</th>${heads}</tr></thead>
${joinMarkup(
  groups.map((name) => formatGroup(matrix, name)),
  '\n',
)}</table></div>`;
}

function formatFilter({ vectors }: Matrix): Markup {
  const operations = [...new Set([...vectors.values()].map(({ vector }) => vector.operation))].sort();
  const options = operations.map((name) => html`<option>${name}</option>`);
  return html`<div id="filter" hidden>
<label>Rule or vector <input id="filter-text" type="search" autocomplete="off" spellcheck="false"></label>
<label>Operation <select id="filter-operation"><option value="">all</option>${options}</select></label>
<label>Show <select id="filter-show"><option value="">all rules</option><option value="failed">divergences: any failed</option><option value="split">where implementations differ</option></select></label>
<span id="filter-count" role="status"></span></div>`;
}

function formatLegend(): Markup {
  const keys = statuses.map(
    (status) => html`<li><b class="s-${status}">${markOfStatus(status)}</b> ${nameOfStatus(status)}</li>`,
  );
  const meanings = Object.entries(outcomes).map(
    ([outcome, meaning]) =>
      html`<dt><span class="outcome o-${outcome}"><b aria-hidden="true">${markOf(outcome)}</b> ${outcome}</span></dt><dd>${meaning}</dd>`,
  );
  return html`<ul class="key">${keys}<li><b>&nbsp;</b> not in the run</li></ul>
<p class="faint">12/14: of 14 scored vectors about the rule, 12 passed. 3+9/14: 9 more gave the right verdict without the reason. 12/14 −5: 5 more were not asked, as what they need is not declared.</p>
<details><summary>What became of a vector</summary><dl class="meanings">${meanings}</dl></details>`;
}

const titleOf = ({ implementations: [only, ...others] }: Matrix): string =>
  only && others.length === 0 ? `Conformance of ${nameOf(only)}` : 'Conformance matrix';

/**
 * Renders a matrix as one HTML file that needs no network: scores, rules by implementations, and on demand every vector
 * with its input, trace, answers and difference from its twin. `#rule=ID` and `#vector=ID` lead to a rule and a vector.
 *
 * Texts of vectors and adapters are hostile: they stand in a JSON block and become text nodes, and the policy of the
 * page allows its own script and style by their hashes, nothing else, and no connection.
 */
export function renderMatrix(matrix: Matrix): string {
  const script = reportPage;
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy: Markup = {
    markup: `default-src 'none'; script-src ${hash(script)}; style-src ${hash(pageStyle)}; base-uri 'none'; form-action 'none'`,
  };
  const profiles = [...new Set(matrix.implementations.map(({ profile }) => profile))];
  const { length } = matrix.implementations;
  const facts = [
    `vectors ${matrix.version}`,
    `${matrix.vectors.size} vectors`,
    `${matrix.rules.length} rules`,
    `${length} implementation${length === 1 ? '' : 's'}`,
    `profile${profiles.length === 1 ? '' : 's'} ${profiles.join(', ')}`,
  ];
  const list = joinMarkup(
    matrix.notes.map((note) => html`<p class="note">${note}.</p>`),
    '\n',
  );
  const notes =
    matrix.notes.length > 3
      ? html`<details><summary>${matrix.notes.length} notes on comparing the columns</summary>${list}</details>`
      : list;
  const title = titleOf(matrix);
  const style: Markup = { markup: pageStyle };
  const code: Markup = { markup: script };
  // Nothing in it can end its element.
  const data: Markup = { markup: embedJson(pageDataOf(matrix)) };
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main id="overview">
<h1 id="title">${title}</h1>
<p class="faint">${facts.join(' · ')}</p>
${notes}
${formatClasses(matrix)}<h2>Scores</h2>
<p>A rule passes when every scored vector about it that was asked passes, with the reason. Rules that an implementation does not declare stay in the total; verdicts without their reason are counted apart.</p>
${formatSummary(matrix)}
<h2>Rules</h2>
${formatLegend()}
<noscript><p class="note">Without JavaScript the cells lead nowhere: the vector files and results.json hold what they would show.</p></noscript>
${formatFilter(matrix)}
${formatTable(matrix)}
</main>
<section id="panel" aria-label="Details" hidden></section>
<script type="application/json" id="data">${data}</script>
<script>${code}</script>
</body>
</html>
`.markup;
}
