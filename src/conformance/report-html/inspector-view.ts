import { rulePage } from '../../rule-page.js';
import type { PageVector, WholeVector } from './data.js';
import type { Item } from './dom.js';
import { type InspectorCase, inspectorCaseOf } from './inspector-case.js';
import type { Content } from './item.js';
import { createItem, type View } from './item.js';

/** The element of the inspector, as far as it is used here. */
interface Inspector extends Item {
  load(
    text: string,
    options: Readonly<Record<string, string>>,
    proofs: readonly { readonly name: string; readonly bytes: Uint8Array }[],
  ): void;
}

function createOutside(view: View, address: string, text: string): Item {
  const link = createItem(view, 'a', '', text);
  link.setAttribute('href', address);
  return link;
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));

const toBase64Url = (base64: string): string => base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** Writes a case as the fragment that opens it in the inspector: JSON, deflated, in base64url. */
export async function fragmentOf({ text, options, proofs }: InspectorCase): Promise<string> {
  const blocks = Object.entries(proofs).map(([name, block]) => [name, toBase64Url(block)]);
  const value = { d: text, o: options, ...(blocks.length > 0 ? { p: blocks } : {}) };
  const deflated = new Blob([JSON.stringify(value)]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  return `c1.${toBase64Url(btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')))}`;
}

/** Creates the folded part in which the inspector of the site shows a vector: it is loaded when somebody opens it. */
function createInspector(view: View, site: string, { operation }: PageVector, whole: WholeVector): Item | undefined {
  const given = whole.cut ? undefined : inspectorCaseOf(operation, whole.input);
  if (!given) return undefined;
  const part = createItem(view, 'details', 'inspector', createItem(view, 'summary', '', 'In the inspector'));
  const note = createItem(view, 'p', 'faint');
  note.setAttribute('role', 'status');
  part.append(note);
  const lead = async (): Promise<void> => {
    const address = `${site}/inspector/index.html#${await fragmentOf(given)}`;
    note.replaceChildren(createOutside(view, address, 'Open it in the inspector of the site'));
  };
  const show = async (): Promise<void> => {
    await import(`${site}/inspector/inspector.js`);
    const element = view.browser.document.createElement('capsig-inspector') as Inspector;
    element.setAttribute('rules', `${site}/${rulePage('{id}')}`);
    part.append(element);
    const proofs = Object.entries(given.proofs).map(([name, block]) => ({ name, bytes: bytesOf(block) }));
    element.load(given.text, given.options, proofs);
  };
  let asked = false;
  part.addEventListener('toggle', () => {
    if (asked) return;
    asked = true;
    // A page that was opened as a file may start no worker of a module, and a host may not lend its scripts to others.
    if (view.browser.location.protocol === 'file:') void lead();
    else show().catch(lead);
  });
  return part;
}

/** Creates what the site has of a vector: its page, and the inspector with it. */
export function createOnSite(view: View, vector: PageVector): readonly Content[] {
  const { site } = view.data;
  if (site === undefined || vector.file === '') return [];
  const page = `${site}/vectors/${vector.file.replace(/\.json$/, '')}.html#${vector.id}`;
  return [
    createItem(view, 'p', '', createOutside(view, page, 'Its page on the site')),
    vector.whole && createInspector(view, site, vector, vector.whole),
  ];
}
