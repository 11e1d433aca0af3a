// The costliest inputs that we know of, for every entry point. Each is made before anything is measured.
import { traceChain } from '../../dist/chain.js';
import { noble } from '../../dist/crypto/noble.js';
import { checkCoverage, checkNarrowing } from '../../dist/entry/capability.js';
import { decodeCacao, encodeCacao } from '../../dist/entry/chain.js';
import { decodeRecap, encodeRecap, mergeRecaps, type Recap, recapStatement } from '../../dist/entry/recap.js';
import { parseSiweMessage } from '../../dist/entry/siwe.js';
import {
  type AuthSig,
  anyDomain,
  anyNode,
  anyRequest,
  consumeDelegation,
  createNonceLedger,
  createUseLedger,
  verifyAuthSig,
  verifyChain,
  verifyDelegation,
  verifyLogin,
  verifySessionSig,
  verifySessionSigs,
} from '../../dist/index.js';
import { type Instant, parseInstant } from '../../dist/internal/time.js';
import { fullCases, readingCases } from './bounds.js';
import {
  ask,
  type Block,
  block,
  byNetwork,
  credit,
  heldBy,
  junk,
  list,
  networkKey,
  networkSecret,
  node,
  nonceOf,
  now,
  ordinaryGrant,
  policy,
  type Request,
  session,
  sessionKey,
  signed,
  siwe,
  toWallet,
  uriOf,
  wallet,
} from './inputs.js';
import { oneClickCases } from './one-click.js';
import { signingCases } from './signing.js';

/** What an input is measured against: a session by a wallet, or by a network where it has signatures of one. */
export type Yardstick = 'wallet' | 'network';

export interface Case {
  readonly name: string;
  readonly yardstick?: Yardstick;
  /** How many judgements it is: a map of session signatures is one for each entry. */
  readonly judgements?: number;
  run(): unknown;
}

const R = 'lit-ratelimitincrease';
const creditUse = { resource: credit, delegatee: wallet };

type Session = Partial<Parameters<typeof verifySessionSig>[1]>;
const verifySession = (input: unknown, more: Session = {}) =>
  verifySessionSig(input, { ...policy, nodeAddress: node, request: ask, ...more });
type Single = Partial<Parameters<typeof verifyAuthSig>[1]>;
const verifyOne = (input: unknown, more: Single = {}) =>
  verifyAuthSig(input, { ...policy, purpose: 'session', sessionKey, ...more });

export const ordinary: Readonly<Record<Yardstick, Case>> = {
  wallet: ((text) => ({ name: 'a session by a wallet', run: () => verifySession(text) }))(
    JSON.stringify(session([signed(siwe())])),
  ),
  network: ((text) => ({ name: 'a session by a network', run: () => verifySession(text, { networkKey }) }))(
    JSON.stringify(session([byNetwork(siwe())])),
  ),
};

const uses = (count: number, from: number) => list(count, (index) => ({ uses: String(from + index) }));
const lentBy = (index: number, recap: Recap, make = junk): Block =>
  block(make(siwe({ uri: toWallet, recap, nonce: nonceOf(index) })));

/** A session on capabilities that are as long as a session message has room for. */
function fitting(make: (index: number) => AuthSig, most = 16, room = 500_000): AuthSig[] {
  const made: AuthSig[] = [];
  let size = 0;
  for (let index = 0; index < most; index++) {
    const each = make(index);
    size += JSON.stringify(JSON.stringify(each)).length;
    if (size > room) break;
    made.push(each);
  }
  return made;
}

