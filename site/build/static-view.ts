// The viewer of the conformance report, run without a browser: its elements are written as HTML.
import type { Browser, Item } from '../../src/conformance/report-html/dom.js';
import type { View } from '../../src/conformance/report-html/item.js';
import { createDifferences } from '../../src/conformance/report-html/vector-view.js';
import type { Vector } from '../../src/conformance/vector.js';
import { html, joinMarkup, type Markup, raw } from './output.js';

class StaticItem {
  className = '';
  readonly attributes = new Map<string, string>();
  readonly children: (StaticItem | string)[] = [];
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  append(...items: readonly (StaticItem | string)[]): void {
    this.children.push(...items);
  }

  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
  }

  toMarkup(): Markup {
    const own: [string, string][] = [
      ...(this.className === '' ? [] : [['class', this.className] as [string, string]]),
      ...this.attributes,
    ];
    const attributes = joinMarkup(own.map(([name, value]) => html` ${raw(name)}="${value}"`));
    // What the viewer hands over is visible already, and line ends have to stay.
    const children = this.children.map((child) =>
      typeof child === 'string'
        ? joinMarkup(
            child.split('\n').map((line) => html`${line}`),
            '\n',
          )
        : child.toMarkup(),
    );
    return html`<${raw(this.name)}${attributes}>${children}</${raw(this.name)}>`;
  }
}

const browser = {
  document: { createElement: (name: string) => new StaticItem(name) as unknown as Item },
} as unknown as Browser;
const view: View = {
  browser,
  data: { implementation: '', results: '', outcomes: [], rules: [], vectors: [], twins: {}, left: 0 },
  list: [],
};

/** The difference of the input of a vector from that of its twin. */
export function differencesOf(vector: Vector, twin: Vector): Markup {
  const items = createDifferences(view, vector, {
    result: twin.expect.result,
    input: twin.input,
  }) as unknown as readonly StaticItem[];
  return joinMarkup(items.map((item) => item.toMarkup()));
}
