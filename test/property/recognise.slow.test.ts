// Whatever is put in, something is answered; and nothing is called valid that the library refuses when it is handed bare.
import { describe, expect, it } from 'vitest';
import type { AuthSig } from '../../src/generated/types.js';
import {
  anyDomain,
  anyNode,
  anyNonce,
  anyRequest,
  verifyAuthSig,
  verifySessionSig,
  verifySessionSigs,
} from '../../src/index.js';
import { type FoundDocument, recognise } from '../../src/recognise.js';
import type { Result } from '../../src/rule.js';
import { authSig, capsig, delegation, login, now, sessionKey, sessionSig, sessionSigs } from '../cli/fixture.js';
import { documents, wrappings } from './wrapping.js';

/** Numbers below 2^32 that are the same on every run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/** Choices, all of them from one seed. */
class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = randomOf(seed);
  }

  below(bound: number): number {
    return this.next() % bound;
  }

  one<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const wrap = Object.values(wrappings);

function wrapped(dice: Dice, text: string, layers: number): string {
  // Encodings of whole texts refuse a half of a pair; it comes in with the edits that follow.
  let all = text.replace(/\p{Cs}/gu, '');
  for (let layer = 0; layer < layers && all.length < 20_000; layer++) all = dice.one(wrap)(all) ?? all;
  return all;
}

/** What edits put in: marks of every notation that is read, parts of them, and bytes of all kinds. */
const tokens = [
  ...'{}[]()"\'`\\:,;=|+-$%&<>#\n\r\t ',
  '\\n',
  '\\u0022',
  '%22',
  '&quot;',
  '=>',
  '\0',
  '\ufeff',
  '\u2019',
  '\u{1f600}',
  '\ud800',
  'sig',
  'message',
  'signature: ',
  'signedMessage=',
  'string(9) "',
  's:9:"',
  '[Object]',
  '...',
  'None',
  'Some(',
  'urn:recap:',
  ' wants you to sign in with your Ethereum account:\n',
  '-[ RECORD 1 ]-\n',
  '----+----\n',
];

function mutated(dice: Dice, text: string, edits: number): string {
  let all = text;
  for (let edit = 0; edit < edits; edit++) {
    const at = dice.below(all.length + 1);
    const length = dice.below(4) === 0 ? dice.below(200) : dice.below(3);
    const kind = dice.below(6);
    if (kind === 0) all = all.slice(0, at) + String.fromCharCode(dice.below(256)) + all.slice(at + 1);
    else if (kind === 1) all = all.slice(0, at) + all.slice(at + length);
    else if (kind === 2) all = all.slice(0, at) + dice.one(tokens) + all.slice(at);
    else if (kind === 3) all = all.slice(0, at) + all.slice(Math.max(0, at - length));
    else if (kind === 4) {
      const letter = all.charAt(at);
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      all = all.slice(0, at) + other + all.slice(at + 1);
    } else if (dice.below(20) === 0) all = all.slice(0, at);
  }
  return all;
}

function noise(dice: Dice): string | Uint8Array {
  const length = dice.below(300);
  if (dice.below(2) === 0) return Uint8Array.from({ length }, () => dice.below(256));
  return Array.from({ length }, () => dice.one(tokens)).join('');
}

const genuine = { login, authSig: authSig(), delegation, sessionSig, sessionSigs } as const;

/** Notations that other programs write AuthSigs in. */
const written: readonly ((value: AuthSig) => string)[] = [
  (value) => JSON.stringify(value),
  (value) => JSON.stringify({ message: value.signedMessage, signature: value.sig }, undefined, 2),
  ({ sig, derivedVia, signedMessage, address }) =>
    `&{Sig:${sig} DerivedVia:${derivedVia} SignedMessage:${signedMessage} Address:${address}}`,
  ({ sig, derivedVia, signedMessage, address }) =>
    `AuthSig { sig: "${sig}", derived_via: "${derivedVia}", signed_message: ${JSON.stringify(signedMessage)}, address: "${address}", algo: None }`,
  ({ sig, signedMessage }) =>
    `["message"]=>\n string(${Buffer.byteLength(signedMessage)}) "${signedMessage}"\n ["signature"]=>\n string(132) "${sig}"`,
  ({ sig, signedMessage }) =>
    `-[ RECORD 1 ]-\nmessage | ${signedMessage.replaceAll('\n', '+\n | ')}\nsignature | ${sig}`,
  ({ sig, signedMessage }) => `message:\n${signedMessage}\n\nsignature:\n${sig}`,
  ({ sig, signedMessage }) => `I signed\n${signedMessage}\nand this is ${sig}`,
];

function original(dice: Dice): string {
  const name = dice.one(['login', 'login', 'authSig', 'delegation', 'sessionSig', 'sessionSigs'] as const);
  return name === 'login' || name === 'authSig' || name === 'delegation'
    ? dice.one(written)(genuine[name])
    : JSON.stringify(genuine[name]);
}

/** More than any input here has: a search that finds more than this has lost its bounds. */
const most = { documents: 4_096, length: 1 << 22 };

