// The search: rules, sentences, vectors, the API and every page. Who types an id gets it first.
import MiniSearch from 'minisearch';
import { h, type VNode } from 'vue';
import { withBase } from './base.js';

type Row = readonly [kind: string, id: string, title: string, text: string, path: string];

/** Finds rows. */
interface Engine {
  find(query: string): readonly Row[];
}

const most = 30;
let loading: Promise<Engine> | undefined;

const boosts: Readonly<Record<string, number>> = { rule: 4, function: 3, specification: 2, guide: 2, vector: 0.6 };

async function load(): Promise<Engine> {
  const response = await fetch(withBase('search.json'));
  if (!response.ok) throw new Error(`search.json: ${response.status}`);
  const rows: readonly Row[] = await response.json();
  const index = new MiniSearch<{
    readonly id: number;
    readonly name: string;
    readonly title: string;
    readonly text: string;
  }>({
    fields: ['name', 'title', 'text'],
    tokenize: (text) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== ''),
  });
  index.addAll(rows.map(([, name, title, text], id) => ({ id, name, title, text })));
  const rowAt = (id: number): Row[] => {
    const row = rows[id];
    return row ? [row] : [];
  };
  return {
    find(query) {
      const asked = query
        .trim()
        .toLowerCase()
        .replace(/^\[|\]$|\(\)$/g, '');
      if (asked === '') return [];
      const exact = rows.filter(([, id]) => id.toLowerCase() === asked);
      // The words of a sentence, as they stand there.
      const said = asked.includes(' ') ? rows.filter(([, , title]) => title.toLowerCase().includes(asked)) : [];
      const begun = rows.filter(([, id]) => id !== '' && id.toLowerCase().startsWith(asked)).slice(0, 10);
      const options = {
        boost: { name: 3, title: 2 },
        prefix: true,
        fuzzy: (term: string) => (term.length > 4 ? 0.2 : false),
        boostDocument: (id: number) => boosts[rows[id]?.[0] ?? ''] ?? 1,
      };
      const all = index.search(asked, { ...options, combineWith: 'AND' });
      const found = all.length > 0 ? all : index.search(asked, options);
      return [...new Set([...exact, ...said, ...begun, ...found.flatMap(({ id }) => rowAt(id))])].slice(0, most);
    },
  };
}

let dialog: HTMLDialogElement | undefined;
let navigate: (path: string) => void = () => {};

function createDialog(): HTMLDialogElement {
  const made = document.createElement('dialog');
  made.className = 'search';
  made.setAttribute('aria-label', 'Search');
  const input = document.createElement('input');
  input.type = 'search';
  input.placeholder = 'A rule, a vector, a function, words';
  input.setAttribute('aria-label', 'Search for a rule, a vector, a function or words');
  input.autocomplete = 'off';
  input.spellcheck = false;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Close';
  close.addEventListener('click', () => made.close());
  const bar = document.createElement('div');
  bar.className = 'bar';
  bar.append(input, close);
  const status = document.createElement('p');
  status.className = 'status';
  status.setAttribute('role', 'status');
  const list = document.createElement('ol');
  made.append(bar, status, list);
  let asked = '';
  const run = async (): Promise<void> => {
    const query = input.value;
    asked = query;
    try {
      loading ??= load();
      const engine = await loading;
      if (asked !== query) return;
      const found = engine.find(query);
      list.replaceChildren(
        ...found.map(([kind, id, title, , path]) => {
          const link = document.createElement('a');
          link.href = withBase(path);
          const name = document.createElement('b');
          name.textContent = id === '' ? title : id;
          const tag = document.createElement('span');
          tag.className = 'kind';
          tag.textContent = kind;
          const more = document.createElement('span');
          more.className = 'more-text';
          more.textContent = id === '' ? '' : title;
          link.append(tag, name, more);
          const item = document.createElement('li');
          item.append(link);
          return item;
        }),
      );
      status.textContent =
        query.trim() === ''
          ? ''
          : found.length === 0
            ? 'Nothing was found'
            : `${found.length}${found.length === most ? ' or more' : ''} found`;
      made.dataset.query = query;
    } catch (error) {
      loading = undefined;
      status.textContent = `The search could not be loaded: ${error instanceof Error ? error.message : error}`;
    }
  };
  input.addEventListener('input', () => void run());
  made.addEventListener('keydown', (event) => {
    const links: Element[] = [...list.querySelectorAll('a')];
    const place = document.activeElement === null ? -1 : links.indexOf(document.activeElement);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = event.key === 'ArrowDown' ? place + 1 : place - 1;
      const link = links[Math.min(next, links.length - 1)];
      if (next >= 0 && link instanceof HTMLElement) link.focus();
      else input.focus();
    } else if (event.key === 'Enter' && document.activeElement === input) {
      event.preventDefault();
      list.querySelector('a')?.click();
    }
  });
  list.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    made.close();
    navigate(link.getAttribute('href') ?? '');
  });
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}

function open(): void {
  dialog ??= createDialog();
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
  input?.dispatchEvent(new Event('input'));
}

/** The button of the bar. */
export function searchButton(): VNode {
  return h('button', { type: 'button', class: 'search-button', onClick: open, 'aria-keyshortcuts': '/ Control+K' }, [
    h('span', 'Search'),
    h('kbd', { 'aria-hidden': 'true' }, '/'),
  ]);
}

/** Lets the keyboard open the search. */
export function startSearch(go: (path: string) => void): void {
  navigate = go;
  document.addEventListener('keydown', (event) => {
    const typing =
      event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (slash || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k')) {
      event.preventDefault();
      open();
    }
  });
}
