// Elements. Every text goes into a text node: there is no way to write markup.
import { piecesOf } from '../src/conformance/report-html/layer.js';

/** What an element can have inside. */
export type Child = Node | string | undefined | false | readonly Child[];

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

function fill(element: Element, attributes: Attributes, children: readonly Child[]): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? '' : String(value));
  }
  const add = (child: Child): void => {
    if (Array.isArray(child)) for (const each of child) add(each);
    else if (child !== undefined && child !== false) element.append(child as Node | string);
  };
  for (const child of children) add(child);
}

/** Makes an element. */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  fill(element, attributes, children);
  return element;
}

/** Makes an element of a drawing. */
export function svg(name: string, attributes: Attributes = {}, ...children: readonly Child[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  fill(element, attributes, children);
  return element;
}

/** Makes a button. */
export function button(text: string, press: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = el('button', { type: 'button', ...attributes }, text);
  made.addEventListener('click', press);
  return made;
}

/** What moves or hides what stands around it. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

const code = (text: string): HTMLElement => el('span', { class: 'code' }, text);

/** Shows words of ours that quote a document: what cannot be seen is named by its number. */
export function words(text: string): readonly Child[] {
  if (!unseen.test(text)) return [text];
  return text.split(new RegExp(`(${unseen.source})`, 'u')).map((part) => {
    if (part === '\n' || part === '') return part;
    const point = part.codePointAt(0) ?? 0;
    return unseen.test(part) ? code(`U+${point.toString(16).toUpperCase().padStart(4, '0')}`) : part;
  });
}

/** The longest text of which every character is looked at. */
const mostMarked = 65_536;

/** Shows a text of a document; `exact` shows its spaces and line ends as well. */
export function marked(text: string, exact: boolean = false): readonly Child[] {
  if (/^[ -~]*$/.test(text) && !exact) return [text];
  return piecesOf(text.slice(0, mostMarked), exact).map(({ kind, text: shown }) => {
    if (kind === 'text') return shown;
    return kind === 'code' ? code(shown) : el('span', { class: 'sign', 'aria-hidden': 'true' }, shown);
  });
}

/** Shows a sentence of the specification, with what stands in backquotes as code. */
export function prose(text: string): readonly Child[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? el('code', {}, part) : part));
}
