// npm run mutate [-- --minutes 10] [-- --seed N] [-- --operation TEXT]: mutates the published vectors with regard to their
// structure (text, bytes, values, parts of other vectors; signed again as often as not) and runs them through every entry
// point under every profile. Nothing may throw, nothing may cost more than ten ordinary verifications, and no AuthSig may
// be good for two purposes. Exits 1 when one of these does not hold, and prints the input.
import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runOperation } from '../src/conformance/operation.js';
import { anyDomain, anyNode, anyNonce, anyRequest, verifyAuthSig, verifySessionSig } from '../src/index.js';
import { type Profile, profiles as profileTable } from '../src/profile.js';
import { random } from './random.js';
import { atNode, authSig, base64url, ed25519, hex, network, sessionKey, utf8, wallet } from './vectors/kit.js';
import type { Input, ListedVector, Operation, PublishedFile } from './vectors/vector.js';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    operation: { type: 'string', default: '' },
  },
});
const profiles = Object.values(profileTable);

const next = random(Number(values.seed) * 2654435761);
/** One of a list that is not empty. */
const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;

// biome-ignore lint/suspicious/noExplicitAny: what is mutated has any form.
type Json = any;

/** What is mutated. */
type Case = Pick<ListedVector, 'operation' | 'input' | 'features' | 'expect'>;

const home = new URL('../vectors/', import.meta.url);
const vectors: readonly Case[] = readdirSync(home, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name.includes(values.operation))
  .flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, home)).flatMap((file) => {
      if (!file.endsWith('.json')) return [];
      const { operation, vectors: own }: PublishedFile = JSON.parse(
        readFileSync(new URL(`${name}/${file}`, home), 'utf8'),
      );
      return own.map((vector) => ({ ...vector, operation }));
    }),
  )
  // Beyond this size one mutation says little and costs much.
  .filter(({ input }) => JSON.stringify(input).length < 200_000);

/** The members of an input that a stranger writes; every other one is the caller's, where a mistake may throw. */
const foreign = ['text', 'uri', 'uris', 'authSig', 'sessionSig', 'sessionSigs', 'block', 'cid', 'request', 'answers'];
const isForeign = (operation: string, member: string) =>
  foreign.includes(member) && !(member === 'request' && operation.startsWith('session'));

const wallets = new Map(
  ['alice', 'bob', 'carol', 'dave'].map((name) => [wallet(name).address.toLowerCase(), wallet(name)]),
);
const sessions = new Map(['one', 'two', 'three'].map((name) => [sessionKey(name).publicKey, sessionKey(name)]));

const pieces = [
  ...[
    '\n',
    '\r',
    '\t',
    ' ',
    '\u2028',
    '\u00a0',
    'é',
    '\ud800',
    '\0',
    '\ufeff',
    '"',
    '\\',
    '\\u0000',
    '{',
    '}',
    '[',
    ']',
  ],
  ...[
    '0',
    '9',
    '1e999',
    '-0',
    '9007199254740993',
    'Z',
    ':60',
    '/',
    '://',
    '?',
    '#',
    '@',
    '%',
    '%41',
    '=',
    '+',
    '.',
    '_',
  ],
  ...['*', '*/*', 'lit:session:', 'lit:capability:delegation', 'LIT:', 'did:pkh:eip155:1:', 'did:key:z', 'urn:recap:'],
  ...[
    'null',
    'true',
    '[]',
    '{}',
    '[{}]',
    '__proto__',
    'constructor',
    'toString',
    'delegate_to',
    'uses',
    'nft_id',
    'prf',
  ],
  ...['\n\n', '\n- ', 'URI: ', 'Nonce: ', 'Expiration Time: ', 'Not Before: ', 'Resources:', ', ', '0x', 'ff', 'A'],
];
const odd: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  2 ** 53,
  Number.NaN,
  '',
  'x',
  [],
  {},
  [[]],
  [{}],
  { a: 1 },
  undefined,
  10n,
];