function narrowingCases(): Case[] {
  const many = list(31, (index) =>
    lentBy(index, {
      att: { [`${R}://*`]: { '*/*': uses(255, 1000 + index * 100) }, [credit]: { '*/*': uses(90, 1000) } },
      prf: [],
    }),
  );
  const wide = (from: number): Recap => ({
    att: {
      [credit]: Object.fromEntries(list(10, (index) => [`A/${index}`, uses(250, 10_000 + from * 4000 + index * 250)])),
    },
    prf: many.map(({ cid }) => cid),
  });
  const proofs = heldBy(many);
  const capabilities = fitting((index) => junk(siwe({ recap: wide(index), nonce: nonceOf(index) })), 8);
  const text = JSON.stringify(session(capabilities));
  const alone = capabilities[0];
  const one = (count: number, from: number): Recap => ({
    att: { [credit]: { '*/*': uses(count, from) } },
    prf: [],
  });
  const lists = (count: number, items: number, last: number): Recap => ({
    att: { [credit]: { '*/*': list(count, (index) => ({ nft_id: [...list(items, String), String(last + index)] })) } },
    prf: [],
  });
  const foreign = (count: number, keys: number, last: number): Recap => ({
    att: {
      [credit]: {
        '*/*': list(count, (index) => ({
          ...Object.fromEntries(list(keys, (key) => [`k${key}`, key])),
          z: last + index,
        })),
      },
    },
    prf: [],
  });
  return [
    { name: 'verifyAuthSig: 2,500 alternatives on 31 proofs', run: () => verifyOne(alone, { evidence: { proofs } }) },
    { name: 'verifySessionSig: 8 of them, 31 proofs each', run: () => verifySession(text, { evidence: { proofs } }) },
    { name: 'checkNarrowing: 125 x 64 alternatives', run: () => checkNarrowing(one(125, 9000), one(64, 0)) },
    {
      name: 'checkNarrowing: 4 x 30 lists of 128',
      run: () => checkNarrowing(lists(4, 128, 5000), lists(30, 128, 9000)),
    },
    {
      name: 'checkNarrowing: 16 x 16 with 60 foreign keys',
      run: () => checkNarrowing(foreign(16, 60, 100), foreign(16, 60, 900)),
    },
    {
      name: 'checkNarrowing: beyond the budget',
      run: () =>
        checkNarrowing(
          { att: { [credit]: Object.fromEntries(list(200, (index) => [`A/${index}`, uses(256, 10_000)])) }, prf: [] },
          one(256, 1000),
        ),
    },
    {
      name: 'checkNarrowing: 1,000 abilities, none of the parent',
      run: () =>
        checkNarrowing(
          { att: { [credit]: Object.fromEntries(list(1000, (index) => [`A/${index}`, [{}]])) }, prf: [] },
          one(256, 1000),
        ),
    },
    {
      name: 'covers: 64 grants of 256 alternatives',
      run: () =>
        checkCoverage(
          list(60, () => one(256, 1)),
          { resource: credit, ability: 'Auth/Auth', facts: { uses: 1_000_000n } },
        ),
    },
  ];
}

function coverageCases(): Case[] {
  const requests = list(
    64,
    (index): Request => ({
      resource: { resource: String(index), resourcePrefix: R },
      ability: 'rate-limit-increase-auth',
    }),
  );
  const alternatives = (count: number, last: boolean, from: number) => [
    ...list(count - 1, (index) => ({ [`k${index + from}`]: 0 })),
    last ? {} : { z: 0 },
  ];
  const grant = (count: number, index: number): Recap => ({
    att: { [`${R}://*`]: { '*/*': alternatives(count, false, index), 'Auth/Auth': alternatives(count, true, index) } },
    prf: [],
  });
  const of = (count: number, capabilities: number) =>
    JSON.stringify(
      session(
        list(capabilities, (index) => junk(siwe({ recap: grant(count, index), nonce: nonceOf(index) }))),
        requests,
      ),
    );
  const [large, largest] = [of(256, 16), of(6, 16)];
  const others: Recap = {
    att: {
      [`${R}://*`]: Object.fromEntries(list(60, (index) => [`A/${index}`, [{}]])),
      ...Object.fromEntries(list(64, (index) => [`${R}://${index}`, { 'B/b': [{}] }])),
    },
    prf: [],
  };
  const none = JSON.stringify(
    session(
      list(16, (index) => junk(siwe({ recap: others, nonce: nonceOf(index) }))),
      requests,
    ),
  );
  const request = { resource: `${R}://1`, ability: 'Auth/Auth' };
  return [
    { name: 'verifySessionSig: 64 requests, 16 x 512 alternatives', run: () => verifySession(large, { request }) },
    {
      name: 'verifySessionSig: 64 requests, 16 x 14 alternatives',
      run: () => verifySession(largest, { request: anyRequest }),
    },
    { name: 'verifySessionSig: 64 requests, none granted', run: () => verifySession(none, { request }) },
  ];
}

