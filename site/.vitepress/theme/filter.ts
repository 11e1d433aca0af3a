// The filters of vectors: on a topic they hide sections, on the page of all vectors they list what was found.
import { withBase } from './base.js';

/** A vector as `vectors.json` lists it. */
interface Listed {
  readonly id: string;
  readonly title: string;
  readonly operation: string;
  readonly page: string;
  readonly result: string;
  readonly rule?: string;
  readonly rules: readonly string[];
  readonly faults?: readonly string[];
  readonly risk: readonly string[];
  readonly features: readonly string[];
  readonly classes: readonly string[];
  readonly since: string;
}

const most = 200;
let loading: Promise<readonly Listed[]> | undefined;

function loadAll(): Promise<readonly Listed[]> {
  loading ??= (async () => {
    const response = await fetch(withBase('vectors.json'));
    if (!response.ok) throw new Error(`vectors.json: ${response.status}`);
    return (await response.json()).vectors;
  })();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

function valuesOf(vector: Listed, name: string): readonly string[] {
  switch (name) {
    case 'rules':
      return [...vector.rules, ...(vector.faults ?? [])];
    case 'risk':
      return vector.risk;
    case 'verdict':
      return [vector.result];
    case 'features':
      return vector.features;
    case 'classes':
      return vector.classes;
    default:
      return [vector.since];
  }
}

function chosen(form: HTMLFormElement): {
  readonly picked: readonly (readonly [string, string])[];
  readonly text: string;
} {
  const entries = [...new FormData(form)].flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [[name, value] as const] : [],
  );
  return {
    picked: entries.filter(([name]) => name !== 'text'),
    text: (entries.find(([name]) => name === 'text')?.[1] ?? '').toLowerCase(),
  };
}

function tell(form: HTMLFormElement, text: string): void {
  const count = form.querySelector('.count');
  if (count) count.textContent = text;
}

function filterPage(form: HTMLFormElement): void {
  const { picked, text } = chosen(form);
  const sections = [...document.querySelectorAll<HTMLElement>('section.vector')];
  let shown = 0;
  for (const section of sections) {
    const has = picked.every(([name, value]) => (section.dataset[name] ?? '').split(' ').includes(value));
    const said = text === '' || (section.textContent ?? '').toLowerCase().includes(text);
    section.hidden = !(has && said);
    if (has && said) shown++;
  }
  tell(form, picked.length === 0 && text === '' ? '' : `${shown} of ${sections.length}`);
}

async function filterAll(form: HTMLFormElement): Promise<void> {
  const { picked, text } = chosen(form);
  const place = document.querySelector('.found');
  if (!place) return;
  if (picked.length === 0 && text === '') {
    place.replaceChildren();
    tell(form, '');
    return;
  }
  let all: readonly Listed[];
  try {
    all = await loadAll();
  } catch (error) {
    tell(form, `The list could not be loaded: ${error instanceof Error ? error.message : error}`);
    return;
  }
  const found = all.filter(
    (vector) =>
      picked.every(([name, value]) => valuesOf(vector, name).includes(value)) &&
      (text === '' || `${vector.id} ${vector.title}`.toLowerCase().includes(text)),
  );
  const list = document.createElement('ol');
  list.className = 'vectors';
  for (const { id, title, page, result, rule } of found.slice(0, most)) {
    const link = document.createElement('a');
    link.href = withBase(page);
    link.textContent = title;
    const code = document.createElement('code');
    code.textContent = id;
    const item = document.createElement('li');
    item.append(link, ' ', code, `: ${result}${rule === undefined ? '' : ` ${rule}`}`);
    list.append(item);
  }
  place.replaceChildren(list);
  const left = found.length > most ? `, the first ${most} are shown` : '';
  tell(form, `${found.length} of ${all.length}${left}`);
}

/** Brings the filters of the page to life, with what the address asks for. */
export function startFilters(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>('form.filter')) {
    if (form.dataset.state !== undefined) continue;
    form.dataset.state = 'started';
    const run = (): void => {
      if (form.dataset.scope === 'page') filterPage(form);
      else void filterAll(form);
    };
    form.addEventListener('input', run);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      run();
    });
    const asked = [...new URLSearchParams(location.search)];
    for (const [name, value] of asked) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLSelectElement || field instanceof HTMLInputElement) field.value = value;
    }
    if (asked.length > 0) run();
  }
}
