import { createHash } from 'node:crypto';
import type { Matrix, MatrixRule } from './matrix.js';
import { cellOf, markOfStatus, nameOfStatus } from './report-html/cell.js';
import { embedJson, outcomeOf, pageDataOf } from './report-html/data.js';
import { markOf } from './report-html/item.js';
import { pageScript } from './report-html/script.js';
import { pageStyle } from './report-html/style.js';
import type { Results } from './report-json.js';
import { nameOf } from './report-markdown.js';
import { countOutcomes, type Outcome, outcomes, type RuleStatus } from './score.js';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text of others; what could hide or reorder the text around it is replaced. */
function escapeHtml(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (character) => escapes[character] ?? '');
}

/** Writes a link into the page. */
function link(target: Readonly<Record<string, string>>, content: string, more = ''): string {
  return `<a href="${escapeHtml(`#${new URLSearchParams(target)}`)}"${more}>${content}</a>`;
}

const statuses: readonly RuleStatus[] = ['passed', 'unexplained', 'failed', 'unsupported'];

function formatMust(file: Results): string {
  const score = file.levels.MUST;
  if (!score) return '<td class="must first">–</td>';
  let x = 0;
  const bars = statuses.map((status) => {
    const bar = `<rect class="f-${status}" x="${x}" width="${score[status]}" height="1"/>`;
    x += score[status];
    return bar;
  });
  const box = `viewBox="0 0 ${Math.max(score.total, 1)} 1" preserveAspectRatio="none" aria-hidden="true"`;
  return `<td class="must first">${score.passed}/${score.total}<svg ${box}>${bars.join('')}</svg></td>`;
}

