import type { AuthSigKind } from '../auth-sig/kind.js';
import type { AuthSig } from '../generated/types.js';
import { toHex } from '../internal/bytes.js';
import { isPlainObject, quote, tell } from '../internal/json.js';
import type { SiweMessage } from '../siwe/message.js';

/** What the schema of an AuthSig admits for `sig`. */
const longestSignature = 8_192;

/** What CAIP-74 calls the members of a SIWE message, but for the address and the chain id, which make `iss`. */
export const payloadMembers: Readonly<
  Record<string, { readonly member: keyof SiweMessage; readonly required: boolean }>
> = Object.assign(Object.create(null), {
  domain: { member: 'domain', required: true },
  aud: { member: 'uri', required: true },
  version: { member: 'version', required: true },
  nonce: { member: 'nonce', required: true },
  iat: { member: 'issuedAt', required: true },
  nbf: { member: 'notBefore', required: false },
  exp: { member: 'expirationTime', required: false },
  statement: { member: 'statement', required: false },
  requestId: { member: 'requestId', required: false },
  resources: { member: 'resources', required: false },
});

/** How a signature was made, by the `t` of CAIP-74, and what an AuthSig calls it. */
export const signatureTypes: readonly {
  readonly t: string;
  readonly kind: AuthSigKind;
  readonly derivedVia: string;
}[] = [
  { t: 'eip191', kind: 'eoa', derivedVia: 'web3.eth.personal.sign' },
  { t: 'eip1271', kind: 'eip1271', derivedVia: 'EIP1271' },
];

/** The first is written. The second is that of the present text of CAIP-74, which asks readers to take both. */
export const headerTypes: readonly unknown[] = ['eip4361', 'caip122'];

const issuerPattern = /^did:pkh:eip155:([0-9]{1,32}):(0x[0-9a-fA-F]{40})$/;
const looseIssuer = /^did:pkh:eip155:([^:]*):(.*)$/s;
export const hexPattern: RegExp = /^0x(?:[0-9a-fA-F]{2})+$/;

type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members {
  return isPlainObject(value) ? value : {};
}

function textIn(members: Members, name: string): string {
  const value = Object.hasOwn(members, name) ? members[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function isTexts(value: unknown): value is readonly string[] {
  // `every` skips the holes that a list has which was no JSON.
  return Array.isArray(value) && Array.from<unknown>(value).every((item) => typeof item === 'string');
}

/** Finds what keeps a value from being an object with these members; a name that ends in `?` is optional. */
function membersFault(value: unknown, where: string, names: readonly string[]): string | undefined {
  if (!isPlainObject(value)) return `expected an object as ${where}`;
  const missing = names.find((name) => !name.endsWith('?') && !Object.hasOwn(value, name));
  if (missing !== undefined) return `expected ${where}.${missing}, found none`;
  const unknown = Object.keys(value).find((name) => !names.includes(name) && !names.includes(`${name}?`));
  return unknown === undefined ? undefined : `expected ${names.join(', ')} in ${where}, found ${quote(unknown)}`;
}

function payloadFault(payload: unknown): string | undefined {
  const names = Object.entries(payloadMembers).map(([name, { required }]) => (required ? name : `${name}?`));
  const fault = membersFault(payload, 'p', ['iss', ...names]);
  if (fault !== undefined || !isPlainObject(payload)) return fault;
  for (const [name, value] of Object.entries(payload)) {
    if (name === 'resources' ? isTexts(value) : typeof value === 'string') continue;
    return `expected p.${name} as ${name === 'resources' ? 'an array of texts' : 'text'}`;
  }
  if (typeof payload.iss === 'string' && issuerPattern.test(payload.iss)) return undefined;
  return `expected p.iss as did:pkh:eip155:, a chain id, and an address, found ${tell(payload.iss)}`;
}

function signatureFault(signature: unknown): string | undefined {
  const fault = membersFault(signature, 's', ['t', 's']);
  if (fault !== undefined || !isPlainObject(signature)) return fault;
  const { t, s } = signature;
  if (!signatureTypes.some((row) => row.t === t)) {
    return `expected ${signatureTypes.map((row) => row.t).join(' or ')} as s.t, found ${tell(t)}`;
  }
  // Of bytes as of text: what counts is what the AuthSig will have, its prefix among it.
  const text = s instanceof Uint8Array ? `0x${toHex(s)}` : s;
  if (typeof text === 'string' && text.length <= longestSignature && hexPattern.test(text)) return undefined;
  return `expected s.s as bytes, or as text of 0x and hex, of at most ${longestSignature} characters`;
}

export function blockFault(value: unknown): string | undefined {
  const fault = membersFault(value, 'the block', ['h', 'p', 's']);
  if (fault !== undefined || !isPlainObject(value)) return fault;
  const header = membersFault(value.h, 'h', ['t']);
  if (header !== undefined) return header;
  const { t } = membersOf(value.h);
  if (!headerTypes.includes(t)) return `expected ${headerTypes.join(' or ')} as h.t, found ${tell(t)}`;
  return payloadFault(value.p) ?? signatureFault(value.s);
}

/** Takes the SIWE message out of a payload; what is not there is blank. */
export function messageOf(payload: Members): SiweMessage {
  const issuer = textIn(payload, 'iss');
  const [, chainId = '', address = issuer] = looseIssuer.exec(issuer) ?? [];
  const message: Record<string, unknown> = { address, chainId };
  for (const [name, { member, required }] of Object.entries(payloadMembers)) {
    const value = Object.hasOwn(payload, name) ? payload[name] : undefined;
    if (name === 'resources') {
      if (isTexts(value)) message[member] = value;
    } else if (typeof value === 'string' || required) message[member] = textIn(payload, name);
  }
  return message as unknown as SiweMessage;
}

export function signatureOf(value: unknown): Pick<AuthSig, 'sig' | 'derivedVia'> {
  const { t, s } = membersOf(value);
  const [eoa] = signatureTypes;
  const { derivedVia = '' } = signatureTypes.find((row) => row.t === t) ?? eoa ?? {};
  return { sig: s instanceof Uint8Array ? `0x${toHex(s)}` : typeof s === 'string' ? s : '', derivedVia };
}
