// What the vectors of blocks and chains are made of: AuthSigs with their blocks, AuthSigs that rest on others, and what the
// specification answers about them.
import { base64, type Cacao, cacaoOf, cbor, cidOf } from './blocks.js';
import { MAGIC } from './kinds.js';
import {
  ACTION,
  type Account,
  type Att,
  type AuthSig,
  type Details,
  EXPIRES,
  ecdsa,
  ecdsaHex,
  eip191,
  type Fields,
  hex,
  json,
  NONCE,
  NOW,
  PKP,
  recapUri,
  session,
  siwe,
  statement,
  unhex,
  type Wallet,
  wallet,
} from './kit.js';
import { base58, bytesOf } from './recaps.js';
import type { Row, Shared } from './row.js';
import { accepted, only, recap } from './sessions.js';
import type { Input, ProfileVerdicts, Verdict } from './vector.js';

export { brought } from './kinds.js';

// --- The people, and what the owner has ---

/** Whose credit and PKP it is; who runs the application; who uses it; and others. */
export const owner = (): Wallet => wallet('owner');
export const app = (): Wallet => wallet('app');
export const user = (): Wallet => wallet('user');
export const friend = (): Wallet => wallet('friend');
export const stranger = (): Wallet => wallet('stranger');

export const CREDIT = 'lit-ratelimitincrease://7';
export const SESSION_URI = (): string => `lit:session:${session().publicKey}`;

/** One PKP, and one Lit Action that is run with it. */
export const signing = (): Att => only(`lit-pkp://${PKP}`, only('Threshold/Signing', [{}]));
export const action = (): Att => ({
  ...only(`lit-litaction://${ACTION}`, only('Threshold/Execution', [{}])),
  ...signing(),
});

/** One credit under restrictions, or under several alternatives. */
export const credit = (...alternatives: readonly unknown[]): Att => only(CREDIT, only('Auth/Auth', alternatives));

// --- Links ---

/** How whoever lends to an account writes it into the URI. */
export const did = ({ address }: Account, chainId: string = '1'): string => `did:pkh:eip155:${chainId}:${address}`;

/** `did:key` of an Ed25519 key. */
export const didKey = ({ publicKey }: { readonly publicKey: string }): string =>
  `did:key:z${base58(bytesOf([0xed, 0x01], unhex(publicKey)))}`;

/** The signature of a wallet over a text, in hex. */
export const signed = (text: string, by: Wallet): string => ecdsaHex(ecdsa(eip191(text), by.secretKey));

/** When proofs begin and end unless a vector says otherwise; what rests on them has the times of the kit. */
export const LENT = { issuedAt: '2026-01-15T10:00:00Z', expirationTime: '2026-01-17T10:00:00Z' };

/** An AuthSig with its block and the links that it rests on; `held` has the blocks of all of them. */
export interface Link {
  readonly by: Wallet;
  readonly fields: Fields;
  readonly text: string;
  readonly authSig: AuthSig;
  readonly value: Cacao | Uint8Array;
  readonly bytes: Uint8Array;
  readonly cid: string;
  readonly proofs: readonly Link[];
  readonly held: Readonly<Record<string, string>>;
}

/** What a link is made from. */
export interface LinkParts extends Fields {
  readonly by?: Wallet;
  readonly to?: string;
  readonly att?: Att;
  readonly proofs?: readonly Link[];
  readonly details?: Details;
  readonly sig?: string;
  readonly kind?: { readonly t: string; readonly derivedVia: string; readonly header?: string };
  // biome-ignore lint/suspicious/noExplicitAny: a block is changed by whoever knows its members.
  readonly block?: (value: any) => any;
  readonly over?: Input;
}

/**
 * An AuthSig with its block: who signed (`by`), the URI of the one it is for (`to`), what it grants (`att`) and the links that
 * it rests on (`proofs`). Other members are those of the SIWE message. `details` takes the place of `att` and `proofs`;
 * `sig` that of the signature, in AuthSig and block; `block` changes the block as a value.
 */
export function link({
  by = user(),
  to = SESSION_URI(),
  att = action(),
  proofs = [],
  details = recap(
    att,
    proofs.map(({ cid }) => cid),
  ),
  sig,
  kind = { t: 'eip191', derivedVia: 'web3.eth.personal.sign' },
  block = (value) => value,
  over = {},
  ...members
}: LinkParts): Link {
  const fields = {
    domain: 'app.example',
    address: by.address,
    statement: statement(details),
    uri: to,
    version: '1',
    chainId: '1',
    nonce: NONCE,
    issuedAt: '2026-01-15T11:00:00Z',
    expirationTime: EXPIRES,
    resources: [recapUri(details)],
    ...members,
  };
  const text = siwe(fields);
  const signature = sig ?? signed(text, by);
  const value = block(cacaoOf(fields, signature, kind));
  const bytes = value instanceof Uint8Array ? value : cbor(value);
  return {
    by,
    fields,
    text,
    authSig: { sig: signature, derivedVia: kind.derivedVia, signedMessage: text, address: by.address, ...over },
    value,
    bytes,
    cid: cidOf(bytes),
    proofs,
    held: heldBy(proofs),
  };
}

