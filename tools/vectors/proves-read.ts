// Reads what a verifier accepted, naively: it was judged before, so nothing is refused here. What it means is computed by
// `proves.js`. Nothing comes from src/.

import { adr36 } from './kinds.js';
import { checksum, hex, sha256, siwe, statement, utf8 } from './kit.js';
import type { Input } from './vector.js';

// --- Instants: exact, whatever the number of digits ---

/** Seconds since 1970, and the digits behind the point. */
export interface Instant {
  readonly seconds: number;
  readonly fraction: string;
}

/** The instant of an RFC 3339 date-time; the second 60 is the next one. */
export function instant(text: string): Instant {
  const [, year, month, day, hour, minute, second, fraction = '', sign, offHour = '0', offMinute = '0'] =
    /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/.exec(text) ?? [];
  const offset = (Number(offHour) * 60 + Number(offMinute)) * 60 * (sign === '-' ? -1 : 1);
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  return { seconds: date.getTime() / 1000 - offset, fraction: fraction.replace(/0+$/, '') };
}

export const spelled = ({ seconds, fraction }: Instant): string =>
  new Date(seconds * 1000).toISOString().replace(/\.000Z$/, fraction === '' ? 'Z' : `.${fraction}Z`);

/** Sorts instants; digits behind the point compare as text. */
const inTime = (a: Instant, b: Instant): number =>
  a.seconds - b.seconds || (a.fraction < b.fraction ? -1 : a.fraction > b.fraction ? 1 : 0);

/** The earliest of several instants, spelled; undefined when there is none. */
export function earliest(ends: readonly (Instant | undefined)[]): string | undefined {
  const [first] = ends.filter((end) => end !== undefined).sort(inTime);
  return first && spelled(first);
}

export const later = ({ seconds, fraction }: Instant, by: number): Instant => ({ seconds: seconds + by, fraction });

// --- The SIWE message ---

/** The members of a SIWE text that an answer needs. */
interface Message {
  address: string;
  statement: string | undefined;
  resources: string[];
  uri?: string;
  chainId?: string;
  issuedAt?: string;
  expirationTime?: string;
}

const labels: Readonly<Record<string, 'uri' | 'chainId' | 'issuedAt' | 'expirationTime'>> = {
  URI: 'uri',
  'Chain ID': 'chainId',
  'Issued At': 'issuedAt',
  'Expiration Time': 'expirationTime',
};

/** The members of a SIWE text that an answer needs. */
export function readSiwe(text: string): Message {
  const lines = text.split('\n');
  // Without a statement there are one or two blank lines; a statement has one on each side.
  const stated = lines[2] === '' && lines[4] === '' && lines[3] !== '' ? lines[3] : undefined;
  const start = stated === undefined ? lines.findIndex((line) => line.startsWith('URI: ')) : 5;
  const list = lines.indexOf('Resources:', start);
  const fields: Message = { address: lines[1] ?? '', statement: stated, resources: [] };
  for (const line of lines.slice(start, list < 0 ? undefined : list)) {
    const [label = ''] = line.split(': ', 1);
    const member = Object.hasOwn(labels, label) ? labels[label] : undefined;
    if (member !== undefined) fields[member] = line.slice(label.length + 2);
  }
  if (list >= 0) fields.resources = lines.slice(list + 1).map((line) => line.slice('- '.length));
  return fields;
}

const step = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1');

/** One cell of a ReCap. */
export interface Cell {
  readonly path: string;
  readonly resource: string;
  readonly ability: string;
  readonly alternatives: readonly Input[];
}

/** What a document grants and rests on. */
interface Grant {
  readonly cells: readonly Cell[];
  readonly proofs: readonly { readonly cid: string; readonly path: string }[];
  readonly preface: string;
}

/** An account in an answer. */
export interface ProvenAccount {
  readonly kind: string;
  readonly address: string;
  readonly chainId?: string | undefined;
}

/** One document of a chain. */
export interface ReadLink extends Grant {
  readonly path: string;
  readonly cid?: string | undefined;
  readonly account: ProvenAccount;
  readonly chainId?: string | undefined;
  readonly uri?: string | undefined;
  readonly key?: string;
  readonly end: Instant | undefined;
}

/** The cells of a ReCap, with their paths. */
export const cellsOf = ({ att }: { readonly att: Readonly<Record<string, Input>> }, path: string): Cell[] =>
  Object.entries(att).flatMap(([resource, abilities]) =>
    Object.entries(abilities).map(([ability, alternatives]) => ({
      path: `${path}/att/${step(resource)}/${step(ability)}`,
      resource,
      ability,
      alternatives,
    })),
  );

/** What a message grants: the cells and the proofs of its ReCap, and what its statement says in front. */
function readGrant({ statement: said = '', resources }: Message, path: string): Grant {
  const index = resources.length - 1;
  const uri = resources[index] ?? '';
  if (!uri.startsWith('urn:recap:')) return { cells: [], proofs: [], preface: said };
  const recap: { att: Record<string, Input>; prf?: string[] } = JSON.parse(
    Buffer.from(uri.slice('urn:recap:'.length), 'base64url').toString(),
  );
  const at = `${path}/signedMessage/resources/${index}`;
  // The statement of a ReCap comes in the order of its keys, which is that of their bytes.
  return {
    cells: cellsOf(recap, at),
    proofs: (recap.prf ?? []).map((cid, place) => ({ cid, path: `${at}/prf/${place}` })),
    preface: said.slice(0, -statement(recap).length).replace(/ $/, ''),
  };
}

// --- AuthSigs and blocks ---

const kinds: Readonly<Record<string, string>> = {
  'lit.bls': 'bls',
  EIP1271: 'eip1271',
  EIP1271_SHA256: 'eip1271-sha256',
  'solana.signMessage': 'solana',
  'backpack.signMessage': 'solana',
  'cosmos.signArbitrary': 'cosmos',
};

