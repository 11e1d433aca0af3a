import { type Figure, formatFigure } from '../class-score.js';
import type { ImplementationReport } from '../implementation.js';
import { html, joinMarkup, type Markup } from '../markup.js';
import { meanings, wrongMeanings } from '../meaning.js';

const parts = [
  'right',
  'unexplained',
  ...wrongMeanings,
  'unasked',
] as const satisfies readonly (keyof Figure['vectors'] & keyof typeof meanings)[];

const names: Readonly<Record<string, string>> = { right: 'right, with the reason where one is needed' };

function formatRow(title: string, figure: Figure): Markup {
  const { vectors } = figure;
  if (vectors.total === 0) return html`<dt>${title}</dt><dd class="faint">no vectors</dd>`;
  let x = 0;
  const bars = parts.map((part) => {
    const bar = html`<rect class="m-${part}" x="${x}" width="${vectors[part]}" height="1"/>`;
    x += vectors[part];
    return vectors[part] > 0 ? bar : html``;
  });
  const wrong = wrongMeanings.flatMap((meaning) => {
    const count = vectors[meaning];
    return count > 0 ? [html`<li class="m-${meaning}"><b>${count}</b> ${meanings[meaning]}</li>`] : [];
  });
  const right = `${vectors.right + vectors.unexplained} of ${vectors.total} vectors are right`;
  return html`<dt>${title}</dt><dd>${formatFigure(figure)}<svg viewBox="0 0 ${vectors.total} 1" preserveAspectRatio="none" role="img" aria-label="${right}">${bars}</svg>${wrong.length > 0 ? html`<ul>${wrong}</ul>` : html``}</dd>`;
}

/** Writes what each claimed class comes to: what a standard demands, and what the specification adds, side by side. */
export function formatClassCards({ claimed }: ImplementationReport): Markup {
  const cards = claimed.map(
    ({ title, claim, score }) =>
      html`<section class="card"><h3>${title}</h3><p class="faint">${claim}</p><dl>${formatRow('Standard', score.standard)}${formatRow('Hardening', score.hardening)}</dl></section>`,
  );
  return html`<div class="cards">${joinMarkup(cards, '\n')}</div>`;
}

/** Writes what the colours of the bars mean. */
export function formatBarLegend(): Markup {
  return html`<ul class="key">${parts.map((part) => html`<li><b class="m-${part}">&nbsp;</b> ${names[part] ?? meanings[part]}</li>`)}</ul>`;
}
