import type { PageTwin, PageVector, WholeVector } from './data.js';
import type { Item } from './dom.js';
import { createOnSite } from './inspector-view.js';
import type { Content } from './item.js';
import {
  createBlock,
  createItem,
  createLink,
  createOutcome,
  createSection,
  createText,
  createVerdict,
  type View,
} from './item.js';
import type { Layer } from './layer.js';
import { layersOf } from './layer.js';
import type { Part } from './text-difference.js';
import { differenceOfTexts } from './text-difference.js';

/** Creates the texts of an input. */
export function createLayers(view: View, layers: readonly Layer[]): readonly Item[] {
  return layers.map(({ name, text, exact, folded }) =>
    createSection(view, name, folded, createBlock(view, text, exact)),
  );
}

/** Creates the difference of two texts. */
export function createDifference(view: View, before: string, after: string, exact: boolean): Item {
  const signs = { same: ' ', removed: '−', added: '+', gap: '⋮' };
  // Long stretches are shortened, most of all those that say nothing: the input stands whole below.
  const shorten = (text: string, most: number, kind: string): Content => {
    const characters = [...text];
    if (characters.length <= most) return createText(view, text, exact, false);
    const part = (from: number, to?: number): Content =>
      createText(view, characters.slice(from, to).join(''), exact, false);
    const left = ` [${characters.length - most / 2} ${kind} characters] `;
    return [part(0, most / 4), createItem(view, 'span', 'sign', left), part(-most / 4)];
  };
  const rows = differenceOfTexts(before, after).map(({ kind, parts }) => {
    const part = ({ text, changed }: Part): Content => {
      const shown = text.endsWith('\n') && !exact ? text.slice(0, -1) : text;
      if (!changed || kind === 'same' || kind === 'gap') return shorten(shown, 240, 'equal');
      return createItem(view, kind === 'removed' ? 'del' : 'ins', '', shorten(shown, 1200, 'more'));
    };
    const sign = createItem(view, 'span', 'gutter', signs[kind]);
    return createItem(view, 'span', `line ${kind}`, sign, createItem(view, 'span', 'content', parts.map(part)));
  });
  const block = createItem(view, 'pre', 'difference', rows);
  block.setAttribute('tabindex', '0');
  return block;
}

/** Creates the differences of an input from that of its twin, by the texts that they hold. */
export function createDifferences(view: View, vector: WholeVector, twin: PageTwin): readonly Item[] {
  const [own, others] = [layersOf(vector.input), layersOf(twin.input)];
  const otherNamed = new Map(others.map((layer) => [layer.name, layer]));
  const names = new Set(own.map(({ name }) => name));
  const changed = own.filter((layer) => otherNamed.get(layer.name)?.text !== layer.text);
  // What was formatted or decoded on one side alone is no difference: its source is.
  const shown = changed.filter(({ name, exact }) => otherNamed.has(name) || (exact && !name.includes(' › ')));
  const missing = others.filter(({ name, exact }) => !names.has(name) && exact && !/ › |\(formatted\)/.test(name));
  const readable = new Set(shown.filter(({ folded }) => !folded).map(({ name }) => name));
  const items = shown.map(({ name, text, exact, folded }) => {
    const deeper = folded && [...readable].some((each) => each.startsWith(name.replace(/ \(bytes\)$/, '')));
    return createSection(view, name, deeper, createDifference(view, otherNamed.get(name)?.text ?? '', text, exact));
  });
  const gone = missing.map(({ name, text, exact }) =>
    createSection(view, `${name} (only in the twin)`, false, createDifference(view, text, '', exact)),
  );
  const all = [...items, ...gone];
  return all.length > 0 ? all : [createItem(view, 'p', '', 'The inputs are equal.')];
}

/** Creates the tags of a vector: its rules, its risks, where it stands. */
function createTags(view: View, { rules, operation, whole }: PageVector): Item {
  const term = (name: string, ...content: readonly Content[]): Content =>
    content.length === 0
      ? undefined
      : createItem(view, 'div', '', createItem(view, 'dt', '', name), createItem(view, 'dd', '', ...content));
  const tags = (member: string, values: readonly string[] = []): readonly Content[] =>
    values.map((value) => [createLink(view, { [member]: value }, value), ' ']);
  return createItem(
    view,
    'dl',
    'tags',
    term('Rules', ...tags('rule', rules)),
    term('Risk', ...tags('risk', whole?.risk)),
    term('Operation', ...tags('operation', [operation])),
    term('Needs', ...(whole?.features ?? []).map((feature) => `${feature} `)),
    term('Since', ...(whole ? [whole.since] : [])),
  );
}

/** Creates what stands about the conflict that a contested vector shows. */
function createContested(view: View, contested: WholeVector['contested']): Item | undefined {
  if (!contested) return undefined;
  const { page, alternatives } = contested;
  const link = createItem(view, /^https:/.test(page) ? 'a' : 'code', '', page);
  if (/^https:/.test(page)) link.setAttribute('href', page);
  return createItem(
    view,
    'aside',
    'contested',
    createItem(view, 'h2', '', 'Contested'),
    createItem(
      view,
      'p',
      '',
      'The standard contradicts itself here: the vector is shown, never scored. Explained in ',
      link,
      '.',
    ),
    createItem(
      view,
      'ul',
      '',
      alternatives.map(({ result, rule, reading }) =>
        createItem(view, 'li', '', createItem(view, 'strong', '', createVerdict(view, result, rule)), `: ${reading}`),
      ),
    ),
  );
}