function mutateText(text: string): string {
  let changed = text;
  for (let edits = 1 + next(3); edits > 0; edits--) {
    const at = next(changed.length + 1);
    const lines = changed.split('\n');
    const line = next(lines.length);
    const kind = next(9);
    if (kind === 0) changed = changed.slice(0, at) + pick(pieces) + changed.slice(at);
    else if (kind === 1) changed = changed.slice(0, at) + changed.slice(at + 1 + next(8));
    else if (kind === 2) changed = changed.slice(0, at) + pick(pieces) + changed.slice(at + 1);
    else if (kind === 3) changed = lines.toSpliced(line, 0, lines[line] ?? '').join('\n');
    else if (kind === 4) changed = lines.toSpliced(line, 1).join('\n');
    else if (kind === 5)
      changed = lines
        .toSpliced(line, 1)
        .toSpliced(next(lines.length), 0, lines[line] ?? '')
        .join('\n');
    else if (kind === 6) changed = next(2) === 0 ? changed.toUpperCase() : changed.toLowerCase();
    else if (kind === 7)
      changed = changed.slice(0, at) + changed.slice(at, at + 40).repeat(1 + next(40)) + changed.slice(at);
    else changed = changed.slice(0, at) + pick(parts) + changed.slice(at + next(40));
  }
  return changed.slice(0, 400_000);
}

/** Texts of other vectors, to be put in place of one's own. */
const parts: string[] = [];
(function gather(value: unknown, depth: number) {
  if (parts.length > 20_000 || depth > 8) return;
  if (typeof value === 'string') parts.push(value.slice(0, 4096));
  else if (value !== null && typeof value === 'object')
    for (const item of Object.values(value)) gather(item, depth + 1);
})(
  vectors.filter((_, index) => index % 5 === 0).map(({ input }) => input),
  0,
);

