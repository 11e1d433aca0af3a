// What was found and decided, part by part.
import { button, type Child, el, words } from './dom.js';
import { chainView, consentsView, layerView } from './layers-view.js';
import type { Sample } from './sample.js';
import { outcomesView, type Rules, sayVerdict, verdictView } from './verdict-view.js';
import type { DocumentView, ShownDocument } from './view.js';

/** What there is to show. */
export interface Results {
  readonly documents: readonly DocumentView[];
  readonly which: number;
  readonly shown: ShownDocument | undefined;
  readonly notes: readonly string[];
  readonly misuse: string | undefined;
  readonly command: string;
  /** Whether it is another document than before. */
  readonly fresh: boolean;
}

/** The part of the page that has them. */
export interface ResultsView {
  readonly element: HTMLElement;
  /** Offers the first samples as long as there is nothing else. */
  offer(samples: readonly Sample[], take: (sample: Sample) => void): void;
  show(results: Results): void;
}

/** Makes it, with the clock below the verdict; `chosen` is told which of several documents is to be shown. */
export function createResults(clock: HTMLElement, rules: Rules, chosen: (index: number) => void): ResultsView {
  const live = el('p', { class: 'unseen', 'aria-live': 'polite', 'aria-atomic': 'true' });
  const choice = el('select', { id: 'which' });
  choice.addEventListener('change', () => chosen(Number(choice.value)));
  const first = el('div', { class: 'body' });
  const parts = new Map<string, HTMLElement>();
  const open = new Set<string>(['broken']);
  const part = (name: string, title: string, hidden: boolean = false): HTMLElement => {
    const body = el('div', { class: 'body' });
    const id = `${name}-title`;
    const heading = el('h2', hidden ? { id, class: 'unseen' } : { id }, title);
    parts.set(name, body);
    return el('section', { class: name, 'aria-labelledby': id }, heading, body);
  };
  const put = (name: string, ...children: readonly Child[]): void => {
    const holder = el('div', {}, children);
    const body = parts.get(name) as HTMLElement;
    body.replaceChildren(...holder.childNodes);
    const section = body.closest('section');
    if (section) section.hidden = body.childNodes.length === 0;
  };
  const element = el(
    'div',
    { class: 'main' },
    live,
    el(
      'section',
      { class: 'empty' },
      el('h2', {}, 'Nothing to judge yet'),
      el('p', {}, 'Paste a document, drop a file, or begin with a sample.'),
      first,
    ),
    el(
      'div',
      { class: 'results' },
      el('div', { class: 'which' }, el('label', { for: 'which' }, 'Several documents were found. Shown: '), choice),
      part('verdict', 'Verdict', true),
      clock,
      part('consents', 'What was agreed to'),
      part('chain', 'On whose authority'),
      part('layers', 'Layer by layer'),
      part('rules', 'Rule by rule'),
      part('command', 'On the command line'),
    ),
  );

  return {
    element,
    offer(samples, take) {
      const offered = [
        samples.find(({ rule }) => rule === undefined),
        ...samples.filter(({ rule }) => rule !== undefined),
      ];
      first.replaceChildren(
        ...offered.slice(0, 4).flatMap((sample) => {
          if (!sample) return [];
          const text = sample.rule === undefined ? sample.title : `${sample.title} (${sample.rule})`;
          return [button(text, () => take(sample), { class: 'chip' })];
        }),
      );
    },
    show({ documents, which, shown, notes, misuse, command, fresh }) {
      const current = documents[which];
      choice.replaceChildren(
        ...documents.map((each, index) =>
          el('option', { value: index }, `${index + 1}. ${each.verdict ? `${each.name}: ` : ''}${sayVerdict(each)}`),
        ),
      );
      choice.value = String(which);
      const nothing = el(
        'p',
        { class: 'head v-none' },
        el('span', { class: 'badge', 'aria-hidden': 'true' }, '–'),
        el('strong', {}, 'No document was found'),
      );
      const misused = misuse !== undefined && el('p', { class: 'note' }, 'Not judged: ', words(misuse));
      put(
        'verdict',
        current ? misused || verdictView(current, rules) : nothing,
        notes.map((note) => el('p', { class: 'note' }, words(note))),
      );
      put('rules', current?.verdict && outcomesView(current.verdict, rules, open));
      put(
        'command',
        current?.verdict && [
          el('p', { class: 'faint' }, 'The same verdict, with the document in a file:'),
          el('pre', { tabindex: 0 }, words(command)),
        ],
      );
      live.textContent = current ? sayVerdict(current) : (notes[0] ?? '');
      if (!fresh) return;
      put('layers', shown && layerView(shown.layer, rules, 2));
      put('consents', shown && consentsView(shown.consents));
      put('chain', shown && shown.chain.length > 1 && chainView(shown.chain, rules));
    },
  };
}

/** Opens what is folded: it cannot be read on paper. */
export function unfold(root: ShadowRoot): void {
  for (const part of root.querySelectorAll<HTMLDetailsElement>('.layers details:not([open])')) {
    part.dataset.folded = '';
    part.open = true;
  }
}

/** Closes again what was opened for paper. */
export function fold(root: ShadowRoot): void {
  for (const part of root.querySelectorAll<HTMLDetailsElement>('details[data-folded]')) {
    delete part.dataset.folded;
    part.open = false;
  }
}