/** Creates what was answered, and how to ask again. */
function createAnswer(view: View, { id, outcome, given, told, detail, native }: PageVector): readonly Content[] {
  const { data } = view;
  const meaning = data.outcomes.find((each) => each.id === outcome)?.meaning ?? '';
  // Two verdicts side by side say the same.
  const seen = detail === undefined || (given !== undefined && /^expected (?:accept|reject|undecided)\b/.test(detail));
  const again = `capsig explain ${id} --results ${data.results}\ncapsig conformance run --vector ${id} -- ADAPTER`;
  return [
    createItem(view, 'p', '', createOutcome(view, outcome), ' ', createVerdict(view, given, told)),
    createItem(view, 'p', 'faint', meaning),
    seen ? undefined : createItem(view, 'p', '', detail),
    native === undefined
      ? undefined
      : createItem(view, 'p', '', 'In its own words: ', createItem(view, 'code', '', native)),
    createBlock(view, again, false),
  ];
}

/** Names the file that has the vector, as a link where it is known where the files are. */
function createFile({ data, ...rest }: View, file: string): Content {
  const view = { data, ...rest };
  if (data.base === undefined || file === '') return createItem(view, 'code', '', file);
  const link = createItem(view, 'a', '', file);
  link.setAttribute('href', `${data.base}/${file}`);
  return link;
}

/** Formats a value as JSON in ASCII, to be copied. */
export function formatAscii(value: unknown): string {
  return (JSON.stringify(value, null, 2) ?? '').replace(/[^\n\x20-\x7e]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Creates what a vector holds, as far as it is on the page. */
function createWhole(view: View, whole: WholeVector): readonly Content[] {
  const { input, trace, output, twin = '', mutation = '', cut } = whole;
  const made = view.data.twins[twin];
  const difference = made && [
    createItem(view, 'h2', '', 'Difference from its twin'),
    createItem(view, 'p', '', createItem(view, 'code', '', mutation)),
    createItem(
      view,
      'p',
      'key',
      createItem(view, 'span', '', createItem(view, 'del', '', '−'), ` ${twin}, ${made.result}`),
      createItem(view, 'span', '', createItem(view, 'ins', '', '+'), ' this vector'),
    ),
    createDifferences(view, whole, made),
  ];
  return [
    difference,
    createItem(view, 'h2', '', 'Input'),
    cut ? createItem(view, 'p', 'note', 'Long texts are cut on this page. The vector file has them whole.') : undefined,
    createLayers(view, layersOf(input)),
    createSection(view, 'the input as JSON', true, createBlock(view, formatAscii(input), false)),
    trace ? [createItem(view, 'h2', '', 'Trace'), createLayers(view, layersOf(trace))] : undefined,
    output === undefined
      ? undefined
      : [createItem(view, 'h2', '', 'Expected output'), createLayers(view, layersOf({ output }))],
  ];
}

/** Creates the page of a vector. */
export function createVectorView(view: View, id: string): readonly Content[] {
  const { vectors, rules } = view.data;
  const place = vectors.findIndex((vector) => vector.id === id);
  const vector = vectors[place];
  if (!vector) return [createItem(view, 'h1', '', 'Not on this page'), createItem(view, 'p', '', id)];
  const about = (each: PageVector): boolean => each.rules[0] === vector.rules[0];
  const list = view.list.includes(place) ? view.list : vectors.flatMap((each, at) => (about(each) ? [at] : []));
  const at = list.indexOf(place);
  const step = (to: number | undefined, text: string): Content => {
    const target = to === undefined ? undefined : vectors[to];
    return target ? createLink(view, { vector: target.id }, text) : createItem(view, 'span', 'faint', text);
  };
  const steps = createItem(
    view,
    'nav',
    'steps',
    step(at > 0 ? list[at - 1] : undefined, '← previous'),
    createItem(view, 'span', 'faint', `${at + 1} of ${list.length}`),
    step(list[at + 1], 'next →'),
  );
  steps.setAttribute('aria-label', 'Vectors of the list');
  const { expect, whole, file } = vector;
  const rule = rules.find((each) => each.id === expect.rule);
  return [
    steps,
    createItem(view, 'h1', '', vector.title),
    createItem(view, 'p', 'id', createItem(view, 'code', '', vector.id), ' in ', createFile(view, file)),
    createItem(
      view,
      'p',
      'expected',
      'Expected: ',
      createItem(view, 'strong', '', createVerdict(view, expect.result, expect.rule)),
    ),
    whole ? createItem(view, 'p', '', whole.reason) : undefined,
    rule ? createItem(view, 'p', 'faint', rule.sentence) : undefined,
    createTags(view, vector),
    createContested(view, whole?.contested),
    createItem(view, 'h2', '', 'Answered'),
    createAnswer(view, vector),
    createOnSite(view, vector),
    whole
      ? createWhole(view, whole)
      : createItem(
          view,
          'p',
          'note',
          'There was no room on this page for the input: it is in ',
          createFile(view, file),
          ', and the first command shows it.',
        ),
  ];
}