function proofCases(): Case[] {
  const details = (item: string, count: number) =>
    `{"att":{"a:b":{"a/b":[{}]}},"prf":[${list(count, () => item).join(',')}]}`;
  const of = (item: string, count: number) =>
    JSON.stringify(session(fitting((index) => junk(siwe({ payload: details(item, count), nonce: nonceOf(index) })))));
  const long = `"z${'2'.repeat(255)}"`;
  const [empty, cut, bounded] = [of('""', 15_000), of('"z2"', 9_000), of(long, 64)];
  const base: Recap = { att: { [credit]: { 'Auth/Auth': [{}] } }, prf: [] };
  const lattice: Block[] = [];
  for (let index = 0; index < 32; index++) {
    const prf = lattice.filter((_, below) => below % 7 < index % 7).map(({ cid }) => cid);
    lattice.push(lentBy(index, { ...base, prf }));
  }
  const all: Recap = { ...base, prf: lattice.map(({ cid }) => cid) };
  const asking = [{ resource: { resource: '7', resourcePrefix: R }, ability: 'rate-limit-increase-auth' }];
  const leaves = JSON.stringify(
    session(
      list(16, (index) => junk(siwe({ recap: all, nonce: nonceOf(index) }))),
      asking,
    ),
  );
  const junkBlock = (fill: number): Uint8Array => {
    const bytes = new Uint8Array(260_000).fill(fill);
    bytes.set([0x9a, 0, 3, 0xf7, 0x9b]);
    return bytes;
  };
  const named = encodeRecap({ ...base, prf: [lattice[0]?.cid ?? ''] });
  if (!named.ok) throw new Error('the grant cannot be encoded');
  const onJunk = JSON.stringify(
    session(
      list(16, (index) => junk(siwe({ recap: { ...base, prf: [lattice[0]?.cid ?? ''] }, nonce: nonceOf(index) }))),
    ),
  );
  const proofs = heldBy(lattice);
  const single = junk(siwe({ recap: all }));
  const heavy = list(16, (index) =>
    lentBy(index, { att: { [credit]: { 'Auth/Auth': uses(256, 100 + index * 300) } }, prf: [] }, signed),
  );
  const onHeavy = signed(
    siwe({ recap: { att: { [credit]: { 'Auth/Auth': [{ uses: '1' }] } }, prf: heavy.map(({ cid }) => cid) } }),
  );
  const full = list(4, (index) =>
    block(
      signed(
        siwe({
          uri: toWallet,
          recap: base,
          nonce: nonceOf(index),
          resources: list(900, (each) => `https://a.example/${each}/${'x'.repeat(40)}`),
        }),
      ),
    ),
  );
  const onFull = signed(siwe({ recap: { ...base, prf: full.map(({ cid }) => cid) } }));
  const [first] = full;
  const instant = parseInstant(now) as Instant;
  return [
    { name: 'verifySessionSig: ReCaps of 15,000 empty proofs', run: () => verifySession(empty) },
    { name: 'verifySessionSig: ReCaps of 9,000 broken proofs', run: () => verifySession(cut) },
    { name: 'verifySessionSig: 16 x 64 proofs of 256 characters', run: () => verifySession(bounded) },
    { name: 'verifyAuthSig: a lattice of 32 proofs', run: () => verifyOne(single, { evidence: { proofs } }) },
    {
      name: 'verifySessionSig: 16 on a lattice of 32 proofs',
      run: () => verifySession(leaves, { evidence: { proofs }, request: anyRequest }),
    },
    {
      name: 'verifySessionSig: 16 on one junk block',
      run: () => verifySession(onJunk, { evidence: { proofs: { [lattice[0]?.cid ?? '']: junkBlock(0x80) } } }),
    },
    {
      name: 'verifyChain: 16 signed proofs of 256 alternatives',
      run: () =>
        verifyChain(onHeavy, {
          ...policy,
          purpose: 'session',
          sessionKey,
          root: wallet,
          evidence: { proofs: heldBy(heavy) },
        }),
    },
    {
      name: 'verifyChain: 4 signed proofs of 60 kB',
      run: () =>
        verifyChain(onFull, {
          ...policy,
          purpose: 'session',
          sessionKey,
          root: wallet,
          evidence: { proofs: heldBy(full) },
        }),
    },
    { name: 'traceChain: a lattice of 32 proofs', run: () => traceChain(single, { proofs }, instant) },
    { name: 'decodeCacao: 60 kB', run: () => first && decodeCacao(first.bytes, first.cid) },
    { name: 'decodeCacao: 260 kB of nested junk', run: () => decodeCacao(junkBlock(0x81), first?.cid ?? '') },
    { name: 'decodeCacao: 260 kB of empty arrays', run: () => decodeCacao(junkBlock(0x80), first?.cid ?? '') },
    {
      name: 'encodeCacao: 60 kB',
      run: () =>
        encodeCacao(signed(siwe({ resources: list(900, (each) => `https://a.example/${each}/${'x'.repeat(40)}`) }))),
    },
  ];
}