/** How many inputs: `CAPSIG_INPUTS=100000` tries twenty times as many, the first of them the same. */
const inputs = Number(process.env.CAPSIG_INPUTS ?? 5_000);

it(`answers ${inputs} inputs, each with documents or with a reason, within bounds`, () => {
  const dice = new Dice(20260115);
  const bare = Object.values(documents);
  let found = 0;
  for (let run = 0; run < inputs; run++) {
    const kind = dice.below(10);
    const text = kind < 6 ? dice.one(bare) : original(dice);
    const input =
      kind === 0
        ? noise(dice)
        : mutated(dice, wrapped(dice, text, dice.one([0, 0, 0, 1, 1, 2, 3])), dice.one([0, 1, 1, 2, 3, 8, 30]));
    const recognised = recognise(run % 7 === 0 && typeof input === 'string' ? Buffer.from(input) : input);
    const all = [...recognised.documents, ...recognised.others];
    // Not one expectation each: they would take longer than what they are about.
    const isAnswer =
      recognised.documents.length > 0 ? !recognised.nothing : /\S/.test(recognised.nothing?.message ?? '');
    const length = all.reduce((sum, document) => sum + document.text.length, 0);
    if (!isAnswer || all.length > most.documents || length > most.length)
      expect({ run, input, recognised }).toBe('an answer within bounds');
    if (recognised.documents.length > 0) found++;
  }
  expect(found).toBeGreaterThan(0.3 * inputs);
});

const judged: readonly string[] = ['auth-sig', 'session-sig', 'session-sigs'];
const options = { now, domain: anyDomain, nonce: anyNonce } as const;

/** The verdict of the library about a bare document, for the use that its URI names. */
function verdictOf(kind: string, text: string): Result<unknown> {
  if (kind === 'session-sig') return verifySessionSig(text, { ...options, nodeAddress: anyNode, request: anyRequest });
  if (kind === 'session-sigs')
    return verifySessionSigs(text, { ...options, nodeAddress: anyNode, request: anyRequest });
  const uri = /^URI: (.*)$/m.exec((JSON.parse(text) as AuthSig).signedMessage)?.[1] ?? '';
  if (uri.startsWith('lit:session:'))
    return verifyAuthSig(text, { ...options, purpose: 'session', sessionKey: sessionKey.publicKey });
  return verifyAuthSig(text, { ...options, purpose: uri === delegationUri ? 'delegation' : 'login' });
}

const uriOf = ({ signedMessage }: AuthSig): string => /^URI: (.*)$/m.exec(signedMessage)?.[1] ?? '';
const delegationUri = uriOf(delegation);

/** The texts that were signed: a part of a broken session signature may be an AuthSig that is whole. */
const { capabilities } = JSON.parse(sessionSig.signedMessage) as { readonly capabilities: readonly AuthSig[] };
const signed: ReadonlySet<string> = new Set(
  [login, genuine.authSig, ...capabilities, ...Object.values(sessionSigs)].map(({ signedMessage }) => signedMessage),
);

const textsOf = (kind: string, text: string): readonly string[] => {
  const value = JSON.parse(text) as AuthSig | Record<string, AuthSig>;
  const all = kind === 'session-sigs' ? Object.values(value as Record<string, AuthSig>) : [value as AuthSig];
  return all.map(({ signedMessage }) => signedMessage);
};

interface Told {
  readonly ok: boolean;
  readonly documents?: readonly Told[];
}

describe('what the command line calls valid', () => {
  it('is accepted by the library when it is handed what was found, and was signed as it stands: 1,000 inputs', async () => {
    const dice = new Dice(20260116);
    const counts = { valid: 0, refused: 0, slips: 0 };
    for (let run = 0; run < 1_000; run++) {
      const inner = mutated(dice, original(dice), dice.one([0, 0, 1, 2]));
      const input = mutated(dice, wrapped(dice, inner, dice.below(3)), dice.one([0, 0, 1, 2]));
      const { out, code } = await capsig(['verify', 'pasted', '--json'], { files: { pasted: input } });
      const told = JSON.parse(out) as Told;
      const items = told.documents ?? [told];
      const recognised = recognise(Buffer.from(input)).documents.filter(({ kind }) => judged.includes(kind));
      // What is a document as it stands is judged byte for byte.
      const bare: readonly Pick<FoundDocument, 'kind' | 'text' | 'slip'>[] = recognised;
      expect(code === 0, input).toBe(items.every(({ ok }) => ok));
      items.forEach(({ ok }, index) => {
        const document = bare[index];
        if (document?.slip !== undefined) counts.slips++;
        if (!ok) {
          counts.refused++;
          return;
        }
        counts.valid++;
        expect(document?.slip, input).toBeUndefined();
        const { kind = '', text = '' } = document ?? {};
        expect(verdictOf(kind, text), input).toMatchObject({ ok: true });
        for (const each of textsOf(kind, text)) expect(signed.has(each), input).toBe(true);
      });
    }
    // Each of them often enough to mean something.
    expect(Math.min(counts.valid, counts.refused)).toBeGreaterThan(250);
    expect(counts.slips).toBeGreaterThan(5);
  });
});
