import type { PageData } from './data.js';
import type { Browser, Item } from './dom.js';
import { piecesOf } from './layer.js';

// Text of others reaches the page as text nodes alone: there is no markup to escape from.

/** What can stand in an element. */
export type Content = Item | string | undefined | readonly Content[];

/** What the views of the page share. */
export interface View {
  readonly browser: Browser;
  readonly data: PageData;
  /** The vectors of the last list, which the buttons of a vector walk through. */
  list: readonly number[];
}

/** Creates an element with a class and content. */
export function createItem({ browser }: View, name: string, className: string, ...content: readonly Content[]): Item {
  const item = browser.document.createElement(name);
  if (className !== '') item.className = className;
  const flat = (each: Content): readonly (Item | string)[] =>
    each === undefined ? [] : Array.isArray(each) ? each.flatMap(flat) : [each as Item | string];
  item.append(...content.flatMap(flat));
  return item;
}

/** Creates a link into the page: the members of its address with their values. */
export function createLink(view: View, target: Readonly<Record<string, string>>, ...content: readonly Content[]): Item {
  const link = createItem(view, 'a', '', ...content);
  link.setAttribute('href', `#${new URLSearchParams(target)}`);
  return link;
}

/** Returns the sign that stands for an outcome. */
export function markOf(outcome: string): string {
  const marks = new Map([
    ['pass', '✓'],
    ['pass-unexplained', '~'],
    ['wrong-reason', 'R'],
    ['fail', '✗'],
    ['void', '∅'],
    ['unsupported', '–'],
    ['contested', 'C'],
    ['crash', '!'],
    ['timeout', 'T'],
    ['protocol', 'P'],
  ]);
  return marks.get(outcome) ?? '';
}

/** Creates the sign of an outcome with its name. */
export function createOutcome(view: View, outcome: string): Item {
  const sign = createItem(view, 'b', '', markOf(outcome));
  sign.setAttribute('aria-hidden', 'true');
  return createItem(view, 'span', `outcome o-${outcome}`, sign, ` ${outcome}`);
}

/** Phrases a verdict with its rule. */
export function createVerdict(view: View, result: string | undefined, rule: string | undefined): Content {
  if (result === undefined) return createItem(view, 'span', 'faint', 'no answer');
  return [result, rule ? [' ', createItem(view, 'code', '', rule)] : undefined];
}

/** Creates text in which every character can be seen. */
export function createText(view: View, text: string, exact: boolean, whole: boolean = true): readonly Content[] {
  return piecesOf(text, exact, whole).map((piece): Content => {
    return piece.kind === 'text' ? piece.text : createItem(view, 'span', piece.kind, piece.text);
  });
}

/** Creates a block of text. */
export function createBlock(view: View, text: string, exact: boolean): Item {
  const block = createItem(view, 'pre', '', createText(view, text, exact));
  block.setAttribute('tabindex', '0');
  return block;
}

/** Creates a part of a page with its title; folded when it is not the first thing to read. */
export function createSection(view: View, title: Content, folded: boolean, ...content: readonly Content[]): Item {
  if (!folded) return createItem(view, 'section', 'layer', createItem(view, 'h3', '', title), ...content);
  return createItem(view, 'details', 'layer', createItem(view, 'summary', '', title), ...content);
}

/** Creates a table; its first column holds the heads of the rows. */
export function createTable(view: View, className: string, head: readonly Content[], rows: readonly Item[]): Item {
  const titles = head.map((title) => {
    const cell = createItem(view, 'th', '', title);
    cell.setAttribute('scope', 'col');
    return cell;
  });
  const table = createItem(
    view,
    'table',
    className,
    createItem(view, 'thead', '', createItem(view, 'tr', '', titles)),
    createItem(view, 'tbody', '', rows),
  );
  const frame = createItem(view, 'div', 'scroll', table);
  frame.setAttribute('tabindex', '0');
  return frame;
}

/** Creates the head of a row. */
export function createRowHead(view: View, ...content: readonly Content[]): Item {
  const cell = createItem(view, 'th', '', ...content);
  cell.setAttribute('scope', 'row');
  return cell;
}
