// Objects that hold documents, and objects that say in other members what a document says.
import { decode as decodeCbor } from '@ipld/dag-cbor';
import { fromUtf8, toHex } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { type JsonLimits, looseJsonText, parseJson } from '../internal/json-text.js';
import { decodeRecap, recapStatement } from '../recap.js';
import type { SiweMessage } from '../siwe/message.js';
import { writeSiweMessage } from '../siwe/write.js';
import { decodeBase64 } from './encodings.js';
import { mostOpened, type Opened, placeOf, type Row } from './piece.js';

/** More than any envelope has; a text beyond is no document either. */
export const limits: JsonLimits = { bytes: Number.POSITIVE_INFINITY, depth: 64, values: 200_000 };

type Members = Readonly<Record<string, unknown>>;

/** Reads a JSON object or array by the book. */
export function jsonOf(text: string): unknown {
  if (!/^\s*[[{"]/.test(text)) return undefined;
  const json = parseJson(text, limits);
  return json.ok ? json.value : undefined;
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
export function textFromFields(value: unknown): string | undefined {
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

export const written = 'a SIWE text written from its members';

/** Writes an AuthSig. */
export function authSig(sig: string, derivedVia: string, signedMessage: string, address: string): string {
  return JSON.stringify({ sig, derivedVia, signedMessage, address });
}

/** How AuthSigs name a wallet of Solana, whose signature is hex without 0x. */
export const ofSolana = 'solana.signMessage';

export const bareHex = (sig: string): string => sig.replace(/^0x(?=[0-9a-f]{128}$)/i, '');

const signatureTypes: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  eip191: 'web3.eth.personal.sign',
  eip1271: 'EIP1271',
  'solana:ed25519': ofSolana,
});

/** The statement of a CACAO as WalletConnect has it signed: what the ReCap grants is put behind it, and is no member. */
function withRecap(statement: unknown, resources: unknown): unknown {
  const uri = Array.isArray(resources) ? resources.at(-1) : undefined;
  const recap = typeof uri === 'string' && uri.length < 65_536 ? decodeRecap(uri) : undefined;
  if (!recap?.ok || (statement !== undefined && statement !== null && typeof statement !== 'string')) return statement;
  const granted = recapStatement(recap.value);
  if (statement?.endsWith(granted)) return statement;
  return statement ? `${statement} ${granted}` : granted;
}

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
    statement: value.h.t === 'caip122' ? withRecap(p.statement, p.resources) : p.statement,
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
export function withMembers(whole: readonly Opened[], value: unknown): readonly Opened[] {
  return whole.length === 0 ? [] : [...whole, ...openMembers(value)];
}

/** Names what keeps a text from being JSON. */
export function slipOf(text: string, { reason, offset }: { readonly reason: string; readonly offset: number }): string {
  return `what is no JSON (${reason}) at ${placeOf(text, offset)}`;
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
    return [{ piece: JSON.stringify(loose.value), step: '', slip: slipOf(text, json) }];
  },
};

/** A row that opens what JSON says. */
export const ofJson = (name: string, example: string, open: (value: unknown) => readonly Opened[]): Row => ({
  name,
  example,
  open: (text) => {
    const value = jsonOf(text);
    return value === undefined ? [] : open(value);
  },
});

/** Says whether a ReCap grants methods on the name of a namespace of chains, which is no URI: of One-Click Auth alone. */
function grantsMethods(resources: unknown): boolean {
  const uri: unknown = Array.isArray(resources) ? resources.at(-1) : undefined;
  const payload = typeof uri === 'string' && uri.length < 65_536 ? /^urn:recap:([\w-]+)$/.exec(uri)?.[1] : undefined;
  return payload !== undefined && /"eip155"\s{0,8}:/.test(fromUtf8(decodeBase64(payload) ?? new Uint8Array()) ?? '');
}

/** The members of a part by their own names; a null of another language is none. */
const spelled = (part: unknown): unknown =>
  Object.fromEntries(
    Object.entries(part as Members).flatMap(([name, value]) =>
      value === null ? [] : [[name === 'request_id' ? 'requestId' : name, value]],
    ),
  );

export const cacaoJson: Row = ofJson('cacao-json', '{"h": {...}, "p": {"iss": ...}, "s": {...}}', (value) => {
  const piece = cacaoPiece(value);
  if (piece !== undefined && isPlainObject(value) && isPlainObject(value.p) && grantsMethods(value.p.resources)) {
    // No CACAO is bound to whoever answered.
    const cacao = { h: spelled(value.h), p: spelled(value.p), s: spelled(value.s) };
    const answer = JSON.stringify({ cacaos: [cacao], responder: { publicKey: '00'.repeat(32) } });
    return [
      { piece: answer, step: 'a CACAO in JSON, made into an answer of One-Click Auth whose responder is left open' },
    ];
  }
  return withMembers(piece === undefined ? [] : [{ piece, step: `a CACAO in JSON; ${written}` }], value);
});

export const siweFields: Row = ofJson('siwe-fields', '{"domain": "app.example", "address": ...}', (value) => {
  const piece = textFromFields(value);
  return piece === undefined ? [] : [{ piece, step: written }];
});

export const members: Row = ofJson('members', '{"authSig": {...}}', openMembers);
