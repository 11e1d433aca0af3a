import { type Account, type ReadAuthSig, sessionUriPrefix } from '../auth-sig.js';
import { isAddress } from '../internal/address.js';
import { decodeBase58 } from '../internal/base58.js';
import { equal, toHex } from '../internal/bytes.js';

const accountPattern = /^did:pkh:eip155:([0-9]{1,32}):(0x[0-9a-fA-F]{40})$/;
const sessionPattern = /^[0-9a-f]{64}$/;
/** The multicodec of an Ed25519 public key, as a varint. */
const ed25519Codec = Uint8Array.of(0xed, 0x01);
/** `z` and the Base58 of 34 bytes. */
const longestKey = 48;

function keyOfDid(uri: string): string | undefined {
  const text = uri.slice('did:key:'.length);
  const bytes = text.length <= longestKey && text.startsWith('z') ? decodeBase58(text.slice(1)) : undefined;
  if (bytes?.length !== 34 || !equal(bytes.subarray(0, 2), ed25519Codec)) return undefined;
  return toHex(bytes.subarray(2));
}

/**
 * Parses the URI of somebody who can hold a grant to its one spelling; undefined when it is none.
 *
 * `did:pkh:eip155:<chain>:<address>` is an account, its address in any case. `did:key:z...` of an Ed25519 key and
 * `lit:session:<key>` are two spellings of one session key.
 */
export function parsePrincipal(uri: string): string | undefined {
  const account = accountPattern.exec(uri);
  if (account) return `eip155:${account[1]}:${account[2]?.toLowerCase()}`;
  const session = uri.startsWith(sessionUriPrefix) ? uri.slice(sessionUriPrefix.length) : undefined;
  if (session !== undefined) return sessionPattern.test(session) ? `ed25519:${session}` : undefined;
  const key = uri.startsWith('did:key:') ? keyOfDid(uri) : undefined;
  return key === undefined ? undefined : `ed25519:${key}`;
}

/** Says who issued an AuthSig, spelled as {@link parsePrincipal} does; undefined without a SIWE message. */
export function issuerOf({ message, address }: ReadAuthSig): string | undefined {
  return message && `eip155:${message.chainId}:${address.toLowerCase()}`;
}

/**
 * Says whether an AuthSig is by the account that a text names: the only place where that is decided. `did:pkh` names the
 * account on its chain, that of the signed text. An address alone names one that a key stands for, on whatever chain, and
 * no contract wallet: somebody else's can stand at its address on another chain.
 */
export function isNamed(read: ReadAuthSig, named: string): boolean {
  return isNamedAs(namesOf(read), named);
}

function isContract({ kind }: ReadAuthSig): boolean {
  return kind.needs.includes('contract-call');
}

/** What an account is named by. */
export interface Names {
  readonly address: string;
  /** `did:pkh` with the chain of the signed text; undefined for accounts that have none. */
  readonly principal: string | undefined;
  /** Whether it is a contract wallet. */
  readonly contract: boolean;
}

/** Lists what the account of an AuthSig is named by: {@link isNamedAs} then needs the AuthSig no more. */
export function namesOf(read: ReadAuthSig): Names {
  return { address: read.address, principal: issuerOf(read), contract: isContract(read) };
}

/** Says whether a text names the account that has these names. */
export function isNamedAs({ address, principal, contract }: Names, named: string): boolean {
  const asked = parsePrincipal(named);
  if (asked !== undefined) return principal === asked;
  return !contract && address.toLowerCase() === named.toLowerCase();
}

/** Spells an account so that equal texts are one account: its address, with the chain where a contract stands at it. */
export function identityOf({ address, chainId }: Account): string {
  const lower = address.toLowerCase();
  return chainId === undefined ? lower : `eip155:${chainId}:${lower}`;
}

/** Says whether text names an account: an address in any case, or `did:pkh` with its chain id. */
export function isAccount(text: string): boolean {
  return isAddress(text) || accountPattern.test(text);
}

/** Checks that a text names an account and throws TypeError otherwise: it comes from the caller. */
export function assertAccount(account: string, what: string): void {
  if (typeof account === 'string' && isAccount(account)) return;
  throw new TypeError(`${what}: expected an address, 0x and 40 hex digits, or did:pkh:eip155:<chain id>:<address>`);
}
