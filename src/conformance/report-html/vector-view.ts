import type { PageVector } from './data.js';
import type { Item } from './dom.js';
import type { Content } from './item.js';
import {
  answerOf,
  createBlock,
  createItem,
  createLink,
  createOutcome,
  createRowHead,
  createSection,
  createTable,
  createText,
  createVerdict,
  expectedOf,
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
export function createDifferences(view: View, vector: PageVector, twin: PageVector): readonly Item[] {
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
export function createTags(view: View, vector: PageVector): Item {
  const term = (name: string, ...content: readonly Content[]): Content =>
    content.length === 0
      ? undefined
      : createItem(view, 'div', '', createItem(view, 'dt', '', name), createItem(view, 'dd', '', ...content));
  const tags = (member: string, values: readonly string[]): readonly Content[] =>
    values.map((value) => [createLink(view, { [member]: value }, value), ' ']);
  return createItem(
    view,
    'dl',
    'tags',
    term('Rules', ...tags('rule', vector.rules)),
    term('Risk', ...tags('risk', vector.risk)),
    term('Operation', ...tags('operation', [vector.operation])),
    term('Needs', ...vector.features),
    term('Since', vector.since),
  );
}

/** Creates what stands about the conflict that a contested vector shows. */
export function createContested(view: View, { contested }: PageVector): Item | undefined {
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

/** Creates the table of what every implementation answered. */
export function createAnswers(view: View, place: number, vector: PageVector): Item {
  const answers = view.data.implementations.map((implementation, column) => {
    const answer = answerOf(view, column, place);
    // Two verdicts side by side say the same.
    const seen = answer.given !== '' && /^expected (?:accept|reject|undecided)\b/.test(answer.detail);
    const expected = expectedOf(view, vector, column);
    return { ...implementation, ...answer, told: seen ? '' : answer.detail, expected };
  });
  // What is the same in every row is said above the table.
  const several = new Set(answers.map(({ profile }) => profile)).size > 1;
  const differs = answers.some(({ expected }) => expected !== vector.expect);
  const telling = answers.some(({ told }) => told !== '');
  const rows = answers.map(({ name, profile, outcome, given, rule, told, expected }) => {
    const asked = outcome !== 'unsupported' && outcome !== '';
    const cells: readonly Content[] = [
      createOutcome(view, outcome),
      asked ? createVerdict(view, given, rule) : '',
      ...(differs ? [createVerdict(view, expected.result, expected.rule)] : []),
      ...(telling ? [told] : []),
    ];
    const sub = several ? createItem(view, 'span', 'sub', profile) : undefined;
    const head = createRowHead(view, createLink(view, { at: name }, name), sub);
    return createItem(
      view,
      'tr',
      '',
      head,
      cells.map((cell) => createItem(view, 'td', '', cell)),
    );
  });
  const titles = [
    'Implementation',
    'Outcome',
    'Given',
    ...(differs ? ['Expected'] : []),
    ...(telling ? ['What differs'] : []),
  ];
  return createTable(view, 'answers', titles, rows);
}

/** Formats a value as JSON in ASCII, to be copied. */
export function formatAscii(value: unknown): string {
  return (JSON.stringify(value, null, 2) ?? '').replace(/[^\n\x20-\x7e]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Creates the page of a vector. */
export function createVectorView(view: View, id: string): readonly Content[] {
  const { vectors } = view.data;
  const place = vectors.findIndex((vector) => vector.id === id);
  const vector = vectors[place];
  if (!vector) return [createItem(view, 'h1', '', 'No such vector'), createItem(view, 'p', '', id)];
  const twin = vectors.find((each) => each.id === vector.twin);
  const rule = view.data.rules.find((each) => each.id === vector.rules[0]);
  const list = view.list.includes(place) ? view.list : (rule?.vectors ?? []);
  const at = list.indexOf(place);
  const step = (to: number | undefined, text: string): Content => {
    const target = to === undefined ? undefined : vectors[to];
    return target ? createLink(view, { vector: target.id }, text) : createItem(view, 'span', 'faint', text);
  };
  const { result, rule: broken, output } = vector.expect;
  const others = Object.entries(vector.profiles ?? {});
  const steps = createItem(
    view,
    'nav',
    'steps',
    step(at > 0 ? list[at - 1] : undefined, '← previous'),
    createItem(view, 'span', 'faint', at < 0 ? '' : `${at + 1} of ${list.length}`),
    step(at < 0 ? undefined : list[at + 1], 'next →'),
  );
  steps.setAttribute('aria-label', 'Vectors of the list');
  return [
    steps,
    createItem(view, 'h1', '', vector.title),
    createItem(view, 'p', 'id', createItem(view, 'code', '', vector.id)),
    createItem(
      view,
      'p',
      'expected',
      'Expected: ',
      createItem(view, 'strong', '', createVerdict(view, result, broken)),
    ),
    createItem(view, 'p', '', vector.reason),
    others.length === 0
      ? undefined
      : createItem(
          view,
          'p',
          '',
          'Elsewhere: ',
          others.map(([name, each], index) => [
            index > 0 ? ', ' : '',
            createVerdict(view, each.result, each.rule),
            ` under ${name}`,
          ]),
          '.',
        ),
    createTags(view, vector),
    createContested(view, vector),
    createItem(view, 'h2', '', 'Answers'),
    createAnswers(view, place, vector),
    twin
      ? [
          createItem(view, 'h2', '', 'Difference from its twin'),
          createItem(view, 'p', '', createItem(view, 'code', '', vector.mutation ?? '')),
          createItem(
            view,
            'p',
            'key',
            createItem(
              view,
              'span',
              '',
              createItem(view, 'del', '', '−'),
              ' ',
              createLink(view, { vector: twin.id }, twin.id),
              `, ${twin.expect.result}`,
            ),
            createItem(view, 'span', '', createItem(view, 'ins', '', '+'), ' this vector'),
          ),
          createDifferences(view, vector, twin),
        ]
      : undefined,
    createItem(view, 'h2', '', 'Input'),
    vector.cut
      ? createItem(view, 'p', 'note', 'Long texts are cut on this page. The vector file has them whole.')
      : undefined,
    createLayers(view, layersOf(vector.input)),
    createSection(view, 'the input as JSON', true, createBlock(view, formatAscii(vector.input), false)),
    vector.trace ? [createItem(view, 'h2', '', 'Trace'), createLayers(view, layersOf(vector.trace))] : undefined,
    output === undefined
      ? undefined
      : [createItem(view, 'h2', '', 'Expected output'), createLayers(view, layersOf({ output }))],
  ];
}
