// What the vectors about signing for a PKP are made of: the shares of a network, PKPs, requests, and what the network
// writes and answers, line by line from spec/sign-session-key.md.
import {
  type Account,
  alice,
  bls12_381,
  checksum,
  concat,
  type Details,
  DOMAIN,
  type Document,
  EXPIRES,
  type Fields,
  grant,
  hex,
  keccak,
  NOW,
  network,
  networkMessage,
  networkPoint,
  recapUri,
  remembered,
  secp256k1,
  secret,
  session,
  sha256,
  siwe,
  statement,
  utf8,
  written,
} from './kit.js';
import { base58 } from './recaps.js';
import type { Row, Shared } from './row.js';
import type { Input, Verdict } from './vector.js';

const { Fr } = bls12_381.fields;

/** How many shares of a network sign for it unless a vector says otherwise. */
const THRESHOLD = 3;

/** The recent blocks: hash to time. The first is the nonce of every request that does not name another. */
export const BLOCK = `0x${'5c'.repeat(32)}`;
export const BLOCK_TIME = '2026-01-15T11:59:48Z';
export const OTHER_BLOCK = `0x${'c5'.repeat(32)}`;
export const OTHER_BLOCK_TIME = '2026-01-15T11:59:36Z';
const blocks = (): Readonly<Record<string, string>> => ({
  [OTHER_BLOCK]: OTHER_BLOCK_TIME,
  [BLOCK]: BLOCK_TIME,
});

/** When a request is made unless it says otherwise: after its block, before the node's time. */
const REQUESTED = '2026-01-15T11:59:50Z';

// --- Shares. ---

/** A point of G2. */
export type Point = ReturnType<typeof networkPoint>;

/** Whose share: that of a network, of which so many are enough. */
export interface ShareOptions {
  readonly of?: string;
  readonly threshold?: number;
}

/** The polynomial of a network: its secret, and coefficients that derive from published text like every key. */
function polynomial(name: string, threshold: number): readonly bigint[] {
  const coefficients = [network(name).scalar];
  for (let k = 1; k < threshold; k++) {
    coefficients.push((BigInt(`0x${hex(secret(`network ${name} coefficient ${k}`))}`) % (Fr.ORDER - 1n)) + 1n);
  }
  return coefficients;
}

/** The value of the polynomial of a network at an identifier, as a bigint. */
export function shareScalar(identifier: number, { of = 'one', threshold = THRESHOLD }: ShareOptions = {}): bigint {
  const x = BigInt(identifier);
  return polynomial(of, threshold).reduceRight((sum, coefficient) => (sum * x + coefficient) % Fr.ORDER, 0n);
}

/** The share of a node, as an input has it. */
export const keyShare = (identifier: number, options?: ShareOptions): Input => ({
  identifier,
  secret: shareScalar(identifier, options).toString(16).padStart(64, '0'),
});

const multiplied = remembered((text: string, scalar: bigint) => networkPoint(text).multiplyUnsafe(scalar));

/** What a node's share makes of a text: a point of G2. */
export const sharePoint = (text: string, identifier: number, options?: ShareOptions): Point =>
  multiplied(text, shareScalar(identifier, options));

/** 194 hex digits: an identifier, and a point. */
export const shareText = (identifier: number, point: Point): string =>
  identifier.toString(16).padStart(2, '0') + point.toHex(true);

/** What a node answers about a text, as an object in wire order; `over` replaces members. */
export function signResponse(
  text: string,
  identifier: number = 1,
  over: Input = {},
  options: ShareOptions = {},
): Input {
  return {
    result: 'success',
    signatureShare: { ProofOfPossession: shareText(identifier, sharePoint(text, identifier, options)) },
    shareIndex: identifier - 1,
    curveType: 'BLS',
    siweMessage: text,
    dataSigned: hex(networkMessage(text)),
    blsRootPubkey: network(options.of ?? 'one').publicKey,
    ...over,
  };
}

// --- PKPs. ---

/** A PKP: its public key in both forms, in hex. */
interface Pkp extends Account {
  readonly publicKey: string;
  readonly compressed: string;
}

/** A PKP. A network has its key in shares; here it derives like any other. */
export const pkpKey = (name: string = 'one'): Pkp => pkpKeyOf(name);

