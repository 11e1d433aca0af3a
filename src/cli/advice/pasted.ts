import { isPlainObject, pointer } from '../../internal/json.js';
import { looseJsonText } from '../../internal/json-text.js';
import { authSigOfCacao } from '../../one-click/cacao.js';
import type { DocumentKind } from '../input.js';

/** An AuthSig as far as it can be read, whatever else is wrong with it. */
export interface PastedAuthSig {
  /** Where it stands: a JSON Pointer that enters embedded documents. */
  readonly path: string;
  readonly sig: string;
  readonly derivedVia: string;
  readonly algo: string | undefined;
  readonly text: string;
  readonly address: string;
  /** Whether it was rebuilt from a CACAO, whose members have other names. */
  readonly ofCacao?: true;
}

/** A session signature as far as it can be read. */
export interface PastedSession {
  readonly path: string;
  readonly sig: string;
  readonly text: string;
  readonly address: string;
  /** The message inside; undefined for a text that is no JSON object. */
  readonly message: Readonly<Record<string, unknown>> | undefined;
  /** Whether the message stands there as an object, and the text is what writing it anew gives. */
  readonly parsed: boolean;
}

/** What advice looks into. */
export interface Pasted {
  readonly authSigs: readonly PastedAuthSig[];
  readonly sessions: readonly PastedSession[];
  /** Whether that is every session of the document. */
  readonly all: boolean;
}

/** Genuine documents are smaller; each AuthSig costs about a hundred attempts at most. */
const most = { text: 65_536, authSigs: 4, sessions: 2, entries: 64, capabilities: 16 };

function textIn(value: Readonly<Record<string, unknown>>, member: string): string {
  const found = Object.hasOwn(value, member) ? value[member] : undefined;
  return typeof found === 'string' && found.length <= most.text ? found : '';
}

/** A signature or an address as it stands there: what is no text is looked at as the JSON that it is. */
function writtenIn(value: Readonly<Record<string, unknown>>, member: 'sig' | 'address'): string {
  const { [member]: found = '' } = value;
  return typeof found === 'string' ? textIn(value, member) : JSON.stringify(found).slice(0, most.text);
}

function readAuthSig(value: unknown, path: string): PastedAuthSig | undefined {
  if (!isPlainObject(value)) return undefined;
  const text = textIn(value, 'signedMessage');
  const algo = textIn(value, 'algo');
  const [sig, derivedVia, address] = [
    writtenIn(value, 'sig'),
    textIn(value, 'derivedVia'),
    writtenIn(value, 'address'),
  ];
  return text === '' ? undefined : { path, sig, derivedVia, algo: algo || undefined, text, address };
}

function readSession(value: unknown, path: string): PastedSession | undefined {
  const parsed = isPlainObject(value) && isPlainObject(value.signedMessage);
  const read = readAuthSig(parsed ? { ...value, signedMessage: JSON.stringify(value.signedMessage) } : value, path);
  if (!read) return undefined;
  const { sig, text, address } = read;
  const json = looseJsonText(text);
  return { path, sig, text, address, message: json.ok && isPlainObject(json.value) ? json.value : undefined, parsed };
}

function capabilitiesOf({ message, path }: PastedSession): readonly PastedAuthSig[] {
  const list = message?.capabilities;
  if (!Array.isArray(list)) return [];
  return list
    .slice(0, most.capabilities)
    .flatMap((each, index) => readAuthSig(each, pointer(`${path}/signedMessage/capabilities`, index)) ?? []);
}

/** Keeps the first of those that say the same: a map repeats its AuthSigs in every entry. */
function distinct<T extends { readonly sig: string; readonly text: string }>(items: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return items.filter(({ sig, text }) => {
    const key = `${sig} ${text}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** The texts that the wallet has signed for the CACAOs of an answer. */
function cacaosIn(value: unknown): readonly PastedAuthSig[] {
  const list = isPlainObject(value) && Array.isArray(value.cacaos) ? value.cacaos : [];
  return list.slice(0, most.authSigs).flatMap((each, index) => {
    const read = readAuthSig(authSigOfCacao(each), pointer('/cacaos', index));
    return read ? [{ ...read, ofCacao: true as const }] : [];
  });
}

/** Reads what a document holds that was signed. Total, and bounded. */
export function pastedIn(kind: DocumentKind, value: unknown): Pasted {
  if (kind === 'one-click-auth') return { authSigs: cacaosIn(value), sessions: [], all: true };
  if (kind === 'auth-sig') return { authSigs: [readAuthSig(value, '') ?? []].flat(), sessions: [], all: true };
  const map = kind === 'session-sigs' && isPlainObject(value) ? Object.entries(value).slice(0, most.entries) : [];
  const entries =
    kind === 'session-sig' ? [['', value] as const] : map.map(([key, v]) => [pointer('', key), v] as const);
  const sessions = entries.flatMap(([path, each]) => readSession(each, path) ?? []);
  const authSigs = distinct(sessions.flatMap(capabilitiesOf));
  const all = sessions.length <= most.sessions;
  return { authSigs: authSigs.slice(0, most.authSigs), sessions: sessions.slice(0, most.sessions), all };
}

/** The address that the text of an Ethereum account names; undefined when it names none. */
export function addressIn(text: string): string | undefined {
  return /^(0[xX][0-9a-fA-F]{40})\r?$/m.exec(text)?.[1];
}

/** A time that a text names; undefined when it names none. */
export function timeIn(text: string, name: string): string | undefined {
  const times = text.matchAll(/^(Issued At|Expiration Time): ([^\r\n]{1,80})\r?$/gm);
  return [...times].find(([, label]) => label === name)?.[2];
}

/** The chain that the text of an Ethereum account names; undefined when it names none. */
export function chainIn(text: string): string | undefined {
  return /^Chain ID: ([0-9]{1,78})\r?$/m.exec(text)?.[1];
}