function signatureCases(): Case[] {
  const points = list(16, (index) =>
    byNetwork(siwe({ nonce: nonceOf(index) }), noble.sha256(Uint8Array.of(index)).fill(0, 0, 1)),
  );
  const networks = JSON.stringify(session(points));
  const wallets = JSON.stringify(session(list(16, (index) => junk(siwe({ nonce: nonceOf(index) })))));
  const long = fitting(
    (index) =>
      junk(
        siwe({ nonce: nonceOf(index), resources: list(300, (each) => `https://a.example/${each}/${'x'.repeat(50)}`) }),
      ),
    16,
  );
  const heavy = JSON.stringify(session(long));
  const value = session(long);
  const delegations = JSON.stringify(
    session([
      signed(siwe()),
      ...list(15, (index) =>
        signed(
          siwe({
            uri: 'lit:capability:delegation',
            recap: { att: { [credit]: { 'Auth/Auth': [{}] } }, prf: [] },
            nonce: nonceOf(index),
          }),
        ),
      ),
    ]),
  );
  const map = Object.fromEntries(
    list(12, (index) => [
      `node-${index}.example:7470`,
      session(points.slice(0, 8), undefined, `node-${index}.example:7470`),
    ]),
  );
  const mapText = JSON.stringify(map);
  const largest = Object.fromEntries(
    list(256, (index) => [
      `node-${index}.example:7470`,
      session([junk(siwe({ nonce: nonceOf(index) }))], undefined, `node-${index}.example:7470`),
    ]),
  );
  const largestText = JSON.stringify(largest);
  return [
    {
      name: 'verifySessionSig: 16 by other networks',
      yardstick: 'network',
      run: () => verifySession(networks, { networkKey }),
    },
    { name: 'verifySessionSig: 16 by nobody', run: () => verifySession(wallets) },
    { name: `verifySessionSig: ${long.length} long ones by nobody`, run: () => verifySession(heavy) },
    { name: `verifySessionSig: the same as a value`, run: () => verifySession(value) },
    { name: 'verifySessionSig: 15 signed delegations', run: () => verifySession(delegations) },
    {
      name: 'verifySessionSigs: 12 entries of 8 by networks',
      yardstick: 'network',
      judgements: 12,
      run: () => verifySessionSigs(mapText, { ...policy, nodeAddress: anyNode, request: ask, networkKey }),
    },
    {
      name: 'verifySessionSigs: 256 entries',
      judgements: 256,
      run: () => verifySessionSigs(largestText, { ...policy, nodeAddress: anyNode, request: ask }),
    },
  ];
}

/** Makes an input when it is needed first. */
function prepared(make: () => () => unknown): () => unknown {
  let run: (() => unknown) | undefined;
  return () => {
    run ??= make();
    return run();
  };
}

