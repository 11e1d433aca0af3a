import { quote } from '../internal/json.js';

/** A SIWE message (ERC-4361), every value as it is written in the text. */
export interface SiweMessage {
  readonly scheme?: string;
  /** The authority that asks for the signature: `host[:port]`. */
  readonly domain: string;
  /** `0x` and 40 hex digits; EIP-55, or of one case. */
  readonly address: string;
  /** Absent and `''` are different texts: the empty one has a line of its own. */
  readonly statement?: string;
  readonly uri: string;
  readonly version: string;
  /** Decimal digits, kept as text: `01` is not `1`, and a chain id may pass 2^53. */
  readonly chainId: string;
  readonly nonce: string;
  /** RFC 3339, like the other times. */
  readonly issuedAt: string;
  readonly expirationTime?: string;
  readonly notBefore?: string;
  /** May be `''`, which is not the same as absent. */
  readonly requestId?: string;
  /** Absent without `Resources:`, `[]` when nothing follows it. */
  readonly resources?: readonly string[];
}

export type Member = keyof SiweMessage;

/** The members in the order of the text. */
export const members: readonly Member[] = [
  'scheme',
  'domain',
  'address',
  'statement',
  'uri',
  'version',
  'chainId',
  'nonce',
  'issuedAt',
  'expirationTime',
  'notBefore',
  'requestId',
  'resources',
];
const required: readonly Member[] = ['domain', 'address', 'uri', 'version', 'chainId', 'nonce', 'issuedAt'];

/** Copies the members of a message, once each; throws when one has a type that could never be formatted. */
export function snapshot(message: SiweMessage): SiweMessage {
  if (typeof message !== 'object' || message === null) {
    throw new TypeError(`message: expected an object, found ${message === null ? 'null' : typeof message}`);
  }
  const given: Readonly<Record<string, unknown>> = { ...message };
  const unknown = Object.keys(given).find(
    (name) => given[name] !== undefined && !(members as readonly string[]).includes(name),
  );
  // A misspelt expiry would be left out of what is signed.
  if (unknown !== undefined) {
    throw new TypeError(`message: expected only ${members.join(', ')}, found ${quote(unknown)}`);
  }
  const expectString = (name: string, value: unknown): void => {
    if (typeof value === 'string') return;
    throw new TypeError(`message.${name}: expected a string, found ${value === null ? 'null' : typeof value}`);
  };
  const copy: Partial<Record<Member, unknown>> = {};
  for (const member of members) {
    const value: unknown = message[member];
    if (value === undefined && !required.includes(member)) continue;
    if (member !== 'resources') {
      expectString(member, value);
      copy[member] = value;
      continue;
    }
    if (!Array.isArray(value)) throw new TypeError(`message.resources: expected an array, found ${typeof value}`);
    const resources: readonly unknown[] = Array.from(value);
    resources.forEach((resource, index) => {
      expectString(`resources[${index}]`, resource);
    });
    copy.resources = resources;
  }
  return copy as unknown as SiweMessage;
}