/** Writes the table of implementations: their scores by rules, their outcomes by vectors. */
function formatSummary(matrix: Matrix): string {
  const { implementations } = matrix;
  const kinds = Object.keys(outcomes) as readonly Outcome[];
  const number = (count: number, target: Readonly<Record<string, string>> | undefined, first: string): string => {
    const shown = count === 0 ? '<span class="faint">0</span>' : target ? link(target, String(count)) : String(count);
    return `<td${first}>${shown}</td>`;
  };
  const should = implementations.some(({ levels }) => levels.SHOULD);
  const several = new Set(implementations.map(({ profile }) => profile)).size > 1;
  const rows = implementations.map((file, column) => {
    const { MUST, SHOULD } = file.levels;
    const name = nameOf(file);
    const counts = countOutcomes(
      [...matrix.vectors.values()].flatMap((vector) => outcomeOf(matrix, column, vector) ?? []),
    );
    const profile = several ? `<span class="sub">${escapeHtml(file.profile)}</span>` : '';
    const shown = escapeHtml(file.implementation.name).replaceAll('/', '/<wbr>');
    return [
      `<tr><th scope="row">${link({ at: name }, `<bdi>${shown}</bdi>`)} ${escapeHtml(file.implementation.version)}${profile}</th>`,
      formatMust(file),
      number(MUST?.unexplained ?? 0, undefined, ''),
      number(MUST?.failed ?? 0, undefined, ''),
      number(MUST?.unsupported ?? 0, undefined, ''),
      should ? `<td>${SHOULD ? `${SHOULD.passed}/${SHOULD.total}` : '<span class="faint">–</span>'}</td>` : '',
      ...kinds.map((outcome, index) =>
        number(counts[outcome] ?? 0, { outcome, at: name }, index === 0 ? ' class="first"' : ''),
      ),
      '</tr>',
    ].join('');
  });
  const titles = [
    '<th scope="col" class="first">MUST</th>',
    ...['unexplained', 'failed', 'not declared', ...(should ? ['SHOULD'] : [])].map(
      (title) => `<th scope="col">${title}</th>`,
    ),
    ...kinds.map(
      (outcome, index) =>
        `<th scope="col"${index === 0 ? ' class="first"' : ''}><b>${markOf(outcome)}</b>${outcome.replace('-', '-<wbr>')}</th>`,
    ),
  ];
  return `<div class="scroll" tabindex="0" role="region" aria-label="Scores"><table id="summary"><thead>
<tr><th scope="col" rowspan="2">Implementation</th><th scope="colgroup" colspan="${should ? 5 : 4}" class="first">Rules</th><th scope="colgroup" colspan="${kinds.length}" class="first">Vectors</th></tr>
<tr>${titles.join('')}</tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
}

/** Names the document of a rule; without a register, rules that begin alike stand together. */
function groupOf({ document, id }: MatrixRule): string {
  return document === '' ? (id.split('.')[0] ?? '') : document;
}

/** Writes the rows of a document. */
function formatGroup(matrix: Matrix, name: string): string {
  const { implementations, rules, vectors } = matrix;
  const names = implementations.map(nameOf);
  const rows = rules.flatMap((rule, index) => {
    if (groupOf(rule) !== name) return [];
    const cells = names.map((implementation, column) => {
      const found = rule.vectors.flatMap((id) => outcomeOf(matrix, column, vectors.get(id)) ?? []);
      const { status, mark, count, title } = cellOf(rule.cells[column] ?? 'absent', found);
      const content = `<b aria-hidden="true">${mark}</b><span class="count">${count}</span><span class="unseen">${nameOfStatus(status)}</span>`;
      const target = link({ rule: rule.id, at: implementation }, content, ` title="${title}"`);
      return `<td class="cell s-${status}" data-column="${column}" data-status="${status}">${target}</td>`;
    });
    const level = rule.level === 'MUST' ? '' : ` <span class="level">${rule.level}</span>`;
    const sentence = rule.sentence === '' ? '' : ` title="${escapeHtml(rule.sentence)}"`;
    return `<tr data-rule="${index}"><th scope="row"${sentence}>${link({ rule: rule.id }, escapeHtml(rule.id))}${level}</th>${cells.join('')}</tr>`;
  });
  const head = `<tr class="group"><th scope="rowgroup" colspan="${names.length + 1}"><span>${escapeHtml(name)}</span></th></tr>`;
  return `<tbody>\n${head}\n${rows.join('\n')}\n</tbody>`;
}

function formatTable(matrix: Matrix): string {
  const heads = matrix.implementations.map((file) => {
    const { name, version } = file.implementation;
    const shown = `${escapeHtml(name).replaceAll('/', '/<wbr>')} <span class="faint">${escapeHtml(version)}</span>`;
    return `<th scope="col"><span class="upright">${link({ at: nameOf(file) }, `<bdi>${shown}</bdi>`)}</span></th>`;
  });
  const groups = [...new Set(matrix.rules.map(groupOf))];
  return `<div class="scroll" id="frame" tabindex="0" role="region" aria-label="Matrix"><table id="matrix"><thead><tr><th scope="col">Rule</th>${heads.join('')}</tr></thead>
${groups.map((name) => formatGroup(matrix, name)).join('\n')}</table></div>`;
}

function formatFilter({ vectors }: Matrix): string {
  const operations = [...new Set([...vectors.values()].map(({ vector }) => vector.operation))].sort();
  const options = operations.map((name) => `<option>${escapeHtml(name)}</option>`);
  return `<div id="filter" hidden>
<label>Rule or vector <input id="filter-text" type="search" autocomplete="off" spellcheck="false"></label>
<label>Operation <select id="filter-operation"><option value="">all</option>${options.join('')}</select></label>
<label>Show <select id="filter-show"><option value="">all rules</option><option value="failed">divergences: any failed</option><option value="split">where implementations differ</option></select></label>
<span id="filter-count" role="status"></span></div>`;
}

function formatLegend(): string {
  const keys = statuses.map(
    (status) => `<li><b class="s-${status}">${markOfStatus(status)}</b> ${nameOfStatus(status)}</li>`,
  );
  const meanings = Object.entries(outcomes).map(
    ([outcome, meaning]) =>
      `<dt><span class="outcome o-${outcome}"><b aria-hidden="true">${markOf(outcome)}</b> ${outcome}</span></dt><dd>${meaning}</dd>`,
  );
  return `<ul class="key">${keys.join('')}<li><b>&nbsp;</b> not in the run</li></ul>
<p class="faint">12/14: of 14 scored vectors about the rule, 12 passed. 3+9/14: 9 more gave the right verdict without the reason. 12/14 −5: 5 more were not asked, as what they need is not declared.</p>
<details><summary>What became of a vector</summary><dl class="meanings">${meanings.join('')}</dl></details>`;
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
  const script = pageScript();
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const policy = `default-src 'none'; script-src ${hash(script)}; style-src ${hash(pageStyle)}; base-uri 'none'; form-action 'none'`;
  const profiles = [...new Set(matrix.implementations.map(({ profile }) => profile))];
  const { length } = matrix.implementations;
  const facts = [
    `vectors ${escapeHtml(matrix.version)}`,
    `${matrix.vectors.size} vectors`,
    `${matrix.rules.length} rules`,
    `${length} implementation${length === 1 ? '' : 's'}`,
    `profile${profiles.length === 1 ? '' : 's'} ${escapeHtml(profiles.join(', '))}`,
  ];
  const list = matrix.notes.map((note) => `<p class="note">${escapeHtml(note)}.</p>`).join('\n');
  const notes =
    matrix.notes.length > 3
      ? `<details><summary>${matrix.notes.length} notes on comparing the columns</summary>${list}</details>`
      : list;
  const title = escapeHtml(titleOf(matrix));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${pageStyle}</style>
</head>
<body>
<main id="overview">
<h1 id="title">${title}</h1>
<p class="faint">${facts.join(' · ')}</p>
${notes}
<h2>Scores</h2>
<p>A rule passes when every scored vector about it that was asked passes, with the reason. Rules that an implementation does not declare stay in the total; verdicts without their reason are counted apart.</p>
${formatSummary(matrix)}
<h2>Rules</h2>
${formatLegend()}
<noscript><p class="note">Without JavaScript the cells lead nowhere: the vector files and results.json hold what they would show.</p></noscript>
${formatFilter(matrix)}
${formatTable(matrix)}
</main>
<section id="panel" aria-label="Details" hidden></section>
<script type="application/json" id="data">${embedJson(pageDataOf(matrix))}</script>
<script>${script}</script>
</body>
</html>
`;
}
