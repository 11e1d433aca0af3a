import type { Figure } from '../class-score.js';
import { classes } from '../classes.js';
import { html, joinMarkup, type Markup } from '../markup.js';
import type { Matrix } from '../matrix.js';
import { meanings, wrongMeanings } from '../meaning.js';
import { nameOf } from '../report-markdown.js';

/** The ways of being wrong that have a column of their own. */
const columns = wrongMeanings.filter((meaning) => meaning !== 'broken') as readonly (keyof Figure['vectors'] &
  keyof typeof meanings)[];

function figureCells({ rules, vectors }: Figure): Markup {
  if (vectors.total === 0)
    return html`<td class="first" colspan="${columns.length + 2}"><span class="faint">–</span></td>`;
  const right = vectors.right + vectors.unexplained;
  const wrong = columns.map((meaning) => {
    const count = vectors[meaning];
    const shown = count === 0 ? html`<span class="faint">0</span>` : html`${count}`;
    return meaning === 'accepts' && count > 0 ? html`<td class="s-failed">${shown}</td>` : html`<td>${shown}</td>`;
  });
  return html`<td class="first">${rules.all}/${rules.total}</td><td>${right}/${vectors.total}</td>${joinMarkup(wrong)}`;
}

/** Writes the table of claimed classes: what a standard demands, and what the specification adds, side by side. Empty when no file has them. */
export function formatClasses({ implementations }: Matrix): Markup {
  const rows = implementations.flatMap((file) => {
    const claimed = classes.filter(({ id }) => file.classes !== undefined && Object.hasOwn(file.classes, id));
    return claimed.flatMap(({ id, title, claim }, index) => {
      const score = file.classes?.[id];
      if (!score) return [];
      const name =
        index === 0 ? html`<th scope="rowgroup" rowspan="${claimed.length}"><bdi>${nameOf(file)}</bdi></th>` : html``;
      return [
        html`<tr>${name}<th scope="row" title="${claim}">${title}</th>${figureCells(score.standard)}${figureCells(score.hardening)}</tr>`,
      ];
    });
  });
  if (rows.length === 0) return html``;
  const titles = ['rules', 'vectors', ...columns.map((meaning) => meanings[meaning])].map((title, index) =>
    index === 0 ? html`<th scope="col" class="first">${title}</th>` : html`<th scope="col">${title}</th>`,
  );
  return html`<h2>Classes</h2>
<p>A class is what an implementation claims to be, and the denominator of its score. A rule counts when all of its vectors have the right verdict. What a published standard demands and what the specification adds are two figures.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Classes"><table id="classes"><thead>
<tr><th scope="col" rowspan="2">Implementation</th><th scope="col" rowspan="2">Class</th><th scope="colgroup" colspan="${columns.length + 2}" class="first">Standard</th><th scope="colgroup" colspan="${columns.length + 2}" class="first">Hardening</th></tr>
<tr>${joinMarkup([...titles, ...titles])}</tr></thead>
<tbody>${joinMarkup(rows, '\n')}</tbody></table></div>
`;
}