function accountOf(kind: string, { address, chainId }: Message): ProvenAccount {
  const account = { kind, address: checksum(address.toLowerCase()) };
  return kind.startsWith('eip1271') ? { ...account, chainId } : account;
}

/** When a message ends: when it says, and a login that does not say so a longest age after it was issued. */
function endOf({ expirationTime, issuedAt }: Message, { purpose, maxAge }: Input): Instant | undefined {
  if (expirationTime !== undefined) return instant(expirationTime);
  return purpose === 'login' && maxAge !== undefined ? later(instant(issuedAt ?? ''), maxAge) : undefined;
}

function describe(kind: string, text: string, path: string, cid?: string, input: Input = {}): ReadLink {
  const message = readSiwe(text);
  return {
    path,
    cid,
    account: accountOf(kind, message),
    chainId: message.chainId,
    uri: message.uri,
    key: hex(sha256(utf8(`${message.address.toLowerCase()}\n${text}`))),
    end: endOf(message, input),
    ...readGrant(message, path),
  };
}

/** A member of a sign-in text by its label; its statement cannot start a line with one, because it is one line. */
const memberOf = (text: string, label: string): string | undefined => new RegExp(`\n${label}: (.*)`).exec(text)?.[1];

/** When a text was signed: a sign-in text says so, any other one ends with it. */
const signedAt = (text: string, isSignIn: boolean): string =>
  (isSignIn ? memberOf(text, 'Issued At') : text.split(/[ \n]/).at(-1)) ?? '';

/** An AuthSig as it was received. */
export interface WireAuthSig {
  readonly derivedVia: string;
  readonly signedMessage: string;
  readonly address: string;
}

/** When a text ends that is no SIWE message: when it says, and a longest age after it was signed. */
function readText(
  kind: string,
  { signedMessage, address }: WireAuthSig,
  path: string,
  { maxAge, evidence }: Input,
): ReadLink {
  const texts: string[] = evidence?.signedTexts ?? [];
  const digest = (text: string) => hex(sha256(utf8(adr36(address, text))));
  const text = (kind === 'cosmos' ? texts.find((each) => digest(each) === signedMessage) : signedMessage) ?? '';
  const isSignIn = text.split('\n')[0]?.includes(' wants you to sign in with your ') === true;
  const stated = isSignIn ? memberOf(text, 'Expiration Time') : undefined;
  const ends = [
    ...(stated === undefined ? [] : [instant(stated)]),
    ...(maxAge === undefined ? [] : [later(instant(signedAt(text, isSignIn)), maxAge)]),
  ];
  const [first] = ends.sort(inTime);
  return { path, account: { kind, address }, end: first, cells: [], proofs: [], preface: '' };
}

/** Reads an AuthSig, an object that stands at a path of the input. */
export function readAuthSig(authSig: WireAuthSig, path: string, input: Input): ReadLink {
  const kind = kinds[authSig.derivedVia] ?? 'eoa';
  if (kind === 'solana' || kind === 'cosmos') return readText(kind, authSig, path, input);
  return describe(kind, authSig.signedMessage, path, undefined, input);
}

/** Decodes dag-cbor: what blocks are made of, so text, bytes, whole numbers, arrays and maps. */
// biome-ignore lint/suspicious/noExplicitAny: it has whatever members its author wrote.
function uncbor(bytes: Uint8Array): any {
  let at = 0;
  const item = (): unknown => {
    const first = bytes[at++] ?? 0;
    const width = (first & 31) < 24 ? 0 : 2 ** ((first & 31) - 24);
    const number = width === 0 ? first & 31 : Number(`0x${hex(bytes.slice(at, at + width))}`);
    at += width;
    const take = () => {
      at += number;
      return bytes.slice(at - number, at);
    };
    const many = () => Array.from({ length: number }, item);
    const items: readonly (() => unknown)[] = [
      () => number,
      () => -1 - number,
      take,
      () => Buffer.from(take()).toString(),
      many,
      () => Object.fromEntries(Array.from({ length: number }, () => [item(), item()])),
    ];
    return items[first >> 5]?.();
  };
  return item();
}

/** Reads a block: the AuthSig that is rebuilt from its members. */
export function readBlock(
  block: string,
  path: string,
  cid?: string,
): ReadLink & { readonly resources: readonly string[] } {
  const { p, s } = uncbor(Uint8Array.from(Buffer.from(block, 'base64')));
  const [, chainId, address] = /^did:pkh:eip155:(\d+):(0x[0-9a-fA-F]{40})$/.exec(p.iss) ?? [];
  const { aud: uri, iat: issuedAt, exp: expirationTime, nbf: notBefore } = p;
  const text = siwe({ ...p, address, chainId, uri, issuedAt, expirationTime, notBefore });
  return { ...describe(s.t === 'eip1271' ? 'eip1271' : 'eoa', text, path, cid), resources: p.resources ?? [] };
}

/** The AuthSig that was handed in, and what it rests on. */
export type Links = readonly [ReadLink, ...ReadLink[]];

/** An AuthSig and all that it rests on, depth first, each block once. */
export function linksOf(authSig: WireAuthSig, path: string, input: Input): Links {
  const first = readAuthSig(authSig, path, input);
  const links: [ReadLink, ...ReadLink[]] = [first];
  const follow = (link: ReadLink) => {
    for (const { cid, path: place } of link.proofs) {
      if (links.some((known) => known.cid === cid)) continue;
      const next = readBlock(input.evidence.proofs[cid], place, cid);
      links.push(next);
      follow(next);
    }
  };
  follow(first);
  return links;
}