/** The blocks of links and of all that they rest on, as evidence has them. */
export const heldBy = (proofs: readonly Link[]): Readonly<Record<string, string>> =>
  Object.assign({}, ...proofs.map(({ cid, bytes, held }) => ({ ...held, [cid]: base64(bytes) })));

// --- AuthSigs that lend nothing: what a block can hold is more than proofs ---

const LOGIN = {
  to: 'https://app.example/login',
  statement: 'Sign in to the example application.',
  resources: undefined,
};

/** A login of the owner; members that are undefined are left out of text and block. */
export const login = (over: LinkParts = {}): Link => link({ by: owner(), ...LOGIN, ...over });

/** Only what every message has. */
export const bare = (over: LinkParts = {}): Link => login({ statement: undefined, expirationTime: undefined, ...over });

/** Every member that a message can have but the scheme. */
export const full = (over: LinkParts = {}): Link =>
  login({
    domain: 'app.example:8443',
    chainId: '137',
    issuedAt: '2026-01-15T11:00:00.250Z',
    expirationTime: '2026-01-16T12:00:00.5+01:00',
    notBefore: '2026-01-15T11:30:00Z',
    requestId: 'request-7',
    resources: ['https://app.example/terms', 'urn:example:profile'],
    ...over,
  });

/** The AuthSig of a contract wallet: what its contract takes for a signature is its own business. */
export const contract = (over: LinkParts = {}): Link =>
  login({ kind: { t: 'eip1271', derivedVia: 'EIP1271' }, sig: `0x${'c0ffee'.repeat(100)}`, ...over });

// --- Chains ---

/** A link that lends the owner's PKP and action to the user; `over` replaces any part of it. */
export const lent = (over: LinkParts = {}): Link => link({ by: owner(), to: did(user()), ...LENT, ...over });

/** What the user signs for the session key on top of one proof, or of several. */
export const passed = (proofs: Link | readonly Link[], over: LinkParts = {}): Link =>
  link({ proofs: [proofs].flat(), ...over });

/** Owner, user, session key. What each of the two says differently. */
export const chain = (first: LinkParts = {}, second: LinkParts = {}): Link => passed(lent(first), second);

/** When the application passes on what the owner lent to it. */
export const MIDDLE = { issuedAt: '2026-01-15T10:30:00Z', expirationTime: '2026-01-16T22:00:00Z' };

/** Owner, application, user, session key. */
export function longChain(first: LinkParts = {}, second: LinkParts = {}, third: LinkParts = {}): Link {
  const root = lent({ to: did(app()), ...first });
  return passed(link({ by: app(), to: did(user()), proofs: [root], ...MIDDLE, ...second }), third);
}

/** A chain of that many links: owner, user, user and so on. In a `short` one each link rests on the root too. */
export function ladder(length: number, short: boolean = false): Link {
  const root = lent({ att: signing() });
  let top = root;
  const proofs = () => (short && top !== root ? [root, top] : [top]);
  for (let links = 2; links < length; links++) {
    top = link({ to: did(user()), att: signing(), proofs: proofs(), ...LENT });
  }
  return passed(proofs(), { att: signing() });
}

// --- What is asked, and what the specification answers ---

/** Input of chain.verify for an AuthSig that grants to the session key. */
export const asChain = (leaf: Link, over: Input = {}): Input => ({
  authSig: json(leaf.authSig),
  purpose: 'session',
  sessionKey: session().publicKey,
  now: NOW,
  root: owner().address,
  evidence: { proofs: leaf.held },
  ...over,
});

/** Input of chain.verify for an AuthSig that delegates capacity. */
export const asLentCredit = (leaf: Link, over: Input = {}): Input => {
  const { sessionKey: _, ...input } = asChain(leaf, { purpose: 'delegation', ...over });
  return input;
};

/** Where a proof stands: the entry of `prf`, in the one ReCap that is the last resource. */
const placeOf = ({ fields: { resources = [] } }: Link, index: number) =>
  `/signedMessage/resources/${resources.length - 1}/prf/${index}`;

/** A link, and where it stands. */
interface Found {
  readonly link: Link;
  readonly path: string;
}

