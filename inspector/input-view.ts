// Where a document is pasted, dropped, opened or taken from the samples.
import { button, type Child, el, words } from './dom.js';
import type { Sample } from './sample.js';
import type { Input, SecretNote } from './view.js';

/** What the page does with what is handed in. */
export interface Handlers {
  load(input: Input, name: string | undefined): void;
  sample(sample: Sample): void;
  link(): void;
  clear(): void;
}

/** The part of the page that takes documents. */
export interface InputView {
  readonly element: HTMLElement;
  /** Shows what may be shown of the input. */
  show(text: string, editable: boolean, note: string | undefined): void;
  secrets(notes: readonly SecretNote[]): void;
  samples(samples: readonly Sample[]): void;
  /** Says something beside the buttons. */
  say(...message: readonly Child[]): void;
  /** Says whether there is something to link to. */
  linkable(possible: boolean): void;
}

/** The largest file that is read: beyond it the worker would refuse it. */
const largest = 8 * 1024 * 1024 + 1;

/** Makes it; files can be dropped anywhere on `zone`. */
export function createInput(zone: HTMLElement, handlers: Handlers): InputView {
  const area = el('textarea', {
    id: 'document',
    rows: 9,
    spellcheck: 'false',
    autocomplete: 'off',
    autocapitalize: 'off',
    placeholder: 'Paste an AuthSig, session signatures, a SIWE message, a ReCap, a request, a log line…',
    'aria-describedby': 'document-hint',
  });
  const note = el('p', { class: 'note', hidden: true });
  const alert = el('div', { class: 'secrets', role: 'alert', hidden: true });
  const message = el('p', { class: 'faint said', role: 'status' });
  const file = el('input', { type: 'file', hidden: true });
  const menu = el('select', { 'aria-label': 'Samples' }, el('option', { value: '' }, 'Try a sample…'));
  const link = button('Copy a link', handlers.link, { disabled: true });
  let samples: readonly Sample[] = [];
  let timer = 0;

  const take = async (taken: File): Promise<void> => {
    const bytes = new Uint8Array(await taken.slice(0, largest).arrayBuffer());
    handlers.load(bytes, taken.name);
  };
  // What is pasted is looked at before it is shown: a secret is not to stand on the screen for a moment.
  area.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    const [dropped] = event.clipboardData?.files ?? [];
    if (pasted === '' && !dropped) return;
    event.preventDefault();
    if (pasted === '' && dropped) void take(dropped);
    else
      handlers.load(area.value.slice(0, area.selectionStart) + pasted + area.value.slice(area.selectionEnd), undefined);
  });
  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => (area.value === '' ? handlers.clear() : handlers.load(area.value, undefined)), 300);
  });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen) void take(chosen);
    file.value = '';
  });
  menu.addEventListener('change', () => {
    const sample = samples.find(({ id }) => id === menu.value);
    if (sample) handlers.sample(sample);
  });
  zone.addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  zone.addEventListener('dragleave', () => zone.classList.remove('over'));
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    const [dropped] = event.dataTransfer?.files ?? [];
    const text = event.dataTransfer?.getData('text/plain') ?? '';
    if (dropped) void take(dropped);
    else if (text !== '') handlers.load(text, undefined);
  });

  const element = el(
    'section',
    { class: 'input', 'aria-labelledby': 'document-title' },
    el('h2', { id: 'document-title' }, el('label', { for: 'document' }, 'Document')),
    area,
    el(
      'p',
      { class: 'hint', id: 'document-hint' },
      'Or drop a file. Everything happens in this page: nothing of it is sent anywhere.',
    ),
    note,
    alert,
    el(
      'div',
      { class: 'buttons' },
      menu,
      button('Open a file', () => file.click()),
      link,
      button('Clear', handlers.clear),
      file,
    ),
    message,
  );

  return {
    element,
    show(text, editable, why) {
      clearTimeout(timer);
      // Where somebody types is not moved by an answer that says the same.
      if (area.value !== text) area.value = text;
      area.readOnly = !editable;
      note.hidden = why === undefined;
      note.replaceChildren(...(why === undefined ? [] : [`Not shown: ${why}.`]));
      // Two samples may have one text, and other options.
      if (samples.find(({ id }) => id === menu.value)?.text !== text) menu.value = '';
      message.textContent = '';
    },
    secrets(notes) {
      alert.hidden = notes.length === 0;
      const said = notes.map(({ kind, advice, sure }) =>
        el('li', {}, el('strong', {}, sure ? `This is ${kind}` : `This may be ${kind}`), `: ${advice}.`),
      );
      if (notes.length === 0) alert.replaceChildren();
      else
        alert.replaceChildren(
          el(
            'p',
            {},
            el('strong', {}, 'A secret was pasted. '),
            'It is masked, it stays in this page, and no link can be made of it.',
          ),
          el('ul', {}, said),
        );
    },
    samples(list) {
      samples = list;
      const group = (label: string, own: readonly Sample[]): HTMLElement =>
        el(
          'optgroup',
          { label },
          own.map(({ id, title, rule }) =>
            el('option', { value: id }, rule === undefined ? title : `${rule}: ${title}`),
          ),
        );
      menu.append(
        group(
          'Valid',
          list.filter(({ rule }) => rule === undefined),
        ),
        group(
          'Not valid',
          list.filter(({ rule }) => rule !== undefined),
        ),
      );
    },
    say(...said) {
      message.replaceChildren(
        ...said
          .flatMap((each) => (typeof each === 'string' ? words(each) : each))
          .flatMap((each) => (each instanceof Node || typeof each === 'string' ? [each] : [])),
      );
    },
    linkable(possible) {
      link.disabled = !possible;
    },
  };
}
