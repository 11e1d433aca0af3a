// A text beside its signature, whatever the two are called and however they are written.
import { fromHex, fromUtf8 } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { decodeBase64, decodePercent } from './encodings.js';
import { authSig, bareHex, jsonOf, ofJson, ofSolana, textFromFields, withMembers, written } from './envelopes.js';
import { type Opened, type Row, signInPhrase } from './piece.js';

type Members = Readonly<Record<string, unknown>>;

const list = (names: string): readonly string[] => names.split(' ');
/** Names of members, without case and underscores: the likeliest first. */
const names = {
  text: list(
    'message msg signedmessage siwe siwemessage siwsmessage body text plaintext payload signedpayload data raw rawmessage messageraw challenge messagetosign authmessage',
  ),
  signature: list(
    'signature sig signed siwesignature messagesignature serializedsignature signaturehash walletsignature walletsig usersignature signedhash proof sign',
  ),
  account: list(
    'address account walletaddress wallet publicaddress publickey signer signeraddress from useraddress accountaddress ethaddress pubkey',
  ),
} as const;

/** The members of an object that are called like one of a kind, the likeliest first. */
function named(value: Members, kind: keyof typeof names): (readonly [name: string, member: unknown])[] {
  const plain = new Map(Object.entries(value).map(([name, member]) => [plainName(name), [name, member] as const]));
  return names[kind].flatMap((name) => {
    // A spelling of its own goes before another one of the same name.
    const exact = Object.hasOwn(value, name) ? ([name, value[name]] as const) : undefined;
    const found = exact ?? plain.get(name);
    return found ? [found] : [];
  });
}

/** Members that name a program or a service as often as an account. */
const ofPrograms: readonly string[] = ['wallet', 'signer', 'from'];
const accountLike = /^(?:0x|did:|[0-9a-z]{32,}$|\S{1,200}\.eth$)/i;

/** Says whether a member that is called like an account may be one. */
export function mayBeAccount([name, member]: readonly [name: string, member: unknown]): boolean {
  return !ofPrograms.includes(plainName(name)) || (typeof member === 'string' && accountLike.test(member));
}

/** A name without case, underscores and hyphens. */
export function plainName(name: string): string {
  return name.replace(/[_-]/g, '').toLowerCase();
}

/** The first of some members that is text. */
function textAmong(
  members: readonly (readonly [name: string, member: unknown])[],
): readonly [name: string, text: string] | undefined {
  for (const [name, member] of members) if (typeof member === 'string' && member !== '') return [name, member];
  return undefined;
}

const firstLine = new RegExp(`^(?:[a-z][a-z0-9+.-]*://)?\\S{1,300}${signInPhrase}\\r?\\n(\\S{1,200})`);
const label = /^(?:URI|Version|Chain ID|Nonce|Issued At): /gm;

/** Says whether a text was meant to be one to sign in, and whose; undefined when it was meant to be something else. */
function accountIn(text: string): string | undefined {
  const account = firstLine.exec(text)?.[2];
  if (account !== undefined) return account;
  const meant = text.includes(' wants you to sign in with your ') || (text.match(label)?.length ?? 0) > 2;
  return meant ? (/0x[0-9a-fA-F]{40}\b/.exec(text)?.[0] ?? '') : undefined;
}

/** The signature of a contract wallet: a wrapper of one that was not deployed (ERC-6492), or longer than r, s and v can be. */
const ofContract = /^0x(?:[0-9a-f]{2}){80,}$/i;

/** How AuthSigs name the wallet of a text. */
function derivedViaOf(text: string, address: string, sig: string): string {
  if (ofContract.test(sig) && /^0x/.test(address)) return 'EIP1271';
  const chain = firstLine.exec(text)?.[1];
  if (chain === 'Solana') return ofSolana;
  return chain === undefined && /^[1-9A-HJ-NP-Za-km-z]{32,44}$/.test(address) ? ofSolana : 'web3.eth.personal.sign';
}

/**
 * Writes the AuthSig of a text and its signature; `account` is whoever is said to have signed. Bytes were read as hex with 0x, which
 * an AuthSig of Solana does not have.
 */
