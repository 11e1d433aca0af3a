// Objects that hold documents, and objects that say in other members what a document says.
import { decode as decodeCbor } from '@ipld/dag-cbor';
import { toHex } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { looseJsonText, parseJson } from '../internal/json-text.js';
import type { SiweMessage } from '../siwe/message.js';
import { writeSiweMessage } from '../siwe/write.js';
import { mostOpened, type Opened, placeOf, type Row, signInPhrase } from './piece.js';

/** More than any envelope has; a text beyond is no document either. */
const limits = { bytes: Number.POSITIVE_INFINITY, depth: 64, values: 200_000 };

type Members = Readonly<Record<string, unknown>>;

/** Reads a JSON object or array by the book. */
export function jsonOf(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  const json = parseJson(text, limits);
  return json.ok ? json.value : undefined;
}

const textMembers = [
  'message',
  'msg',
  'signed_message',
  'siwe',
  'siweMessage',
  'siwe_message',
  'body',
  'text',
  'payload',
  'data',
  'raw',
  'messageRaw',
  'challenge',
] as const;
const signatureMembers = [
  'signature',
  'sig',
  'signed',
  'siweSignature',
  'siwe_signature',
  'messageSignature',
  'serializedSignature',
  'signatureHash',
] as const;
const accountMembers = [
  'address',
  'account',
  'walletAddress',
  'wallet_address',
  'wallet',
  'publicAddress',
  'publicKey',
  'signer',
  'from',
] as const;

/** The first of some members that is text, by its name. */
function textAmong(members: Members, names: readonly string[]): readonly [name: string, text: string] | undefined {
  for (const name of names) {
    const value = members[name];
    if (typeof value === 'string' && value !== '') return [name, value];
  }
  return undefined;
}

const firstLine = new RegExp(`^(?:[a-z][a-z0-9+.-]*://)?\\S{1,300}${signInPhrase}\\r?\\n(\\S{1,200})`);

/** How AuthSigs name the wallet of a text. */
function derivedViaOf(text: string, address: string): string {
  const chain = firstLine.exec(text)?.[1];
  if (chain === 'Solana') return 'solana.signMessage';
  return chain === undefined && /^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(address)
    ? 'solana.signMessage'
    : 'web3.eth.personal.sign';
}

const fieldNames: Readonly<Record<string, keyof SiweMessage>> = Object.assign(Object.create(null), {
  scheme: 'scheme',
  domain: 'domain',
  address: 'address',
  statement: 'statement',
  uri: 'uri',
  version: 'version',
  chainId: 'chainId',
  chain_id: 'chainId',
  nonce: 'nonce',
  issuedAt: 'issuedAt',
  issued_at: 'issuedAt',
  expirationTime: 'expirationTime',
  expiration_time: 'expirationTime',
  notBefore: 'notBefore',
  not_before: 'notBefore',
  requestId: 'requestId',
  request_id: 'requestId',
  resources: 'resources',
});

/** Writes the text that the members of a SIWE message say; undefined unless the ones that identify it are there. */
function textFromFields(value: unknown): string | undefined {
  if (!isPlainObject(value)) return undefined;
  const message: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(fieldNames)) {
    const given = value[name];
    if (given === undefined || given === null) continue;
    if (member === 'resources') {
      if (!Array.isArray(given) || !given.every((resource) => typeof resource === 'string')) return undefined;
      message[member] = given;
    } else if (typeof given === 'string' || typeof given === 'number') message[member] = String(given);
    else return undefined;
  }
  const whole = ['domain', 'address', 'uri', 'version', 'chainId', 'nonce', 'issuedAt'];
  return whole.every((name) => typeof message[name] === 'string')
    ? writeSiweMessage(message as unknown as SiweMessage)
    : undefined;
}

const written = 'a SIWE text written from its members';

function authSig(sig: string, derivedVia: string, signedMessage: string, address: string): string {
  return JSON.stringify({ sig, derivedVia, signedMessage, address });
}

/** A text beside its signature, as login bodies, wallets and tokens have them. */
function openPair(value: Members): Opened[] {
  if (typeof value.derivedVia === 'string' || typeof value.signedMessage === 'string') return [];
  const signature = textAmong(value, signatureMembers);
  if (!signature) return [];
  const fields = textMembers.flatMap((name) => {
    const text = textFromFields(value[name]);
    return text === undefined ? [] : [[name, text] as const];
  })[0];
  const text =
    fields ??
    textAmong(
      value,
      textMembers.filter((name) => name !== signature[0]),
    );
  if (!text) return [];
  const address = firstLine.exec(text[1])?.[2] ?? '';
  const account = textAmong(value, accountMembers)?.[1];
  // A name or a short text beside a signature is another matter.
  if (address === '' && (account === undefined || /^\s*[[{]/.test(text[1]))) return [];
  const who = account !== undefined && account.length <= 100 ? account : address;
  const shape = `the members ${text[0]} and ${signature[0]} of a signed text, made into an AuthSig`;
  const step = fields ? `${written}; ${shape}` : shape;
  return [{ piece: authSig(signature[1], derivedViaOf(text[1], who), text[1], who), step }];
}

const signatureTypes: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  eip191: 'web3.eth.personal.sign',
  eip1271: 'EIP1271',
  'solana:ed25519': 'solana.signMessage',
});

