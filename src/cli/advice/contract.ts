import { kindOf } from '../../auth-sig/kind.js';
import { hexOf, looseContractSignature } from '../../auth-sig/wrapper.js';
import type { ContractCallReply, Evidence } from '../../evidence.js';
import { fromHex } from '../../internal/bytes.js';
import { clip } from '../terminal.js';
import { attempt } from './ecdsa.js';
import { addressIn, chainIn, type PastedAuthSig, pastedIn } from './pasted.js';

/** The chains that people name by their names. */
const chainNames: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  '1': 'Ethereum',
  '10': 'Optimism',
  '30': 'Rootstock',
  '56': 'BNB Chain',
  '100': 'Gnosis',
  '137': 'Polygon',
  '8453': 'Base',
  '42161': 'Arbitrum',
  '175188': 'Chronicle Yellowstone',
  '11155111': 'Sepolia',
});

/** Names a chain. */
export function nameChain(chain: string): string {
  const name = chainNames[chain];
  return name === undefined ? `chain ${chain}` : `chain ${chain} (${name})`;
}

/** Says how the contract is asked. */
function askIt(address: string, chain: string | undefined): string {
  if (chain === undefined) return `ask the contract ${address} on its chain: --rpc CHAIN=https://...`;
  return `ask the contract ${address} on ${nameChain(chain)}, which the text names: --rpc ${chain}=https://...`;
}

/** A signature of a contract wallet, opened as far as it goes. */
interface Opened {
  /** The factories of the wrappers, the outer one first. */
  readonly factories: readonly string[];
  /** What the outer wrapper has its factory called with. */
  readonly call: string;
  readonly inner: Uint8Array;
}

/** The most wrappers that are opened: genuine signatures have one. */
const deepest = 4;

function open(bytes: Uint8Array): Opened {
  const factories: string[] = [];
  let call = '';
  let inner = bytes;
  while (factories.length < deepest) {
    const read = looseContractSignature(hexOf(inner));
    if (!read?.deployment) break;
    factories.push(read.deployment.factory);
    call ||= read.deployment.data;
    inner = read.signature;
  }
  return { factories, call, inner };
}

const passkey = 'webauthn.get';

/** Says what the bytes of a contract's signature look like. */
function looks(bytes: Uint8Array): string {
  if (bytes.length === 0) return 'nothing, which a Safe returns for a message that its owners approved on the chain';
  const ascii = String.fromCharCode(...bytes.subarray(0, 4_096));
  if (ascii.includes(passkey)) return `${bytes.length} bytes with the signature of a passkey`;
  if (bytes.length > 65 && bytes.length % 65 === 0) {
    return `${bytes.length} bytes, as long as the signatures of ${bytes.length / 65} owners of a Safe`;
  }
  const offset = bytes.length >= 64 && bytes.subarray(0, 30).every((byte) => byte === 0);
  return `${bytes.length} bytes${offset && bytes.length % 32 === 0 ? ' of ABI encoding' : ''}`;
}

/** Says what a signature is, and not of a key. */
function whatIs(bytes: Uint8Array, { factories: [factory], inner }: Opened): string {
  if (bytes.length === 0) return `sig is ${looks(bytes)}`;
  const form =
    factory === undefined
      ? `(EIP-1271), ${looks(bytes)}`
      : `that was not deployed when it signed, an ERC-6492 wrapper (factory ${factory}) around ${looks(inner)}`;
  return `this is the signature of a contract wallet ${form}`;
}

/** Says how a signature is called that of a contract, where it is called that of an account. */
const label = ({ ofCacao }: PastedAuthSig): string =>
  ofCacao
    ? 's.t is no part of the signed text, so change it to eip1271 and keep the rest'
    : 'derivedVia is no part of the signed text, so change it to EIP1271 (EIP1271_SHA256 where the contract checks SHA-256) and keep the rest';

function hexBytes(sig: string): Uint8Array | undefined {
  return /^0[xX]/.test(sig) ? fromHex(sig.slice(2)) : fromHex(sig);
}

/** Says that the key of the address itself signed, inside of a wrapper or under the name of a contract. */
function byItself(bytes: Uint8Array, text: string, address: string): string | undefined {
  const { match } = attempt(hexOf(bytes), text, [address]);
  return match && match.says === undefined && match.form === undefined ? match.sig : undefined;
}

/** Advice on an AuthSig of an account whose signature is that of a contract. Undefined where it is none. */
export function mislabelled(pasted: PastedAuthSig): readonly string[] | undefined {
  const { sig, text } = pasted;
  const bytes = sig === '' ? new Uint8Array() : hexBytes(sig);
  const account = contractOf(pasted);
  if (bytes === undefined || !/^0[xX][0-9a-fA-F]{40}$/.test(account)) return undefined;
  if (bytes.length > 0 && bytes.length <= 72) return undefined;
  const opened = open(bytes);
  const { factories, call, inner } = opened;
  const [factory] = factories;
  const named = addressIn(text) ?? account;
  const own = factory === undefined ? undefined : byItself(inner, text, named);
  if (own !== undefined) {
    return [`the ERC-6492 wrapper holds an ordinary signature of ${named} itself: hand in what is inside, ${own}`];
  }
  const deploys =
    factory === undefined ? '' : '; the wrapper says how to deploy, so the contract need not stand there yet';
  return [
    whatIs(bytes, opened),
    `${label(pasted)}; ${askIt(account, chainIn(text))}${deploys}`,
    ...wrappedTwice(factories, inner),
    ...ofOwner(call, pasted),
  ];
}