export function pairOf(text: string, sig: string, account?: string, derivedVia?: string): string {
  const who = account !== undefined && account.length <= 100 ? account : (accountIn(text) ?? '');
  const wallet = derivedVia ?? derivedViaOf(text, who, sig);
  return authSig(wallet === ofSolana ? bareHex(sig) : sig, wallet, text, who);
}

/** A text to sign in that was written as the hex of its bytes, as wallets are handed it; undefined for what is none. */
export function signInOfHex(hex: string): string | undefined {
  const digits = /^(?:0x|\\x)((?:[0-9a-fA-F]{2}){60,})$/.exec(hex)?.[1]?.toLowerCase();
  return digits === undefined ? undefined : signInOf(fromUtf8(fromHex(digits) ?? new Uint8Array([0xff])));
}

const signInOf = (text: string | undefined): string | undefined =>
  text !== undefined && firstLine.test(text) ? text : undefined;

/** What a text to sign in is written in, and its reader. */
const writtenIn: readonly (readonly [name: string, read: (text: string) => string | undefined])[] = [
  ['hex', signInOfHex],
  ['base64', (text) => signInOf(fromUtf8(decodeBase64(text) ?? new Uint8Array([0xff])))],
  ['percent encoding', (text) => (/\s/.test(text) ? undefined : signInOf(decodePercent(text)))],
];

/** A text as it was signed, and how it was written where that is something else. */
function readText(member: unknown): { readonly text: string; readonly how: string } | undefined {
  const fields = textFromFields(typeof member === 'string' ? jsonOf(member) : member);
  if (fields !== undefined) return { text: fields, how: written };
  if (typeof member !== 'string' || member === '') return undefined;
  for (const [name, read] of member.length < 60 ? [] : writtenIn) {
    const text = read(member);
    if (text !== undefined) return { text, how: `the text was in ${name}` };
  }
  return { text: member, how: '' };
}

/** A string that can be nothing but the signature of a wallet: of Ethereum in hex, of Solana in base58 or base64. */
const surely = /^(?:0x)?[0-9a-fA-F]{130}$|^[1-9A-HJ-NP-Za-km-z]{87,88}$|^[\w+/-]{86}(?:==)?$/;

/** A text beside its signature, as login bodies, wallets and tokens have them. */
function openPair(value: Members): Opened[] {
  if (typeof value.signedMessage === 'string' && 'sig' in value) return [];
  const derivedVia = typeof value.derivedVia === 'string' ? value.derivedVia.slice(0, 100) : undefined;
  const entries = Object.entries(value).slice(0, 256);
  const sure = entries.filter(([, member]) => typeof member === 'string' && surely.test(member));
  const signature = textAmong(named(value, 'signature')) ?? textAmong(sure.length === 1 ? sure : []);
  if (!signature) return [];
  const candidates = [...named(value, 'text'), ...entries.filter(([, member]) => isSignIn(member))];
  const texts = candidates.flatMap(([name, member]) => {
    const read = name === signature[0] ? undefined : readText(member);
    return read ? [{ name, ...read }] : [];
  });
  // A text that says that it is one goes before another one with a likelier name.
  const chosen = texts.find(({ how }) => how === written) ?? texts.find(({ text }) => firstLine.test(text)) ?? texts[0];
  if (!chosen) return [];
  const { name, text, how } = chosen;
  const account = textAmong(named(value, 'account').filter(mayBeAccount))?.[1];
  // A name or a short text beside a signature is another matter.
  if (accountIn(text) === undefined && (account === undefined || /^\s*[[{]/.test(text))) return [];
  const shape = `the members ${name.slice(0, 80)} and ${signature[0].slice(0, 80)} of a signed text, made into an AuthSig`;
  const made = how === '' ? shape : how === written ? `${how}; ${shape}` : `${shape}; ${how}`;
  const sig = signature[1].replace(/^\\x/, '0x');
  const piece = pairOf(text, sig, account, derivedVia);
  const step = piece.includes(JSON.stringify(sig)) ? made : `${made}; its signature without 0x`;
  return [firstLine.test(text) || accountIn(text) === undefined ? { piece, step } : { piece, step, unread: true }];
}

const isSignIn = (member: unknown): boolean => typeof member === 'string' && firstLine.test(member);

export const signedText: Row = ofJson(
  'signed-text',
  '{"message": "app.example wants ...", "signature": "0x..."}',
  (value) => withMembers(isPlainObject(value) ? openPair(value) : [], value),
);
