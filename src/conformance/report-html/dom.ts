// What the page's script uses of a browser. The package is compiled without the types of one.

/** An element of the page. */
export interface Item {
  id: string;
  className: string;
  hidden: boolean;
  value: string;
  checked: boolean;
  textContent: string | null;
  scrollTop: number;
  scrollLeft: number;
  readonly dataset: Readonly<Record<string, string | undefined>>;
  append(...items: readonly (Item | string)[]): void;
  replaceChildren(...items: readonly (Item | string)[]): void;
  setAttribute(name: string, value: string): void;
  addEventListener(type: string, listener: () => void): void;
  focus(options?: { readonly preventScroll: boolean }): void;
  querySelectorAll(selector: string): Iterable<Item>;
  querySelector(selector: string): Item | null;
}

/** The document, its address and its window. */
export interface Browser {
  readonly document: {
    title: string;
    createElement(name: string): Item;
    getElementById(id: string): Item | null;
  };
  readonly location: { hash: string; readonly protocol: string };
  readonly scrollY: number;
  scrollTo(x: number, y: number): void;
  addEventListener(type: string, listener: (event: { readonly key: string; readonly target: Item }) => void): void;
}
