import { createHash } from 'node:crypto';
import { reportPage } from '../../generated/report-page.js';
import { rulePage } from '../../rule-page.js';
import { html, joinMarkup, type Markup } from '../markup.js';
import { embedJson, type PageData } from './data.js';
import { pageStyle } from './style.js';

/** Where the links of a page lead. */
export interface Links {
  /** Where vector files are, and what is above `spec/`; text where it is not known. */
  readonly vectors?: string;
  readonly root?: string;
  /** Where the site is, which has a page for each rule and each vector, and the inspector; without a slash at its end. */
  readonly site?: string;
  /** What commands call the results file. */
  readonly results: string;
}

/** Writes a link into the page. */
export function link(target: Readonly<Record<string, string>>, content: Markup, more: Markup = html``): Markup {
  return html`<a href="${`#${new URLSearchParams(target)}`}"${more}>${content}</a>`;
}

/** Writes a link out of the page; nothing but addresses of the web and of files beside it. */
export function outside(address: string, content: Markup): Markup {
  return /^https?:\/\/|^[^:]*$/.test(address) ? html`<a href="${address}">${content}</a>` : content;
}

/** Writes text of ours in which code stands between backticks and links are those of Markdown, which here lead nowhere. */
export function writeProse(text: string): Markup {
  const pieces = text.replace(/\[([^\]]+)\]\([^)]*\)/g, '$1').split('`');
  return joinMarkup(pieces.map((piece, at) => (at % 2 === 1 ? html`<code>${piece}</code>` : html`${piece}`)));
}

/** Writes lines one below the other. */
export function writeLines(lines: readonly string[]): Markup {
  return html`<pre tabindex="0">${joinMarkup(
    lines.map((line) => html`${line}`),
    '\n',
  )}</pre>`;
}

/** Writes the name of an implementation; a long one may break after a slash. */
export function writeName(name: string): Markup {
  return html`<bdi>${joinMarkup(
    name.split('/').map((part) => html`${part}`),
    '/<wbr>',
  )}</bdi>`;
}

/** Writes what a reader has to know before comparing columns. */
export function formatNotes(notes: readonly string[]): Markup {
  const list = joinMarkup(
    notes.map((note) => html`<p class="note">${note}.</p>`),
    '\n',
  );
  return notes.length > 3
    ? html`<details><summary>${notes.length} notes on comparing the columns</summary>${list}</details>`
    : list;
}

/** Writes the filter of the table of rules. */
export const ruleFilter: Markup = html`<div id="filter" hidden>
<label>Rule <input id="filter-text" type="search" autocomplete="off" spellcheck="false"></label>
<label>Show <select id="filter-show"><option value="">all rules</option><option value="failed">any failed</option><option value="split">where implementations differ</option></select></label>
<span id="filter-count" role="status"></span></div>`;

/** Links the id of a rule to its page, where it is known where the site is. */
export function linkRule({ site }: Pick<Links, 'site'>, id: string): Markup {
  const shown = html`<code>${id}</code>`;
  return site === undefined ? shown : outside(`${site}/${rulePage(id)}`, shown);
}

/**
 * The part of the policy by which the inspector of a site can be shown in the page: its scripts, and the worker that it makes of
 * them. What they are is up to whoever runs the site, which is why nobody but the maker of the page names it.
 */
function allowInspector(site: string | undefined): { readonly scripts: string; readonly workers: string } {
  if (site === undefined) return { scripts: '', workers: '' };
  // A path is of the host of the page.
  const scripts = /^https?:\/\//.test(site) ? `${site}/inspector/` : "'self'";
  return { scripts: ` ${scripts}`, workers: ` worker-src blob: ${scripts};` };
}

/**
 * Frames a page: one HTML file that needs no network. Texts of vectors and adapters are hostile: they stand escaped, or in a
 * JSON block from which they become text nodes, and the policy of the page allows its own script and style by their hashes,
 * nothing else, and no connection. Where it is known where the site is, its inspector is loaded when somebody asks for it.
 */
export function framePage(title: string, overview: Markup, data: PageData): string {
  const script = reportPage;
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  const { scripts, workers } = allowInspector(data.site);
  const policy: Markup = {
    markup: `default-src 'none'; script-src ${hash(script)}${scripts};${workers} style-src ${hash(pageStyle)}; base-uri 'none'; form-action 'none'`,
  };
  const style: Markup = { markup: pageStyle };
  const code: Markup = { markup: script };
  // Nothing in it can end its element.
  const embedded: Markup = { markup: embedJson(data) };
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
${overview}
</main>
<section id="panel" aria-label="Details" hidden></section>
<script type="application/json" id="data">${embedded}</script>
<script>${code}</script>
</body>
</html>
`.markup;
}