function jsonCases(): Case[] {
  const size = 917_504;
  const filled = (open: string, item: string, close: string) => {
    const count = Math.floor((size - open.length - close.length) / (item.length + 1));
    return `${open}${list(count, () => item).join(',')}${close}`;
  };
  const shapes: Readonly<Record<string, () => string>> = {
    'empty objects': () => filled('[', '{}', ']'),
    'empty arrays': () => filled('[', '[]', ']'),
    'small objects': () => filled('[', '{"a":1}', ']'),
    'nested objects': () => filled('[', `${'{"a":'.repeat(30)}1${'}'.repeat(30)}`, ']'),
    numbers: () => filled('[', '1', ']'),
    'long numbers': () => filled('[', '1.23456789e-5', ']'),
    'many keys': () => `{${list(100_000, (index) => `"${index.toString(36).padStart(5, '0')}":1`).join(',')}}`,
    escapes: () => `"${'\\u0041'.repeat(170_000)}"`,
    'short strings': () => filled('[', '""', ']'),
    'a long string': () => `"${'a'.repeat(size - 2)}"`,
    'wide characters': () => `"${'\u20ac'.repeat(340_000)}"`,
    'white space': () => `${' '.repeat(size - 1)}1`,
    'a long key': () => `{"${'/'.repeat(size - 10)}":1}`,
  };
  return Object.entries(shapes).flatMap(([name, make]): Case[] => [
    {
      name: `verifySessionSig: JSON, ${name}`,
      run: prepared(() =>
        (
          (text) => () =>
            verifySession(text)
        )(make()),
      ),
    },
    {
      name: `decodeRecap: JSON, ${name}`,
      run: prepared(() =>
        (
          (uri) => () =>
            decodeRecap(uri)
        )(uriOf(make())),
      ),
    },
  ]);
}

function textCases(): Case[] {
  const many = siwe({ resources: list(1_400, (index) => `a:${index}`) });
  const bad = siwe({ resources: list(6_000, () => '%') });
  const wide: Recap = {
    att: Object.fromEntries(
      list(1_000, (index) => [`a:${'x'.repeat(850)}${String(index).padStart(4, '0')}`, { 'a/b': [{}] }]),
    ),
    prf: [],
  };
  const alternatives: Recap = {
    att: Object.fromEntries(
      list(200, (index) => [`a:${String(index).padStart(4, '0')}`, { 'a/b': list(200, (each) => ({ k: each })) }]),
    ),
    prf: [],
  };
  const uris = [wide, alternatives].map(uriOf);
  const crowded: Recap = {
    att: {
      [credit]: Object.fromEntries(
        list(30, (index) => [
          `A/${String(index).padStart(2, '0')}`,
          list(100, (each) => ({ '~/': list(8, String), uses: String(each) })),
        ]),
      ),
    },
    prf: [],
  };
  const parsed = {
    sig: 1,
    derivedVia: [],
    signedMessage: 'x'.repeat(2_000_000),
    address: {},
    ...Object.fromEntries(list(20_000, (index) => [`m${index}`, index])),
  };
  const sessionValue = session(
    list(64, () => junk('x')),
    list(200, () => ({ resource: { resource: '', resourcePrefix: '' }, ability: '' })),
  );
  return [
    { name: 'parseSiweMessage: 64 kB of resources', run: () => parseSiweMessage(many) },
    { name: 'parseSiweMessage: 6,000 bad resources', run: () => parseSiweMessage(bad) },
    { name: 'parseSiweMessage: 64 kB of line feeds', run: () => parseSiweMessage('\n'.repeat(65_536)) },
    { name: 'decodeRecap: 1,000 long resources', run: () => decodeRecap(uris[0] ?? '') },
    { name: 'decodeRecap: 200 x 200 alternatives', run: () => decodeRecap(uris[1] ?? '') },
    { name: 'encodeRecap: 1,000 long resources', run: () => encodeRecap(wide) },
    { name: 'encodeRecap: 200 x 200 alternatives', run: () => encodeRecap(alternatives) },
    { name: 'mergeRecaps: 200 x 200 alternatives, twice', run: () => mergeRecaps([alternatives, alternatives]) },
    { name: 'mergeRecaps: 1,000 long resources, 40 times', run: () => mergeRecaps(list(40, () => wide)) },
    { name: 'mergeRecaps: 30,000 values, twice', run: () => mergeRecaps([crowded, crowded]) },
    { name: 'recapStatement: 1,000 long resources', run: () => recapStatement(wide) },
    {
      name: 'covers: 1,000 long resources',
      run: () => checkCoverage(wide, { resource: credit, ability: 'Auth/Auth' }),
    },
    { name: 'verifyAuthSig: a value with 20,000 members', run: () => verifyOne(parsed) },
    { name: 'verifySessionSig: a value beyond its bounds', run: () => verifySession(sessionValue) },
  ];
}

