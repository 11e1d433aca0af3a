// Shows the input of a vector, its difference from its twin and its trace once somebody asks for them: with the viewer of the
// conformance report, from the JSON of the topic that is beside the page.

import type { Browser, Item } from '../../../src/conformance/report-html/dom.js';
import { inspectorCaseOf } from '../../../src/conformance/report-html/inspector-case.js';
import { fragmentOf } from '../../../src/conformance/report-html/inspector-view.js';
import { createBlock, createItem, type View } from '../../../src/conformance/report-html/item.js';
import { layersOf } from '../../../src/conformance/report-html/layer.js';
import { createDifferences, createLayers, formatAscii } from '../../../src/conformance/report-html/vector-view.js';
import type { Vector } from '../../../src/conformance/vector.js';
import { withBase } from './base.js';

const view: View = {
  // An element of the page has what the viewer needs of one.
  get browser() {
    return globalThis.window as unknown as Browser;
  },
  data: { implementation: '', results: '', outcomes: [], rules: [], vectors: [], twins: {}, left: 0 },
  list: [],
};

const topics = new Map<string, Promise<ReadonlyMap<string, Vector>>>();

function loadTopic(file: string): Promise<ReadonlyMap<string, Vector>> {
  const known = topics.get(file);
  if (known) return known;
  const loading = (async () => {
    const response = await fetch(withBase(`vectors/${file}.json`));
    if (!response.ok) throw new Error(`vectors/${file}.json: ${response.status}`);
    // The operation is that of the file.
    const { operation, vectors }: Pick<Vector, 'operation'> & { vectors: readonly Omit<Vector, 'operation'>[] } =
      await response.json();
    return new Map(vectors.map((vector) => [vector.id, { ...vector, operation }]));
  })();
  // What failed may work the next time.
  loading.catch(() => topics.delete(file));
  topics.set(file, loading);
  return loading;
}

function copyButton(text: string, label: string): Item {
  const button = createItem(view, 'button', 'copy-text', label);
  button.setAttribute('type', 'button');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(text).then(
      () => {
        button.textContent = 'Copied';
      },
      () => {
        button.textContent = 'The browser did not let it be copied';
      },
    );
  });
  return button;
}

/** A link that opens the inspector with a vector in it, where the inspector takes its input. */
async function inspectorLink({ operation, input }: Vector): Promise<readonly Item[]> {
  const given = inspectorCaseOf(operation, input);
  if (!given || typeof CompressionStream === 'undefined') return [];
  const link = createItem(view, 'a', '', 'Open it in the inspector');
  link.setAttribute('href', `${withBase('inspector/index.html')}#${await fragmentOf(given)}`);
  link.setAttribute('target', '_self');
  return [link];
}

/** The input, difference, trace and output of a vector. */
async function contentOf(vector: Vector, twin: Vector | undefined, parts: string): Promise<readonly Item[]> {
  const head = (text: string): Item => createItem(view, 'p', 'part', text);
  const difference = twin ? createDifferences(view, vector, { result: twin.expect.result, input: twin.input }) : [];
  if (parts === 'difference') return difference;
  const { input, trace, expect } = vector;
  const buttons = [copyButton(formatAscii(input), 'Copy the input as JSON'), ' ', ...(await inspectorLink(vector))];
  const again = `npx capsig explain ${vector.id}\nnpx capsig conformance run --vector ${vector.id} -- ADAPTER`;
  return [
    createItem(view, 'p', 'buttons', ...buttons),
    head('On the command line: what it is, and what an implementation answers'),
    createBlock(view, again, false),
    ...(twin ? [head(`Difference from ${twin.id}`), ...difference] : []),
    head('Input, layer by layer'),
    ...createLayers(view, layersOf(input)),
    ...(trace ? [head('Trace'), ...createLayers(view, layersOf(trace))] : []),
    ...(expect.output === undefined
      ? []
      : [head('Expected output'), ...createLayers(view, layersOf({ output: expect.output }))]),
  ];
}

async function fill(details: HTMLDetailsElement): Promise<void> {
  const { vector: id, file, parts = 'all', twin: twinId, twinFile } = details.dataset;
  if (id === undefined || file === undefined || details.dataset.state !== undefined) return;
  details.dataset.state = 'loading';
  const body = document.createElement('div');
  body.textContent = 'Loading …';
  details.append(body);
  try {
    const vector = (await loadTopic(file)).get(id);
    const twin = twinId === undefined || twinFile === undefined ? undefined : (await loadTopic(twinFile)).get(twinId);
    if (!vector) throw new Error(`${id} is not in ${file}`);
    body.replaceChildren(...((await contentOf(vector, twin, parts)) as unknown as readonly Node[]));
    details.dataset.state = 'shown';
  } catch (error) {
    body.textContent = `It could not be loaded: ${error instanceof Error ? error.message : error}`;
    delete details.dataset.state;
    details.addEventListener('toggle', () => body.remove(), { once: true });
  }
}

/** Opens the vector that the address names. */
export function openAddressed(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const details = document.getElementById(id)?.closest('section.vector')?.querySelector('details.more');
  if (details instanceof HTMLDetailsElement) details.open = true;
}

/** Fills what is opened, on every page. */
export function startVectors(): void {
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open && target.dataset.vector !== undefined) void fill(target);
    },
    true,
  );
  addEventListener('hashchange', openAddressed);
}
