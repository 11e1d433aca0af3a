import { cellOf, nameOfStatus, statusOfOutcomes } from './cell.js';
import type { PageData } from './data.js';
import type { Browser, Item } from './dom.js';
import { answerOf, createItem, createLink, type View } from './item.js';
import { createListView } from './list-view.js';
import { createVectorView } from './vector-view.js';

/** Finds an element that the page was written with. */
export function itemOf({ document }: Browser, id: string): Item {
  return document.getElementById(id) as Item;
}

/** Makes the rows of the matrix follow the filter, and its cells count the vectors of the chosen operation alone. */
export function applyFilter({ browser, data }: View): void {
  const text = itemOf(browser, 'filter-text').value.trim().toLowerCase();
  const operation = itemOf(browser, 'filter-operation').value;
  const show = itemOf(browser, 'filter-show').value;
  const chosen = new Set(
    data.vectors.flatMap((vector, place) => (operation === '' || vector.operation === operation ? [place] : [])),
  );
  let shown = 0;
  for (const body of itemOf(browser, 'matrix').querySelectorAll('tbody')) {
    let any = false;
    for (const row of body.querySelectorAll('tr[data-rule]')) {
      const rule = data.rules[Number(row.dataset.rule)];
      if (!rule) continue;
      const vectors = rule.vectors.filter((place) => chosen.has(place));
      const statuses: string[] = [];
      for (const item of row.querySelectorAll('td')) {
        const column = Number(item.dataset.column);
        const outcomes = vectors
          .map((place) => answerOf({ data }, column, place).outcome)
          .filter((outcome) => outcome !== '');
        const given = item.dataset.status ?? 'absent';
        const status = operation === '' || given === 'absent' ? given : statusOfOutcomes(outcomes);
        statuses.push(status);
        const { mark, count, title } = cellOf(status, outcomes);
        item.className = `cell s-${status}`;
        item.querySelector('b')?.replaceChildren(mark);
        item.querySelector('.count')?.replaceChildren(count);
        item.querySelector('.unseen')?.replaceChildren(nameOfStatus(status));
        item.querySelector('a')?.setAttribute('title', title);
      }
      const declared = new Set(statuses.filter((status) => status !== 'absent' && status !== 'unsupported'));
      const matches =
        text === '' ||
        `${rule.id} ${rule.sentence}`.toLowerCase().includes(text) ||
        vectors.some((place) =>
          `${data.vectors[place]?.id} ${data.vectors[place]?.title}`.toLowerCase().includes(text),
        );
      const fits = show === '' || (show === 'failed' ? declared.has('failed') : declared.size > 1);
      row.hidden = vectors.length === 0 || !matches || !fits;
      if (!row.hidden) shown++;
      any ||= !row.hidden;
    }
    body.hidden = !any;
  }
  itemOf(browser, 'filter-count').textContent = `${shown} of ${data.rules.length} rules`;
}

/** Shows what the address asks for: the matrix, a list of vectors, or a vector. */
export function showAddress(view: View, state: { opened: string; page: number; top: number; left: number }): void {
  const { browser } = view;
  const [overview, panel, frame] = [itemOf(browser, 'overview'), itemOf(browser, 'panel'), itemOf(browser, 'frame')];
  const hash = browser.location.hash.slice(1);
  const about = Object.fromEntries(new URLSearchParams(hash));
  const members = ['rule', 'risk', 'operation', 'outcome', 'at', 'list'];
  const isList = members.some((member) => Object.hasOwn(about, member));
  if (!isList && about.vector === undefined) {
    if (!overview.hidden) return;
    panel.hidden = true;
    overview.hidden = false;
    browser.document.title = itemOf(browser, 'title').textContent ?? '';
    browser.scrollTo(0, state.page);
    frame.scrollTop = state.top;
    frame.scrollLeft = state.left;
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
    [state.page, state.top, state.left] = [browser.scrollY, frame.scrollTop, frame.scrollLeft];
  }
  const { list, ...rest } = about;
  const content = about.vector === undefined ? createListView(view, rest) : createVectorView(view, about.vector);
  const rule = view.data.vectors.find(({ id }) => id === about.vector)?.rules[0];
  const up = createItem(view, 'nav', 'path', createLink(view, {}, '← Matrix'));
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
  const state = { opened: '', page: 0, top: 0, left: 0 };
  for (const id of ['filter-text', 'filter-operation', 'filter-show']) {
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