/** A CACAO (CAIP-74), whose members say what a SIWE text says. */
function cacaoPiece(value: unknown): string | undefined {
  if (!isPlainObject(value) || !isPlainObject(value.h) || !isPlainObject(value.p) || !isPlainObject(value.s))
    return undefined;
  const { p, s } = value;
  const [, chainId, address] =
    (typeof p.iss === 'string' ? /^did:pkh:eip155:([0-9]{1,32}):(0x[0-9a-fA-F]{40})$/.exec(p.iss) : null) ?? [];
  const sig = s.s instanceof Uint8Array ? `0x${toHex(s.s)}` : s.s;
  if (address === undefined || typeof sig !== 'string') return undefined;
  const text = textFromFields({
    domain: p.domain,
    address,
    statement: p.statement,
    uri: p.aud,
    version: p.version,
    chainId,
    nonce: p.nonce,
    issuedAt: p.iat,
    expirationTime: p.exp,
    notBefore: p.nbf,
    requestId: p.requestId ?? p.request_id,
    resources: p.resources,
  });
  const derivedVia = typeof s.t === 'string' ? (signatureTypes[s.t] ?? s.t) : '';
  return text === undefined ? undefined : authSig(sig, derivedVia, text, address);
}

/** Bytes of a CACAO in dag-cbor. */
export function openCacaoBytes(bytes: Uint8Array): Opened[] {
  // A map of three members, as every CACAO is.
  if (bytes[0] !== 0xa3) return [];
  try {
    const piece = cacaoPiece(decodeCbor(bytes));
    return piece === undefined ? [] : [{ piece, step: `a CACAO in CBOR; ${written}` }];
  } catch {
    return [];
  }
}

/** What objects with certain members are. */
const shapes: readonly (readonly [name: string, members: RegExp, nested?: true])[] = [
  ['a request to a node', /^(?:authSig|sessionSigs|authSigs|multipleAuthSigs|sessionSig|delegationAuthSig)$/],
  [
    'a dump of the storage of a browser',
    /^(?:lit-(?:wallet-sig|session-key|auth-sol-signature|auth-signature)|localStorage|sessionStorage)$/,
  ],
  ['the answer of a GraphQL server', /^(?:data|errors)$/, true],
  ['a list of CACAOs', /^(?:cacaos|cacao)$/],
  ['a record of the network panel of a browser', /^(?:postData|request|response|log|entries)$/, true],
];

/** Every value that an object or an array holds, under the name of its shape. */
function openMembers(value: unknown): Opened[] {
  if (typeof value === 'string') return [{ piece: value, step: 'JSON within a string' }];
  const list = Array.isArray(value);
  if (!list && !isPlainObject(value)) return [];
  const found: Opened[] = [];
  for (const [name, member] of Object.entries(value as Members)) {
    if (found.length >= mostOpened) break;
    const piece =
      typeof member === 'string' ? member : typeof member === 'object' && member !== null ? JSON.stringify(member) : '';
    if (piece.length < 16) continue;
    const shape = list
      ? undefined
      : shapes.find(([, members, nested]) => members.test(name) && (!nested || typeof member === 'object'))?.[0];
    const place = list ? `entry ${name} of an array` : `member ${name.slice(0, 80)}`;
    found.push({ piece, step: shape === undefined ? place : `${shape}, ${place}` });
  }
  return found;
}

/** What an object is as a whole, and what its members hold: another document in it is none that may be passed over. */
function withMembers(whole: readonly Opened[], value: unknown): readonly Opened[] {
  return whole.length === 0 ? [] : [...whole, ...openMembers(value)];
}

/** JSON that lenient readers take and strict ones do not, such as a member that stands twice. */
export const looseJson: Row = {
  name: 'loose-json',
  example: '{"sig": "0x", "sig": "0xab...", ...}',
  open: (text) => {
    if (!/^\s*[[{]/.test(text)) return [];
    const json = parseJson(text, limits);
    const loose = json.ok ? json : looseJsonText(text);
    if (json.ok || !loose.ok || typeof loose.value !== 'object') return [];
    return [{ piece: JSON.stringify(loose.value), step: '', slip: `${json.reason} at ${placeOf(text, json.offset)}` }];
  },
};

const ofJson = (name: string, example: string, open: (value: unknown) => readonly Opened[]): Row => ({
  name,
  example,
  open: (text) => {
    const value = jsonOf(text);
    return value === undefined ? [] : open(value);
  },
});

export const signedText: Row = ofJson(
  'signed-text',
  '{"message": "app.example wants ...", "signature": "0x..."}',
  (value) => withMembers(isPlainObject(value) ? openPair(value) : [], value),
);

export const cacaoJson: Row = ofJson('cacao-json', '{"h": {...}, "p": {"iss": ...}, "s": {...}}', (value) => {
  const piece = cacaoPiece(value);
  return withMembers(piece === undefined ? [] : [{ piece, step: `a CACAO in JSON; ${written}` }], value);
});

export const siweFields: Row = ofJson('siwe-fields', '{"domain": "app.example", "address": ...}', (value) => {
  const piece = textFromFields(value);
  return piece === undefined ? [] : [{ piece, step: written }];
});

export const members: Row = ofJson('members', '{"authSig": {...}}', openMembers);