function parsed(text: string): Json {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Mutates a JSON value in one place: a text that holds a document is entered as that document as often as not. */
function mutateValue(value: Json, depth = 0): Json {
  if (typeof value === 'string') return mutateDocument(value);
  if (value === null || typeof value !== 'object' || depth > 12) return pick(odd);
  const copy: Json = Array.isArray(value) ? [...value] : { ...value };
  const keys = Object.keys(copy);
  const key = pick(keys);
  const kind = next(10);
  if (keys.length === 0 || kind === 0) {
    if (Array.isArray(copy)) copy.push(pick(odd));
    else copy[pick(pieces)] = pick(odd);
  } else if (kind === 1) {
    if (Array.isArray(copy)) copy.splice(Number(key), 1);
    else delete copy[key];
  } else if (kind === 2 && Array.isArray(copy)) {
    const many = copy[Number(key)];
    for (let count = next(40); count > 0; count--) copy.push(many);
  } else if (kind === 3) copy[key] = pick(odd);
  else if (kind === 4 && !Array.isArray(copy)) {
    // The order of members changes, and with it the order of issues.
    const moved = copy[key];
    delete copy[key];
    copy[key] = moved;
  } else copy[key] = mutateValue(copy[key], depth + 1);
  return signedAgain(copy);
}

/** Signs an AuthSig of a known wallet, or a session signature of a known key, again: otherwise only signatures are tried. */
function signedAgain(copy: Json): Json {
  if (Array.isArray(copy) || typeof copy.signedMessage !== 'string' || next(4) === 0) return copy;
  const session = sessions.get(copy.address);
  if (copy.derivedVia === 'litSessionSignViaNacl' && session)
    return { ...copy, sig: hex(ed25519.sign(utf8(copy.signedMessage), session.seed)) };
  const by = wallets.get(String(copy.address).toLowerCase());
  if (by && copy.derivedVia !== 'lit.bls')
    return { ...authSig(copy.signedMessage, by), ...copy, sig: authSig(copy.signedMessage, by).sig };
  return copy;
}

function mutateDocument(text: string): string {
  if (next(3) > 0) {
    const value = parsed(text);
    if (value !== undefined) {
      try {
        return JSON.stringify(mutateValue(value)) ?? 'undefined';
      } catch {
        return text;
      }
    }
    const recap = /urn:recap:([A-Za-z0-9_-]+)/.exec(text)?.[1];
    if (recap !== undefined) {
      const inner = Buffer.from(recap, 'base64url').toString();
      return text.replace(recap, base64url(next(2) === 0 ? mutateText(inner) : mutateDocument(inner)));
    }
  }
  return mutateText(text);
}

function mutateBytes(text: string): Uint8Array {
  const bytes = Uint8Array.from(utf8(text.slice(0, 400_000)));
  for (let edits = 1 + next(3); edits > 0 && bytes.length > 0; edits--) bytes[next(bytes.length)] = next(256);
  return bytes;
}

/** The documents of an input, one of them mutated. */
function mutateInput({ operation, input }: Case): Input | undefined {
  const members = Object.keys(input).filter((member) => isForeign(operation, member));
  if (members.length === 0) return undefined;
  const member = pick(members);
  const value = input[member];
  if (operation === 'sign-session-key.combine') {
    const at = next(value.length);
    const item = value[at];
    return item === undefined
      ? undefined
      : { ...input, answers: value.with(at, { ...item, response: mutateDocument(String(item.response)) }) };
  }
  if (Array.isArray(value))
    return { ...input, [member]: value.map((item, at) => (at === 0 ? mutateDocument(item) : item)) };
  if (typeof value !== 'string') return undefined;
  if (member === 'block')
    return {
      ...input,
      block: Buffer.from(mutateBytes(Buffer.from(value, 'base64').toString('latin1'))).toString('base64'),
    };
  if (next(6) === 0 && member !== 'text' && member !== 'uri' && member !== 'cid')
    return { ...input, [member]: { hex: Buffer.from(mutateBytes(value)).toString('hex') } };
  return { ...input, [member]: mutateDocument(value) };
}

const known = { domain: anyDomain, nonce: anyNonce, networkKey: network('one').publicKey } as const;

/** For what an AuthSig is good under a profile. */
function purposesOf(document: string, input: Input, profile: Profile): string[] {
  const uri = /URI: (\S*)/.exec(typeof document === 'string' ? (parsed(document)?.signedMessage ?? '') : '')?.[1] ?? '';
  const key = /[0-9a-f]{64}$/.exec(uri)?.[0] ?? sessionKey('one').publicKey;
  const options = { ...known, profile, now: String(input.now ?? '2026-01-15T12:00:00Z'), maxAge: 86_400 };
  return (['login', 'session', 'delegation'] as const).filter(
    (purpose) =>
      verifyAuthSig(document, { ...options, purpose, ...(purpose === 'session' ? { sessionKey: key } : {}) }).ok,
  );
}

/** Milliseconds of this process's own work: what else the machine does is no work of a verification. */
const time = (run: () => void) => {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
};
const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

const ordinary = atNode();
const ordinaryBls = vectors.find(
  ({ operation, features, expect }) =>
    operation === 'session-sig.verify' && features.includes('kind:bls') && expect.result === 'accept',
);
const cost = (operation: Operation, input: Input) => {
  for (let i = 0; i < 20; i++) runOperation(operation, input);
  return median(Array.from({ length: 20 }, () => time(() => runOperation(operation, input))));
};
const base = cost('session-sig.verify', ordinary);
const slowBase = ordinaryBls ? cost('session-sig.verify', ordinaryBls.input) : base;
// To combine is the work of a client: shares of a signature are weighed against shares that are all right.
const combined = vectors.find(
  ({ operation, expect }) => operation === 'sign-session-key.combine' && expect.result === 'accept',
);
const combineBase = combined ? cost('sign-session-key.combine', combined.input) : slowBase;

const failures: string[] = [];
const worst = new Map<string, number>();
function fail(what: string, operation: string, profile: Profile, input: unknown, detail: string) {
  failures.push(what);
  console.error(`${what}: ${operation} under ${profile.name}: ${detail}\n  ${JSON.stringify(input)?.slice(0, 4000)}`);
}

const traceOf = (error: unknown) => String(error instanceof Error ? error.stack : error);

const until = Date.now() + Number(values.minutes) * 60_000;
let count = 0;
const verdicts = new Map<string, number>();
while (Date.now() < until && failures.length < 20) {
  const vector = pick(vectors);
  const input = mutateInput(vector);
  if (!input) continue;
  const profile = pick(profiles);
  const { operation } = vector;
  count++;
  let result = '';
  const run = () => {
    ({ result } = runOperation(operation, input, { profile }));
  };
  try {
    let spent = time(run);
    // Pairings cost what they cost: what holds one is measured by an ordinary verification with one.
    const text = JSON.stringify(input);
    const entries =
      operation === 'session-sigs.verify' ? Math.max(1, text.split('litSessionSignViaNacl').length - 1) : 1;
    // The last one is lit.bls in an input that is given as hex.
    const single = /lit\.bls|ProofOfPossession|BLS|6c69742e626c73/.test(text) ? slowBase : base;
    const limit = 10 * entries * (operation === 'sign-session-key.combine' ? combineBase : single);
    if (spent > limit) spent = Math.min(spent, ...Array.from({ length: 5 }, () => time(run)));
    const ratio = spent / (limit / 10);
    if (ratio > (worst.get(operation) ?? 0)) worst.set(operation, ratio);
    if (spent > limit) fail('too dear', operation, profile, input, `${ratio.toFixed(1)} ordinary verifications`);
    verdicts.set(result, (verdicts.get(result) ?? 0) + 1);
  } catch (error) {
    // What a node knows has to fit the request: that it no longer does is its caller's mistake.
    if (error instanceof TypeError && /^evidence/.test(error.message)) continue;
    fail('threw', operation, profile, input, traceOf(error).slice(0, 600));
  }
  const document = input.authSig;
  if (typeof document === 'string' && next(4) === 0) {
    try {
      const good = purposesOf(document, input, profile);
      if (good.length > 1) fail('two purposes', operation, profile, input, good.join(' and '));
    } catch (error) {
      fail('threw', `${operation} by purpose`, profile, input, traceOf(error).slice(0, 600));
    }
  }
  // The same documents as values that the caller parsed, however odd.
  const text = input.authSig ?? input.sessionSig;
  const value = typeof text === 'string' ? parsed(text) : undefined;
  if (value !== undefined && next(4) === 0) {
    const changed = mutateValue(value);
    try {
      const options = { ...known, profile, now: '2026-01-15T12:00:00Z' };
      if (input.authSig === undefined)
        verifySessionSig(changed, { ...options, nodeAddress: anyNode, request: anyRequest });
      else verifyAuthSig(changed, { ...options, purpose: 'login' });
    } catch (error) {
      fail(
        'threw',
        `${operation} with a value`,
        profile,
        String(changed?.signedMessage ?? changed),
        traceOf(error).slice(0, 600),
      );
    }
  }
}
console.log(
  `${count} mutated inputs of ${vectors.length} vectors, seed ${values.seed}: ${[...verdicts].map(([name, number]) => `${name} ${number}`).join(', ')}`,
);
console.log('costliest, in ordinary verifications (of the network where a network signature is at hand):');
for (const [operation, ratio] of [...worst].sort((a, b) => b[1] - a[1]))
  console.log(`  ${operation} ${ratio.toFixed(1)}`);
console.log(
  failures.length === 0
    ? 'ok: no throw, nothing above 10, no AuthSig good for two purposes'
    : `${failures.length} failures`,
);
process.exit(failures.length === 0 ? 0 : 1);
