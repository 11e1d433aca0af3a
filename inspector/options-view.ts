// What the verifier knows: the options of the command line as fields, with what the document says to choose from.
import { button, el } from './dom.js';
import { sessionOnly } from './options.js';
import type { Offers, Options } from './view.js';

interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  readonly lines?: true;
  readonly more?: true;
  readonly choices?: readonly string[];
}

const fields: readonly Field[] = [
  { name: 'node', label: 'Node', hint: 'the verifying node, host:port' },
  { name: 'request', label: 'Request', hint: 'what is asked, ability=resource, one a line', lines: true },
  { name: 'domain', label: 'Domain', hint: 'the site that the wallet has to have signed for' },
  { name: 'nonce', label: 'Nonce', hint: 'the nonce that was given out' },
  { name: 'root', label: 'Root', hint: 'the account on whose authority all has to rest', more: true },
  { name: 'account', label: 'Account', hint: 'the account that has to have granted', more: true },
  { name: 'audience', label: 'URI', hint: 'of One-Click Auth: the URI that was asked for', more: true },
  { name: 'chain', label: 'Chains', hint: 'of One-Click Auth: eip155:1, one a line', lines: true, more: true },
  {
    name: 'as',
    label: 'Kind',
    hint: 'what it has to be; detected unless chosen',
    more: true,
    choices: ['login', 'session', 'delegation', 'auth-sig', 'session-sig', 'session-sigs', 'one-click-auth', 'ceramic'],
  },
  { name: 'max-age', label: 'Longest age', hint: 'of a login without an expiry, in seconds', more: true },
  { name: 'network-key', label: 'Network key', hint: 'the BLS key of the network, 96 hex digits', more: true },
  { name: 'signed-text', label: 'Signed text', hint: 'the text behind a Cosmos signature', lines: true, more: true },
  {
    name: 'use',
    label: 'Use of a delegation',
    hint: 'name=value,...: credit, owner, delegatee, uses, price, scope',
    more: true,
  },
  { name: 'fact', label: 'Facts', hint: 'name=value,...: delegatee, token, uses, price, scope', more: true },
];

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** The fields of the page. */
export interface OptionsView {
  readonly element: HTMLElement;
  /** Opens or closes them; they can be opened by hand. */
  open(open: boolean): void;
  read(): Options;
  write(options: Options): void;
  /** Shows what the document says, and only the fields that go with it. */
  offer(offers: Offers, authSigsOnly: boolean): void;
  /** Fills in the profiles. */
  profiles(named: Readonly<Record<string, string>>): void;
  /** Says what is wrong with them. */
  fault(message: string | undefined): void;
}

/** Makes the fields; `changed` is called when one was changed. */
export function createOptions(changed: () => void): OptionsView {
  const controls = new Map<string, Control>();
  const chips = new Map<string, HTMLElement>();
  const blocks = new Map<string, HTMLElement>();
  const error = el('p', { class: 'fault', role: 'alert' });

  const profile = el(
    'select',
    { id: 'o-profile', 'aria-describedby': 'h-profile' },
    el('option', { value: '' }, 'strict'),
  );
  const title = el('p', { class: 'hint', id: 'h-profile' });
  const entitle = (): void => {
    title.textContent = profile.selectedOptions[0]?.title ?? '';
  };
  profile.addEventListener('change', () => {
    entitle();
    changed();
  });
  controls.set('profile', profile);

  const blockOf = ({ name, label, hint, lines, choices }: Field): HTMLElement => {
    const own = {
      id: `o-${name}`,
      'aria-describedby': `h-${name}`,
      spellcheck: 'false',
      autocomplete: 'off',
      autocapitalize: 'off',
    };
    const control = choices
      ? el(
          'select',
          { id: own.id, 'aria-describedby': own['aria-describedby'] },
          el('option', { value: '' }, 'detected'),
          choices.map((choice) => el('option', { value: choice }, choice)),
        )
      : lines
        ? el('textarea', { ...own, rows: 1 })
        : el('input', { type: 'text', ...own });
    let timer = 0;
    control.addEventListener('input', () => {
      clearTimeout(timer);
      timer = window.setTimeout(changed, 250);
    });
    controls.set(name, control);
    const offered = el('div', { class: 'chips' });
    chips.set(name, offered);
    const block = el(
      'div',
      { class: 'field' },
      el('label', { for: own.id }, label),
      control,
      el('p', { class: 'hint', id: own['aria-describedby'] }, hint),
      offered,
    );
    blocks.set(name, block);
    return block;
  };

  const all = el(
    'details',
    { class: 'all' },
    el('summary', {}, el('h2', { id: 'options-title' }, 'What the verifier knows')),
    el('p', { class: 'faint' }, 'What is left empty is not checked.'),
    el('div', { class: 'field' }, el('label', { for: 'o-profile' }, 'Profile'), profile, title),
    fields.filter(({ more }) => !more).map(blockOf),
    el('details', { class: 'more' }, el('summary', {}, 'More'), fields.filter(({ more }) => more).map(blockOf)),
  );
  const element = el('section', { class: 'options', 'aria-labelledby': 'options-title' }, error, all);

  return {
    element,
    open(open) {
      all.open = open;
    },
    read: () =>
      Object.fromEntries([...controls].flatMap(([name, { value }]) => (value.trim() === '' ? [] : [[name, value]]))),
    write(options) {
      for (const [name, control] of controls) control.value = options[name] ?? '';
      entitle();
    },
    offer(offers, authSigsOnly) {
      for (const [name, block] of blocks) block.hidden = authSigsOnly && sessionOnly.includes(name);
      for (const [name, place] of chips) {
        const control = controls.get(name);
        const values = (offers as Readonly<Record<string, readonly string[] | undefined>>)[name] ?? [];
        place.replaceChildren(
          ...values.slice(0, 4).map((value) =>
            button(
              value,
              () => {
                if (!control) return;
                control.value = value;
                changed();
              },
              { class: 'chip', title: `Take what the document says: ${value}` },
            ),
          ),
        );
      }
    },
    profiles(named) {
      const { value } = profile;
      profile.replaceChildren(
        ...Object.entries(named).map(([name, what]) =>
          el('option', { value: name === 'strict' ? '' : name, title: what }, name),
        ),
      );
      profile.value = value;
      entitle();
    },
    fault(message) {
      error.textContent = message ?? '';
      error.hidden = message === undefined;
    },
  };
}
