// The layers of a document, what was agreed to, and who lent what to whom.
import { type Child, el, marked, svg, words } from './dom.js';
import { issue, type Rules } from './verdict-view.js';
import type { ChainNode, Consent, Grant, LayerView } from './view.js';

const grantList = (grants: readonly Grant[]): Child =>
  grants.length > 0 &&
  el(
    'ul',
    { class: 'grants' },
    grants.map(({ sentence, written }) => el('li', {}, words(sentence), el('code', {}, marked(written)))),
  );

/** Shows a layer with those inside of it; `open` of them, one in the other, are open to begin with. */
export function layerView(layer: LayerView, rules: Rules, open: number): HTMLElement {
  const { name, purpose, path, widens, decoded, problems, rows, grants, text, layers, omitted } = layer;
  const same = layers.filter((inner) => inner.name === layers[0]?.name);
  return el(
    'details',
    { class: 'layer', open: open > 0 },
    el(
      'summary',
      {},
      el('strong', {}, name),
      widens && el('span', { class: 'widens' }, 'widens'),
      !decoded && el('span', { class: 'widens' }, 'cannot be decoded'),
      problems.length > 0 && el('span', { class: 'count' }, `${problems.length} not by the book`),
    ),
    el('p', { class: 'faint' }, purpose),
    path !== '' && el('p', { class: 'place' }, 'at ', words(path)),
    problems.map((problem) => issue(problem, rules)),
    rows.length > 0 &&
      el(
        'dl',
        { class: 'rows' },
        rows.map(({ label, value, purpose: why }) => [
          el('dt', {}, words(label)),
          el(
            'dd',
            {},
            el('span', { class: /\s/.test(value) ? 'value' : 'value word' }, marked(value)),
            why !== undefined && el('span', { class: 'purpose' }, why),
          ),
        ]),
      ),
    grantList(grants),
    text !== undefined &&
      el(
        'details',
        { class: 'text' },
        el('summary', {}, 'The text as it stands'),
        el('pre', { tabindex: 0 }, marked(text, true)),
      ),
    // Of parts that are alike the first is enough to begin with.
    layers.map((inner) => layerView(inner, rules, same.length < 3 || inner === same[0] ? open - 1 : 0)),
    omitted !== undefined && el('p', { class: 'faint' }, `and ${omitted} more`),
  );
}

/** Splits two texts where they part. */
function parting(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

const preamble = 'I further authorize the stated URI';

function consentView({ statement, preface, expected, grants, where }: Consent): HTMLElement {
  const same = preface !== undefined;
  const from = Math.max(0, statement?.indexOf(preamble) ?? 0);
  const found = statement?.slice(same ? preface.length + (preface === '' ? 0 : 1) : from) ?? '';
  const at = same ? found.length : parting(found, expected);
  const own = same ? preface : (statement?.slice(0, from) ?? '');
  return el(
    'div',
    { class: 'consent' },
    el(
      'div',
      {},
      el('h3', {}, 'What the wallet showed'),
      statement === undefined
        ? el('p', { class: 'note' }, 'No statement: nobody was told.')
        : el(
            'blockquote',
            {},
            own !== '' && [
              el('span', { class: 'own' }, marked(own)),
              el('span', { class: 'purpose' }, "the signer's own words: they restrict nothing"),
              ' ',
            ],
            el('span', {}, marked(found.slice(0, at)), at < found.length && el('mark', {}, marked(found.slice(at)))),
          ),
    ),
    el('div', {}, el('h3', {}, 'What the signature grants'), grantList(grants) || el('p', {}, 'Nothing.')),
    same
      ? el(
          'p',
          { class: 'says good' },
          el('span', { 'aria-hidden': 'true' }, '✓ '),
          'The statement says what is granted.',
        )
      : el(
          'div',
          { class: 'says bad' },
          el(
            'p',
            {},
            el('span', { 'aria-hidden': 'true' }, '✕ '),
            'The statement does not say what is granted. It should end with:',
          ),
          el('blockquote', {}, marked(expected.slice(0, at)), el('mark', {}, marked(expected.slice(at)))),
        ),
    where !== '' && el('p', { class: 'place' }, 'at ', words(where)),
  );
}

/** Shows what a wallet showed beside what it granted. */
export function consentsView(consents: readonly Consent[]): readonly Child[] {
  return consents.map(consentView);
}

const step = 22;

/** The height of one step of a chain, in pixels. */
const height = 58;

/** Draws a chain: what was handed in above, and what it rests on below. */
export function chainView(chain: readonly ChainNode[], rules: Rules): readonly Child[] {
  if (chain.length === 0) return [];
  const deepest = Math.max(...chain.map(({ depth }) => depth));
  const left = 12 + deepest * step + 14;
  const x = (depth: number): number => 12 + depth * step;
  const y = (index: number): number => index * height + 16;
  const lines = chain.map(({ under, depth }, index) => {
    if (under === undefined) return false;
    // What widens is the link from what was granted down to what it rests on.
    const from = chain[under] as ChainNode;
    const wide = from.widens;
    const [a, b, c, d] = [x(from.depth), y(under), x(depth), y(index)];
    return svg('path', {
      class: wide ? 'link wide' : 'link',
      d: `M${a} ${b + 7}V${d - 8}Q${a} ${d} ${a + 8} ${d}H${c - 7}`,
    });
  });
  const dots = chain.map(({ depth, kind, widens }, index) =>
    svg('circle', { class: `dot ${kind}${widens ? ' wide' : ''}`, cx: x(depth), cy: y(index), r: 6 }),
  );
  const drawing = svg(
    'svg',
    { width: left, height: chain.length * height, 'aria-hidden': 'true' },
    lines.filter((line) => line !== false),
    dots,
  );
  const items = chain.map(({ title, lines: [one, ...more], widens, kind }) =>
    el(
      'li',
      { class: `${kind}${widens ? ' wide' : ''}` },
      el('span', { class: 'title' }, words(title), widens && el('span', { class: 'widens' }, 'widens')),
      el('span', { class: 'line1', title: one }, words(one ?? '')),
      el(
        'span',
        { class: 'line1', title: more.join(' ') },
        words(more[0] ?? ''),
        more.length > 1 && ` and ${more.length - 1} more`,
      ),
    ),
  );
  const why = chain.flatMap((node) => (node.widens ? node.why : []));
  return [
    el('p', { class: 'faint' }, 'What was handed in is above; what it rests on is below it.'),
    el('div', { class: 'links' }, drawing, el('ol', {}, items)),
    why.length > 0 && [el('h3', {}, 'Where it goes beyond what it rests on'), why.map((each) => issue(each, rules))],
  ];
}