const pkpKeyOf = remembered((name: string): Pkp => {
  const secretKey = secret(`pkp ${name}`);
  const bytes = secp256k1.getPublicKey(secretKey, false);
  return {
    publicKey: hex(bytes),
    compressed: hex(secp256k1.getPublicKey(secretKey, true)),
    address: checksum(`0x${hex(keccak(bytes.slice(1)).slice(12))}`),
  };
});

/** What the registry says about a PKP: that of Alice, whom alone it obeys. */
export const pkpRecord = (over: Input = {}, key: Pkp = pkpKey()): Input => ({
  publicKey: key.publicKey,
  owner: alice().address,
  authMethods: [],
  addresses: [],
  actions: [],
  ...over,
});

// --- Requests. ---

/** The members of a request's message, its ReCap, its statement (null for none), its PKP and its session key. */
export interface RequestParts extends Fields {
  readonly details?: Details;
  readonly says?: string | null;
  readonly by?: Account;
  readonly to?: { readonly publicKey: string };
}

/** The SIWE message that a client asks for; members override, `details` are those of the ReCap, `says` the statement or null. */
export function requestText({
  details = grant(),
  says = statement(details),
  by = pkpKey(),
  to = session(),
  ...fields
}: RequestParts = {}): string {
  return siwe({
    domain: DOMAIN,
    address: by.address,
    statement: says ?? undefined,
    uri: `lit:session:${to.publicKey}`,
    nonce: BLOCK,
    issuedAt: REQUESTED,
    expirationTime: EXPIRES,
    resources: [recapUri(details)],
    ...fields,
  });
}

/** The auth method of a wallet. Nobody looks into its access token here: what it is worth is evidence. */
export const walletMethod = (accessToken: string = 'wallet of alice'): Input => ({ authMethodType: 1, accessToken });

/** A request as an object in wire order; `over` replaces members. */
export const signRequest = (over: Input = {}): Input => ({
  sessionKey: `lit:session:${session().publicKey}`,
  authMethods: [walletMethod()],
  pkpPublicKey: `0x${pkpKey().publicKey}`,
  siweMessage: requestText(),
  curveType: 'BLS',
  ...over,
});

/** Evidence of an authentication: who, and for which application. */
export interface Evidence extends Input {
  readonly userId: string;
  readonly appId: string;
}

/** Evidence that a wallet authenticated. */
export const byWallet = (who: Account = alice(), over: Input = {}): Evidence => ({
  outcome: 'authenticated',
  userId: who.address,
  appId: 'lit',
  address: who.address,
  ...over,
});

/** Input of sign-session-key.answer for a request (object, JSON text or `{ hex }`); `over` replaces what the node knows. */
export const asNode = (request: Document = signRequest(), over: Input = {}): Input => ({
  request: written(request),
  now: NOW,
  blocks: blocks(),
  pkps: [pkpRecord()],
  evidence: { authMethods: [byWallet()] },
  share: keyShare(1),
  networkKey: network('one').publicKey,
  ...over,
});

// --- What the network signs. ---

/** A user as the resolved auth context names him; the keys are in order. */
export const user = ({ userId, appId }: Pick<Evidence, 'userId' | 'appId'>, authMethodType: number = 1): Input => ({
  appId,
  authMethodType,
  usedForSignSessionKeyRequest: true,
  userId,
});

/** The resolved auth context: who asked, and the CID and the answer of the action; the keys are in order. */
export const authContext = ({
  users = [user(byWallet())],
  action = [],
  answer = '',
}: {
  readonly users?: readonly Input[];
  readonly action?: readonly string[];
  readonly answer?: string;
} = {}): Input => ({
  actionIpfsIdStack: action,
  actionIpfsIds: [],
  authMethodContexts: users,
  authSigAddress: null,
  customAuthResource: answer,
  resources: [],
});

export const CONTEXT = 'lit-resolvedauthcontext://*';

