import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { html, joinMarkup, type Markup } from '../../src/conformance/markup.js';
import { at, pages, root } from './places.js';

export { html, joinMarkup, type Markup };

const known = new Map<string, string>();

/** Reads a file of the repository, once. */
export function read(path: string): string {
  const before = known.get(path);
  if (before !== undefined) return before;
  const text = readFileSync(join(root, path), 'utf8');
  known.set(path, text);
  return text;
}

/** Writes a file of the staged site; `public/` holds what is copied as it is. */
export function write(path: string, content: string): void {
  const file = join(pages, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Markup that is known to be whole. */
export function raw(markup: string): Markup {
  return { markup };
}

/** A link to a page of the site. */
export function link(path: string, text: string | Markup): Markup {
  return html`<a href="${at(path)}">${text}</a>`;
}

/** A link to a page of the site whose text is an id. */
export function codeLink(path: string, id: string): Markup {
  return link(path, html`<code>${id}</code>`);
}

/**
 * Puts a block of markup into a page. Vue leaves it alone, and Markdown ends such a block at an empty line, so there is none:
 * a line end in it is written as a reference.
 */
export function block(markup: Markup): string {
  return `\n<div v-pre>${markup.markup.replaceAll(/\n/g, '&#10;')}</div>\n`;
}

/** Writes the few marks of Markdown that stand in sentences: code, links and emphasis. */
export function inline(text: string, rewrite: (target: string) => string | undefined = () => undefined): Markup {
  const parts = text.split(/(`[^`]+`|\[[^\]]+\]\([^)\s]+\))/);
  return joinMarkup(
    parts.map((part) => {
      const code = /^`([^`]+)`$/.exec(part);
      if (code) return html`<code>${code[1] ?? ''}</code>`;
      const found = /^\[([^\]]+)\]\(([^)\s]+)\)$/.exec(part);
      if (!found) return html`${part}`;
      const target = rewrite(found[2] ?? '');
      const shown = inline(found[1] ?? '');
      return target === undefined ? shown : html`<a href="${target}">${shown}</a>`;
    }),
  );
}

/** The most columns of a table whose rows become cards on a phone. */
const mostStacked = 6;

const plainOf = (cell: string | Markup): string =>
  (typeof cell === 'string' ? cell : cell.markup.replaceAll(/<[^>]*>/g, '')).replaceAll(/&#\d+;/g, ' ');

/** A table that scrolls by itself where the page is narrow, or whose rows become cards there. */
export function table(
  head: readonly (string | Markup)[],
  rows: readonly (readonly (string | Markup)[])[],
  label: string,
): Markup {
  const cells = rows.map((row) => {
    const [first = '', ...rest] = row;
    const others = rest.map((cell, index) => html`<td data-label="${plainOf(head[index + 1] ?? '')}">${cell}</td>`);
    return html`<tr><th scope="row">${first}</th>${others}</tr>`;
  });
  const name = head.length <= mostStacked ? 'scroll stack' : 'scroll';
  const titles = head.map((title) => html`<th scope="col">${title}</th>`);
  return html`<div class="${name}" tabindex="0" role="region" aria-label="${label}"><table><thead><tr>${titles}</tr></thead><tbody>${cells}</tbody></table></div>`;
}

/** The front matter of a page. */
export function front(members: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(members).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return `---\n${lines.join('\n')}\n---\n\n`;
}

/** Phrases a number of things. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`;
}