/** Every link once, in the order in which following the proofs meets it, with its path. */
function linksOf(leaf: Link): readonly [Found, ...Found[]] {
  const found: [Found, ...Found[]] = [{ link: leaf, path: '' }];
  const enter = (each: Link, path: string) => {
    if (found.some(({ link: { cid } }) => cid === each.cid)) return;
    found.push({ link: each, path });
    follow(each, path);
  };
  const follow = (each: Link, path: string) => {
    each.proofs.forEach((proof, index) => {
      enter(proof, path + placeOf(each, index));
    });
  };
  follow(leaf, '');
  return found;
}

/** What verifying a chain answers: who is at its root, who signed, the first end, and the links. */
function provenBy(leaf: Link, links: readonly [Found, ...Found[]] = linksOf(leaf)): Input {
  const ends = links
    .map(({ link: { fields } }) => fields.expirationTime)
    .sort((a, b) => Date.parse(a ?? '') - Date.parse(b ?? ''));
  const root = links.find(({ link: { proofs } }) => proofs.length === 0) ?? links[0];
  return {
    root: root.link.by.address,
    account: leaf.by.address,
    expiration: ends[0],
    links: links.map(({ link: { by, cid, fields }, path }) => ({
      path,
      ...(path === '' ? {} : { cid }),
      account: by.address,
      audience: fields.uri,
    })),
  };
}

/** What each deployed system answers that does not look at proofs. */
export const unlooked = (verdict: Verdict = accepted): ProfileVerdicts => ({
  'lit-v7': verdict,
  'lit-v8': verdict,
  reown: verdict,
});

/** What one sees who does not look at proofs: the AuthSig that was handed in, by itself. */
export const aloneOf = (leaf: Link): Verdict => ({
  result: 'accept',
  output: provenBy(leaf, [{ link: leaf, path: '' }]),
});

/** The text of every proof, beside the blocks that have it in their members. */
export const textsOf = (leaves: Link | readonly Link[]): Readonly<Record<string, string>> => {
  const links = [leaves].flat().flatMap((leaf) => linksOf(leaf).slice(1));
  return Object.fromEntries(links.map(({ link: { cid, text } }) => [cid, text]));
};

const traceOf = (leaf: Link, link?: string): Input => ({
  ...(link === undefined ? {} : { link }),
  texts: textsOf(leaf),
});

/** Where a chain of two or three AuthSigs has its proofs. */
export const FIRST = '/signedMessage/resources/0/prf/0';
export const SECOND = FIRST + FIRST;

// --- Rows ---

/** A row about the chain of a link; `at` is the path of the link with the fault. */
export interface Chained {
  readonly leaf: Link;
  readonly at?: string;
}

/** Rows of chain.verify: what holds is proven as {@link provenBy} says, and whoever does not look at proofs sees the leaf alone. */
export const chaining = ({ leaf, at, rule, input = asChain(leaf) }: Row & Chained): Shared => ({
  input,
  trace: traceOf(leaf, at),
  ...(rule === undefined ? { output: provenBy(leaf), profiles: unlooked(aloneOf(leaf)) } : { profiles: unlooked() }),
});

/** The login as a value, with other members of its payload or of its signature. */
export const value = (): Cacao => login().value as Cacao;
export const payload = (over: Input): Cacao => ({ ...value(), p: { ...value().p, ...over } });
export const signature = (over: Input): Cacao => ({ ...value(), s: { ...value().s, ...over } });

// --- What several topics of chains use ---

/** The owner lends signing with the PKP, and nothing else. */
export const lentKey = (over: LinkParts = {}): Link => lent({ att: signing(), ...over });

/** Where the AuthSig that is handed in names its proofs. */
export const proofAt = (index: number): string => `/signedMessage/resources/0/prf/${index}`;

/** What a link is that a contract wallet signed. */
export const CONTRACT = { t: 'eip1271', derivedVia: 'EIP1271' };

/** What the contract at the address of a link replied about its text and signature. */
export const replyOf = ({ by, fields, text, authSig }: Link, over: Input = {}): Input => ({
  chainId: fields.chainId,
  address: by.address,
  digest: `0x${hex(eip191(text))}`,
  signature: authSig.sig,
  code: true,
  outcome: 'returned',
  data: MAGIC,
  asOf: NOW,
  ...over,
});

/** Input of chain.verify with replies of contracts as evidence, and the DID of the owner as root. */
export const asked = (leaf: Link, replies: readonly Input[], over: Input = {}): Input =>
  asChain(leaf, { root: did(owner()), evidence: { proofs: leaf.held, contractCalls: replies }, ...over });

/** What is proven of a chain whose end is a time that its texts spell in another way. */
export const endingAt = (leaf: Link, expiration: string): Pick<Shared, 'output' | 'profiles'> => ({
  output: { ...provenBy(leaf), expiration },
  profiles: unlooked({ result: 'accept', output: { ...provenBy(leaf, [{ link: leaf, path: '' }]), expiration } }),
});
