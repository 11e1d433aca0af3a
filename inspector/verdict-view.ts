// The verdict, and why.
import { type Child, el, prose, words } from './dom.js';
import type { DocumentView, IssueView, OutcomeView, Row, VerdictView } from './view.js';

/** What is known of rules, and where their pages are. */
export interface Rules {
  readonly said: Readonly<Record<string, { readonly sentence: string; readonly remedy: string }>>;
  /** The address of a rule's page; undefined where there are none. */
  page(rule: string): string | undefined;
}

const verdicts = {
  accept: { name: 'Valid', mark: '✓' },
  reject: { name: 'Invalid', mark: '✕' },
  undecided: { name: 'Cannot be decided', mark: '?' },
} as const;

/** The address of a rule's page, where `base` says where they are: it ends before the id, or has {id} in it. */
export function pageOf(base: string | null, rule: string): string | undefined {
  if (base === null || !/^[a-z0-9.-]+$/.test(rule)) return undefined;
  return base.includes('{id}') ? base.replace('{id}', rule) : base + rule;
}

/** Names a rule, as a link where it has a page. */
export function ruleName(rule: string, rules: Rules): HTMLElement {
  const page = rules.page(rule);
  const { sentence } = rules.said[rule] ?? {};
  return page === undefined
    ? el('code', { class: 'rule', title: sentence }, rule)
    : el('a', { class: 'rule', href: page, title: sentence }, rule);
}

const listOf = (items: readonly string[]): string => {
  const [last, ...others] = items.toReversed();
  return others.length > 0 ? `${others.toReversed().join(', ')} and ${last}` : (last ?? '');
};

/** Says the verdict in one line, for those who hear it. */
export function sayVerdict({ name, verdict }: DocumentView): string {
  if (!verdict) return `${name}: no verdict`;
  const [issue] = verdict.issues;
  const open =
    verdict.verdict === 'accept' && verdict.notChecked.length > 0
      ? `, except: ${listOf(verdict.notChecked)} not checked`
      : '';
  return `${verdicts[verdict.verdict].name}${issue ? `: ${issue.rule}` : open}`;
}

/** A message, with its long words as code: they are keys, hashes and the like. */
const message = (text: string): readonly Child[] =>
  text.split(/(\S{28,})/).map((part, index) => (index % 2 === 1 ? el('code', {}, words(part)) : words(part)));

function place({ path }: IssueView): Child {
  return path !== '' && el('span', { class: 'place' }, 'at ', words(path));
}

function causes(list: readonly IssueView[], rules: Rules): Child {
  return (
    list.length > 0 &&
    el(
      'ul',
      { class: 'causes' },
      list.map((cause) =>
        el(
          'li',
          {},
          'because ',
          ruleName(cause.rule, rules),
          ' ',
          words(cause.message),
          place(cause),
          causes(cause.causes, rules),
        ),
      ),
    )
  );
}

/** Shows one issue. */
export function issue(shown: IssueView, rules: Rules): HTMLElement {
  return el(
    'div',
    { class: 'issue' },
    ruleName(shown.rule, rules),
    el('p', {}, words(shown.message)),
    place(shown),
    causes(shown.causes, rules),
  );
}

function first(shown: IssueView, rules: Rules): readonly Child[] {
  const { sentence, remedy } = rules.said[shown.rule] ?? { sentence: '', remedy: '' };
  return [
    el('p', { class: 'why' }, ruleName(shown.rule, rules), ' ', el('span', {}, message(shown.message))),
    place(shown),
    causes(shown.causes, rules),
    el(
      'dl',
      { class: 'rows' },
      sentence !== '' && [el('dt', {}, 'the rule'), el('dd', {}, prose(sentence))],
      remedy !== '' && [el('dt', {}, 'what to do'), el('dd', {}, prose(remedy))],
    ),
  ];
}

function rowsOf(rows: readonly Row[]): Child {
  return (
    rows.length > 0 &&
    el(
      'dl',
      { class: 'rows' },
      rows.map(({ label, value }) => [
        el('dt', {}, label),
        el(
          'dd',
          {},
          value.split('\n').map((line) => el('div', {}, message(line))),
        ),
      ]),
    )
  );
}

function lines(title: string, items: readonly string[]): Child {
  return (
    items.length > 0 && [
      el('h3', {}, title),
      el(
        'ul',
        {},
        items.map((item) => el('li', {}, words(item))),
      ),
    ]
  );
}

/** Shows the verdict about a document. */
export function verdictView(shown: DocumentView, rules: Rules): readonly Child[] {
  const { verdict, name, steps, note } = shown;
  const found = steps.length > 0 && el('p', { class: 'faint' }, 'Found in: ', words(steps.join(' › ')));
  if (!verdict) {
    return [
      el(
        'p',
        { class: 'head v-none' },
        el('span', { class: 'badge', 'aria-hidden': 'true' }, '–'),
        el('strong', {}, 'No verdict'),
        el('span', { class: 'kind' }, name),
      ),
      el(
        'p',
        {},
        note === undefined ? 'It holds nothing that could be judged.' : `There is nothing to judge: ${note}.`,
      ),
      found,
    ];
  }
  const { name: called, mark } = verdicts[verdict.verdict];
  const [decisive, ...others] = verdict.issues;
  return [
    el(
      'p',
      { class: `head v-${verdict.verdict}` },
      el('span', { class: 'badge', 'aria-hidden': 'true' }, mark),
      el('strong', {}, called),
      el('span', { class: 'kind' }, name),
    ),
    verdict.slip !== undefined &&
      el(
        'p',
        { class: 'note' },
        'As it was written it is not this document: ',
        words(verdict.slip),
        '. Everything below is about it without that.',
      ),
    decisive && first(decisive, rules),
    verdict.notChecked.length > 0 &&
      el(
        'p',
        { class: 'note' },
        `Not checked: ${listOf(verdict.notChecked)}. Say what you expect beside it, and it will be.`,
      ),
    others.length > 0 && [el('h3', {}, 'Broken as well'), others.map((each) => issue(each, rules))],
    lines('What may be behind it', verdict.advice),
    rowsOf(verdict.proven),
    lines('The use that you stated', verdict.used),
    found,
  ];
}

const outcomes: readonly (readonly [OutcomeView['outcome'], string, string])[] = [
  ['broken', 'Broken', '✕'],
  ['held', 'Held', '✓'],
  ['off', 'Off in this profile', '–'],
  ['not-reached', 'Not reached', '·'],
];

/** Shows what became of each rule; `open` says which groups are. */
export function outcomesView({ outcomes: rows }: VerdictView, rules: Rules, open: Set<string>): readonly Child[] {
  return outcomes.map(([outcome, name, mark]): Child => {
    const own = rows.filter((row) => row.outcome === outcome);
    if (own.length === 0) return false;
    const group = el(
      'details',
      { class: `outcomes o-${outcome}`, open: open.has(outcome) },
      el(
        'summary',
        {},
        el('span', { class: 'mark', 'aria-hidden': 'true' }, mark),
        `${name} `,
        el('span', { class: 'count' }, String(own.length)),
      ),
      el(
        'ul',
        {},
        own.map(({ rule, why }) =>
          el(
            'li',
            {},
            ruleName(rule, rules),
            el(
              'span',
              { class: 'faint' },
              ' ',
              why === undefined ? prose(rules.said[rule]?.sentence ?? '') : words(why),
            ),
          ),
        ),
      ),
    );
    group.addEventListener('toggle', () => (group.open ? open.add(outcome) : open.delete(outcome)));
    return group;
  });
}