const same = (a: unknown, b: string): boolean => typeof a === 'string' && a.toLowerCase() === b.toLowerCase();

/** The contract that is asked: the member address, where the text names another account. */
function contractOf({ text, address }: PastedAuthSig): string {
  const named = addressIn(text) ?? address;
  return /^0[xX][0-9a-fA-F]{40}$/.test(address) && !same(address, named) ? address : named;
}

/** Says that a text names who owns a contract, and not the contract, whose address follows from those that its deployment names. */
function ofOwner(call: string, pasted: PastedAuthSig): readonly string[] {
  const named = addressIn(pasted.text);
  if (named === undefined) return [];
  const contract = contractOf(pasted);
  const why = call.includes(named.slice(2).toLowerCase())
    ? `the wrapper deploys a contract with ${named} in its parameters, as an owner is`
    : contract !== named
      ? `the text names ${named}, as it may an owner, and address is ${contract}`
      : undefined;
  return why === undefined
    ? []
    : [
        `${why}: have a text signed that names the contract (the smart account${contract === named ? '' : `, ${contract}`}), and not its owner`,
      ];
}

function wrappedTwice(factories: readonly string[], inner: Uint8Array): readonly string[] {
  if (factories.length < 2) return [];
  return [
    `the wrapper holds another wrapper: it was wrapped ${factories.length} times, for the factories ${factories.join(', then ')}, and ERC-6492 knows one; sig is no part of the signed text, so hand in the innermost wrapper, of ${looks(inner)}`,
  ];
}

/** Finds the replies about a contract. */
function repliesOf(evidence: Evidence | undefined, address: string): readonly ContractCallReply[] {
  const replies = evidence?.contractCalls;
  return Array.isArray(replies) ? replies.slice(0, 64).filter((reply) => same(reply?.address, address)) : [];
}

function fromReply(reply: ContractCallReply, account: string, wrapped: boolean): string {
  const place = `${account} on ${nameChain(clip(String(reply.chainId), 80))}`;
  if (!reply.code && wrapped) {
    return `there is no contract at ${place}, even after the deployment that the wrapper names: its factory stands on another chain, or makes another address`;
  }
  if (!reply.code) {
    return `there is no contract at ${place}, as of ${clip(String(reply.asOf), 40)}: the wallet lives on another chain, which the signed text would have to name as its Chain ID, or is not deployed yet, and would have to answer with an ERC-6492 wrapper`;
  }
  if (reply.outcome === 'failed')
    return `the contract at ${place} reverted: it does not know EIP-1271, or not this form of signature`;
  return `the contract at ${place} answered, and not with yes: another owner signed, or another digest (the other derivedVia, EIP1271 or EIP1271_SHA256, asks about that)`;
}

const accepted = /^0x1626ba7e0{56}$/i;

/** How advice begins on what may be the signature of a contract under the name of an account. */
export const perhapsContract = 'if it is a contract (a Safe, say)';

/** The AuthSig that a contract is to be asked about, where the advice is that its signature may be that of one. */
export function asContract(value: unknown, advice: readonly string[]): PastedAuthSig | undefined {
  const [pasted] = pastedIn('auth-sig', value).authSigs;
  return pasted &&
    kindOf({ derivedVia: pasted.derivedVia })?.kind === 'eoa' &&
    advice.some((line) => line.startsWith(perhapsContract))
    ? pasted
    : undefined;
}

/** Says what nodes told about such an account. */
export function ofRpc({ text, address }: PastedAuthSig, evidence: Evidence): string {
  const account = addressIn(text) ?? address;
  const [reply] = repliesOf(evidence, account);
  if (!reply) return `no node of --rpc told whether ${account} is a contract wallet: ${askIt(account, chainIn(text))}`;
  const asked = `--rpc was asked, in case ${account} is a contract wallet`;
  return reply.code && accepted.test(reply.data ?? '')
    ? `${asked}: it is one, and takes this signature; derivedVia is no part of the signed text, so change it to EIP1271 and keep the rest`
    : `${asked}: ${fromReply(reply, account, false)}`;
}

/** Advice on an AuthSig that is labelled as that of a contract. */
export function ofContract(pasted: PastedAuthSig, evidence: Evidence | undefined): readonly string[] {
  const { sig, text } = pasted;
  const account = contractOf(pasted);
  const bytes = hexBytes(sig);
  if (bytes === undefined) return [];
  const opened = open(bytes);
  const { factories, call, inner } = opened;
  const lines = [...wrappedTwice(factories, inner), ...ofOwner(call, pasted)];
  const named = addressIn(text) ?? account;
  const own = bytes.length > 0 ? byItself(inner, text, named) : undefined;
  if (own !== undefined) {
    lines.push(
      `the key of ${named} itself signed: it is no contract's signature; derivedVia is web3.eth.personal.sign (of a CACAO s.t is eip191)${factories.length > 0 ? ` and sig ${own}` : ''}`,
    );
    return lines;
  }
  const replies = repliesOf(evidence, account);
  const [reply] = replies;
  if (!reply) {
    lines.push(
      `${whatIs(bytes, opened)}: only the contract can say whether this holds, and what recovers an address always refuses it; ${askIt(account, chainIn(text))}`,
    );
    return lines;
  }
  if (!replies.some(({ code, data }) => code && accepted.test(data ?? ''))) {
    lines.push(fromReply(reply, account, factories.length > 0));
  }
  return lines;
}
