import type { PageData } from './data.js';
import type { Browser, Item } from './dom.js';
import { createItem, createLink, type View } from './item.js';
import { createListView } from './list-view.js';
import { createVectorView } from './vector-view.js';

/** Finds an element that the page was written with. */
export function itemOf({ document }: Browser, id: string): Item {
  return document.getElementById(id) as Item;
}

/** Makes the rows of the rules follow the filter. */
function applyFilter({ browser, data }: View): void {
  const text = itemOf(browser, 'filter-text').value.trim().toLowerCase();
  const show = itemOf(browser, 'filter-show').value;
  let [shown, all] = [0, 0];
  for (const body of itemOf(browser, 'matrix').querySelectorAll('tbody')) {
    let any = false;
    for (const row of body.querySelectorAll('tr[data-rule]')) {
      const { id, sentence } = data.rules[Number(row.dataset.rule)] ?? { id: '', sentence: '' };
      const statuses = new Set((row.dataset.statuses ?? '').split(' '));
      const declared = [...statuses].filter((status) => status !== 'absent' && status !== 'unsupported');
      const matches = `${id} ${sentence}`.toLowerCase().includes(text);
      row.hidden = !matches || !(show === '' || (show === 'failed' ? statuses.has('failed') : declared.length > 1));
      all++;
      if (!row.hidden) shown++;
      any ||= !row.hidden;
    }
    body.hidden = !any;
  }
  itemOf(browser, 'filter-count').textContent = `${shown} of ${all} rules`;
}

/** Shows what the address asks for: the overview, a list of vectors, or a vector. */
function showAddress(view: View, state: { opened: string; page: number }): void {
  const { browser } = view;
  const [overview, panel] = [itemOf(browser, 'overview'), itemOf(browser, 'panel')];
  const hash = browser.location.hash.slice(1);
  const about = Object.fromEntries(new URLSearchParams(hash));
  const members = ['cause', 'rule', 'risk', 'operation', 'outcome', 'list'];
  if (!members.some((member) => Object.hasOwn(about, member)) && about.vector === undefined) {
    if (!overview.hidden) return;
    panel.hidden = true;
    overview.hidden = false;
    browser.document.title = itemOf(browser, 'title').textContent ?? '';
    browser.scrollTo(0, state.page);
    // Back to where the reader came from.
    for (const link of overview.querySelectorAll('a[href]')) {
      if ((link as { readonly hash?: string }).hash?.slice(1) !== state.opened) continue;
      link.focus({ preventScroll: true });
      break;
    }
    return;
  }
  if (!overview.hidden) {
    state.opened = hash;
    state.page = browser.scrollY;
  }
  const content = about.vector === undefined ? createListView(view, about) : createVectorView(view, about.vector);
  const rule = view.data.vectors.find(({ id }) => id === about.vector)?.rules[0];
  const up = createItem(view, 'nav', 'path', createLink(view, {}, `← ${view.data.implementation}`));
  if (rule !== undefined) up.append(' › ', createLink(view, { rule }, rule));
  up.setAttribute('aria-label', 'Path');
  panel.replaceChildren(up, createItem(view, 'div', '', content));
  overview.hidden = true;
  panel.hidden = false;
  const head = panel.querySelector('h1');
  browser.document.title = head?.textContent ?? '';
  browser.scrollTo(0, 0);
  head?.setAttribute('tabindex', '-1');
  head?.focus({ preventScroll: true });
}

/** Starts the page. */
export function startPage(browser: Browser): void {
  const data = JSON.parse(itemOf(browser, 'data').textContent ?? '') as PageData;
  const view: View = { browser, data, list: [] };
  const state = { opened: '', page: 0 };
  for (const id of ['filter-text', 'filter-show']) {
    itemOf(browser, id).addEventListener('input', () => applyFilter(view));
  }
  itemOf(browser, 'filter').hidden = false;
  browser.addEventListener('hashchange', () => showAddress(view, state));
  browser.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && !itemOf(browser, 'panel').hidden) browser.location.hash = '';
  });
  applyFilter(view);
  showAddress(view, state);
}