function kindCases(): Case[] {
  const login =
    (authSig: unknown, more: Single = {}) =>
    () =>
      verifyAuthSig(authSig, { ...policy, purpose: 'login', maxAge: 3600, ...more });
  const text = `${'x'.repeat(65_000)} ${'2026-01-15T11:30:00Z'}`;
  const solana = {
    sig: '11'.repeat(32) + '00'.repeat(32),
    derivedVia: 'solana.signMessage',
    signedMessage: text,
    address: '4zvwRjXUKGfvwnParsHAS3HuSVzV5cA4McphgmoCtajS',
  };
  const cosmos = {
    sig: Buffer.from('11'.repeat(64), 'hex').toString('base64'),
    derivedVia: 'cosmos.signArbitrary',
    signedMessage: '11'.repeat(32),
    address: 'cosmos1yzxdqpxd2z3rjyfxn7pzsw6c4v0f4cqmq2q8hv',
  };
  const resources = list(1_000, (each) => `https://a.example/${each}/${'x'.repeat(40)}`);
  const long = siwe({ resources: resources.slice(0, 900) });
  const contract = { ...junk(long), derivedVia: 'EIP1271', sig: `0x${'ab'.repeat(4_000)}` };
  const delegation = signed(
    siwe({
      uri: 'lit:capability:delegation',
      recap: { att: { [credit]: { 'Auth/Auth': [...uses(255, 1), {}] } }, prf: [] },
      resources: resources.slice(0, 700),
    }),
  );
  const owners = { tokenOwners: [{ token: 7n, owner: wallet }] };
  const ledger = createUseLedger();
  const nonces = createNonceLedger();
  const entry = signed(siwe({ uri: 'https://app.example/login', resources: resources.slice(0, 900) }));
  return [
    { name: 'verifyAuthSig: eoa of 64 kB', run: () => verifyOne(signed0(long)) },
    {
      name: 'verifyAuthSig: bls of 64 kB',
      yardstick: 'network',
      run: (
        (made) => () =>
          verifyOne(made, { networkKey })
      )(byNetwork(long, networkSecret)),
    },
    { name: 'verifyAuthSig: eip1271 of 64 kB', run: () => verifyOne(contract) },
    { name: 'verifyAuthSig: solana of 64 kB', run: login(solana) },
    { name: 'verifyAuthSig: cosmos', run: login(cosmos, { evidence: { signedTexts: list(4, () => text) } }) },
    {
      name: 'verifyLogin: 60 kB',
      run: () =>
        verifyLogin(entry, {
          now,
          domain: anyDomain,
          ledger: { ...nonces, has: () => true, consume: () => true },
        }),
    },
    {
      name: 'verifyDelegation: 256 alternatives',
      run: () => verifyDelegation(delegation, { ...policy, use: creditUse, evidence: owners }),
    },
    {
      name: 'consumeDelegation: 256 alternatives',
      run: () => consumeDelegation(delegation, { ...policy, use: creditUse, evidence: owners, ledger }),
    },
    { name: 'covers: an ordinary grant', run: () => checkCoverage(ordinaryGrant, ask) },
  ];
}

const madeOnce = new Map<string, AuthSig>();
function signed0(text: string): AuthSig {
  const made = madeOnce.get(text) ?? signed(text);
  madeOnce.set(text, made);
  return made;
}

/** The cases by what they strain. */
export const groups: readonly (() => readonly Case[])[] = [
  narrowingCases,
  coverageCases,
  proofCases,
  signatureCases,
  kindCases,
  jsonCases,
  textCases,
  fullCases,
  readingCases,
  signingCases,
  oneClickCases,
];