const sorted = <T>(object: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(object).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The one ReCap of what the network signs: the requested one, and who asked. Keys are ASCII, so that their order is that of the bytes. */
export const networkDetails = (context: Input = authContext(), details: Details = grant()): Details => ({
  att: sorted({ ...details.att, [CONTEXT]: { 'Auth/Auth': [{ auth_context: context }] } }),
  prf: details.prf ?? [],
});

/** What is signed for a request: who asked, and the time of the block. */
export interface SignedParts extends RequestParts {
  readonly context?: Input | undefined;
  readonly blockTime?: string;
}

/**
 * The text that the network signs for the request with the same members: the address is that of the PKP, issued-at the
 * time of the block, and the ReCap statement of the one ReCap follows the requested statement, or stands alone where
 * `says` is null.
 */
export function networkText({
  context,
  details = grant(),
  says = statement(details),
  blockTime,
  ...fields
}: SignedParts = {}): string {
  const signed = networkDetails(context, details);
  const whole = statement(signed);
  return requestText({
    ...fields,
    says: says === null ? whole : `${says} ${whole}`,
    issuedAt: blockTime ?? blocks()[fields.nonce ?? BLOCK],
    resources: [recapUri(signed)],
  });
}

// --- Actions. ---

/** The base64 of the code of an action, as a request carries it. */
export const codeText = (code: string): string => Buffer.from(utf8(code)).toString('base64');

/** A field of bytes in protobuf: its number, their length in one byte, and they. */
const field = (number: number, bytes: Uint8Array) => {
  if (bytes.length > 127) throw new Error('the code of an action is short here');
  return concat(Uint8Array.of((number << 3) | 2, bytes.length), bytes);
};

/** The CIDv0 of code: the multihash of a DAG-PB node whose data is a UnixFS file (type 2), its bytes and their number. */
export function actionCid(code: string): string {
  const bytes = utf8(code);
  const file = concat(Uint8Array.of(0x08, 2), field(2, bytes), Uint8Array.of(0x18, bytes.length));
  return base58(concat(Uint8Array.of(0x12, 0x20), sha256(field(1, file))));
}

/** The action that the PKPs of vectors permit, and another. */
export const ACTION_CODE = "Lit.Actions.setResponse({ response: 'true' });";
export const OTHER_CODE = 'Lit.Actions.setResponse({ response: jsParams.answer });';

/** The record of a PKP that obeys an action, with scope 2. */
export const actionRecord = (code: string = ACTION_CODE, scopes: readonly number[] = [2]): Input =>
  pkpRecord({ actions: [{ cid: actionCid(code), scopes }] });

/** Evidence of an action. */
export const answered = (
  response: string,
  { code = ACTION_CODE, ...over }: Input & { readonly code?: string } = {},
): Input => ({
  cid: actionCid(code),
  outcome: 'answered',
  response,
  ...over,
});

/** Input of sign-session-key.answer for a request that an action alone authorises. */
export const asAction = (
  evidence: Input | undefined = answered('true'),
  { code = ACTION_CODE, over = {}, ...node }: Input & { readonly code?: string; readonly over?: Input } = {},
): Input =>
  asNode(signRequest({ authMethods: [], code: codeText(code), ...over }), {
    pkps: [actionRecord(code)],
    evidence: evidence === undefined ? {} : { action: evidence },
    ...node,
  });

// --- Vectors of sign-session-key.answer. ---

/** A request to sign a session key, and who it is put to. */
export interface Request {
  readonly fields?: RequestParts;
  readonly over?: Input;
  readonly node?: Input;
}

/** What a node makes of a request. */
export interface Signed {
  readonly context?: Input;
  readonly text?: SignedParts;
  readonly share?: number;
  readonly of?: string;
}

/** Rows of sign-session-key.answer: the request and the node; what is answered is signed as `context` and `text` say. */
export function answering({
  fields,
  over = {},
  node = {},
  context,
  text = {},
  share = 1,
  of = 'one',
  rule,
}: Row & Request & Signed): Shared {
  const request = signRequest({ ...(fields ? { siweMessage: requestText(fields) } : {}), ...over });
  if (rule !== undefined) return { input: asNode(request, node) };
  return {
    input: asNode(request, { share: keyShare(share, { of }), networkKey: network(of).publicKey, ...node }),
    output: signResponse(networkText({ ...fields, context, ...text }), share, {}, { of }),
  };
}

/** The verdict of a profile that answers a request, over the text that is signed then. */
export const signing = (text: string): Verdict => ({ result: 'accept', output: signResponse(text) });

/** Puts one text in the place of another, which has to be there. */
export function swap(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`no ${from} to replace`);
  return text.replace(from, () => to);
}
