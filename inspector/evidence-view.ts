// What comes from outside of the document: proofs that somebody hands in, and what a node says when it is asked.
import { button, el, words } from './dom.js';
import type { ProofFile } from './view.js';

/** What the page does with it. */
export interface EvidenceHandlers {
  proofs(files: readonly ProofFile[]): void;
  ask(rpc: string): void;
  /** The address of a page that may ask nodes. */
  page(): string | null;
}

/** What is known of the evidence. */
export interface EvidenceState {
  readonly names: readonly string[];
  readonly missing: number;
  readonly asksContract: boolean;
  readonly told: readonly string[];
  readonly allowed: boolean;
}

/** The part of the page about evidence. */
export interface EvidenceView {
  readonly element: HTMLElement;
  show(state: EvidenceState): void;
}

/** Makes it. */
export function createEvidence(handlers: EvidenceHandlers): EvidenceView {
  const file = el('input', { type: 'file', multiple: true, hidden: true });
  file.addEventListener('change', async () => {
    const chosen = [...(file.files ?? [])].slice(0, 64);
    const read = await Promise.all(
      chosen.map(async (each) => ({
        name: each.name,
        bytes: new Uint8Array(await each.slice(0, 1 << 20).arrayBuffer()),
      })),
    );
    file.value = '';
    if (read.length > 0) handlers.proofs(read);
  });
  const proofs = el('div', { class: 'proofs' });
  const url = el('input', {
    type: 'url',
    id: 'rpc',
    placeholder: 'https://…',
    spellcheck: 'false',
    autocomplete: 'off',
  });
  const told = el('ul', { class: 'told', role: 'status' });
  const ask = el(
    'form',
    { class: 'field' },
    el('label', { for: 'rpc' }, 'JSON-RPC node'),
    url,
    el(
      'p',
      { class: 'hint' },
      'It learns the address of the contract wallet and the signature. Nothing is sent before you press the button.',
    ),
    el('button', {}, 'Ask this node'),
  );
  ask.addEventListener('submit', (event) => {
    event.preventDefault();
    if (url.value.trim() !== '') handlers.ask(url.value.trim());
  });
  const other = el('p', {});
  const element = el(
    'section',
    { class: 'evidence', 'aria-labelledby': 'evidence-title', hidden: true },
    el('h2', { id: 'evidence-title' }, 'Evidence'),
    proofs,
    file,
    ask,
    other,
    told,
  );
  return {
    element,
    show({ names, missing, asksContract, told: lines, allowed }) {
      const aboutProofs = names.length > 0 || missing > 0;
      element.hidden = !aboutProofs && !asksContract;
      const have = names.length === 0 ? 'None was handed in.' : `Handed in: ${names.length}.`;
      proofs.hidden = !aboutProofs;
      proofs.replaceChildren(
        el(
          'p',
          {},
          missing > 0
            ? el('strong', {}, `${missing} proof${missing === 1 ? ' is' : 's are'} missing. `)
            : 'All proofs are here. ',
          have,
        ),
        button('Add proofs from files', () => file.click()),
      );
      ask.hidden = !asksContract || !allowed;
      const page = handlers.page();
      other.hidden = !asksContract || allowed;
      other.replaceChildren(
        'A contract wallet can only be judged by asking its contract, and this page cannot reach any network. ',
        ...(page === null ? [] : ['Copy a link, and open it in ', el('a', { href: page }, 'the page that can'), '.']),
      );
      told.replaceChildren(...lines.map((line) => el('li', {}, words(line))));
    },
  };
}
