// What was handed in, and what is remembered of it.

import type { Io } from '../src/cli/io.js';
import { kindNames } from '../src/cli/wording.js';
import type { Backend } from '../src/crypto/backend.js';
import { noble } from '../src/crypto/noble.js';
import type { Fetch } from '../src/evidence/json-rpc.js';
import type { ContractCallReply, Evidence } from '../src/evidence.js';
import { fromUtf8, toHex, utf8 } from '../src/internal/bytes.js';
import { type Recognised, recognise } from '../src/recognise.js';
import { masking } from './mask.js';
import { files } from './options.js';
import { type Secret, secretsIn } from './secret.js';
import type { Found, Input, Options, ProofFile, ShownDocument } from './view.js';

/** The most documents that are shown. */
export const mostDocuments = 32;

/** The longest text that the page lets anybody edit. */
const editable = 262_144;

/** What was handed in. */
export interface Case {
  readonly input: Uint8Array;
  readonly text: string | undefined;
  readonly name: string | undefined;
  readonly recognised: Recognised;
  readonly secrets: readonly Secret[];
  readonly mask: (text: string) => string;
  readonly backend: Backend;
  /** Evidence by what it was gathered for; nodes are asked once. */
  readonly evidence: Map<string, Evidence>;
  readonly shown: Map<string, ShownDocument>;
  /** What the page was sent last, by the places of the documents. */
  readonly sent: Map<number, ShownDocument>;
  proofs: readonly ProofFile[];
  /** The node to ask, only while somebody asks it. */
  rpc: string | undefined;
  /** What nodes that were asked said about a document: nothing but the button asks them again. */
  readonly replies: Map<string, readonly ContractCallReply[]>;
}

/** Remembers what signatures are worth: the clock of the page moves, and they do not change with it. */
function remembering(backend: Backend): Backend {
  const once = <Args extends readonly (Uint8Array | number)[], T>(verify: (...args: Args) => T) => {
    const seen = new Map<string, T>();
    return (...args: Args): T => {
      const key = args.map((part) => (typeof part === 'number' ? part : toHex(part))).join(' ');
      if (seen.has(key)) return seen.get(key) as T;
      const found = verify(...args);
      if (seen.size < 4_096) seen.set(key, found);
      return found;
    };
  };
  return {
    ...backend,
    ed25519Verify: once(backend.ed25519Verify),
    secp256k1Recover: once(backend.secp256k1Recover),
    blsVerify: once(backend.blsVerify),
  };
}

/** Reads bytes as the text that they most likely are. */
function textOfBytes(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return fromUtf8(bytes);
}

/** Bytes as one character each, in which secrets can be looked for whatever the bytes are. */
const latin = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  return text;
};

const searchable = (input: Uint8Array): string => textOfBytes(input) ?? latin(input);

/** Recognises what was handed in, and looks for secrets in all of it. */
export function openCase(given: Input, name: string | undefined, proofs: readonly ProofFile[]): Case {
  const input = typeof given === 'string' ? utf8(given) : given;
  const text = typeof given === 'string' ? given : textOfBytes(input);
  const recognised = recognise(input);
  const secrets = secretsIn(
    searchable(input),
    ...recognised.documents.filter(({ steps }) => steps.length > 0).map((document) => document.text),
    ...proofs.map(({ bytes }) => searchable(bytes)),
  );
  const mask = masking(secrets);
  const kept = {
    backend: remembering(noble),
    evidence: new Map(),
    shown: new Map(),
    sent: new Map(),
    replies: new Map(),
  };
  return { input, text, name, recognised, secrets, mask, proofs, rpc: undefined, ...kept };
}

/** What the page may show of the input. */
export function shownInput({ input, text, mask, secrets, name }: Case): NonNullable<Found['input']> {
  const of = name === undefined ? '' : ` of ${name.slice(0, 80)}`;
  if (text === undefined) return { text: '', editable: false, note: `${input.length} bytes${of} that are no text` };
  if (text.length > editable)
    return { text: '', editable: false, note: `${text.length} characters${of}, too many to be shown` };
  const masked = mask(text);
  // A secret in an encoding of its own may stand anywhere in what was handed in.
  if (secrets.length > 0 && masked === text)
    return { text: '', editable: false, note: `${text.length} characters${of} with a secret in them` };
  return { text: masked, editable: true };
}

/** What else the input may hold, and what it looks like where nothing was found. */
export function notesAbout({ recognised }: Case): readonly string[] {
  const { nothing, others, cutShort, documents } = recognised;
  const place = nothing?.place === undefined ? '' : ` at ${nothing.place}`;
  return [
    ...(nothing ? [`It looks like ${nothing.format}${place}: ${nothing.message}`] : []),
    ...others
      .slice(0, 8)
      .map(
        ({ kind, steps }) =>
          `It may be ${kindNames[kind]} in ${steps.join(' > ')} as well: nothing says which was meant.`,
      ),
    ...(cutShort ? ['Not all of it was looked at: hand in the document alone.'] : []),
    ...(documents.length > mostDocuments
      ? [`Only the first ${mostDocuments} of ${documents.length} documents are shown.`]
      : []),
  ].map((note) => note.slice(0, 600));
}

/** What the modules of the command line may touch: files that only exist in the page, and `fetch` for nodes that were named. */
export function ioOf(
  { proofs }: Case,
  options: Options,
  clock: () => Date,
  fetch: Fetch | undefined,
  told: string[],
): Io {
  const read = async (path: string): Promise<Uint8Array> => {
    if (path === files.text) return utf8(options['signed-text'] ?? '');
    const proof = proofs.find(({ name }) => path === `${files.proofs}/${name}`);
    if (!proof) throw Object.assign(new Error('no such file'), { code: 'ENOENT' });
    return proof.bytes;
  };
  return {
    readFile: read,
    readStdin: async () => new Uint8Array(),
    listFiles: async () => proofs.map(({ name }) => name),
    stdout: () => undefined,
    stderr: (text) => {
      if (told.length < 20) told.push(text.trim().slice(0, 400));
    },
    now: clock,
    ...(fetch ? { fetch } : {}),
    isTerminal: false,
    env: {},
  };
}

/** Reads JSON; undefined for what is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
