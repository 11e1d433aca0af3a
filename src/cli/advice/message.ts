import { noble } from '../../crypto/noble.js';
import { fromHex, toHex, utf8 } from '../../internal/bytes.js';
import { isPlainObject } from '../../internal/json.js';
import type { Result, RuleId } from '../../rule.js';
import { clip } from '../terminal.js';
import { decodingsOf, formOf } from './encoding.js';
import type { PastedAuthSig, PastedSession } from './pasted.js';

/** Says which time a count since 1970 or a date of another notation is; undefined for other values. */
export function meantTime(value: unknown): string | undefined {
  const digits = typeof value === 'number' ? String(value) : typeof value === 'string' ? value : '';
  if (/^[0-9]{9,14}$/.test(digits)) {
    const seconds = digits.length < 12;
    const time = new Date(Number(digits) * (seconds ? 1000 : 1)).toISOString();
    return `is a count of ${seconds ? 'seconds' : 'milliseconds'} since 1970; wanted is ${time}`;
  }
  // What was counted in seconds and read as milliseconds lies in the first weeks of 1970.
  if (/^1970-0[1-3]-/.test(digits)) {
    const count = Date.parse(digits);
    const time = new Date(count * 1000);
    if (count > 1e8 && !Number.isNaN(time.getTime()))
      return `is in 1970, as seconds are that were taken for milliseconds; wanted is ${time.toISOString()}`;
  }
  // A date without a zone would be another time on another machine.
  if (digits.length > 80 || !/ (?:GMT|UTC)\b/.test(digits)) return undefined;
  const time = Date.parse(digits);
  return Number.isNaN(time) ? undefined : `is a date for people; wanted is ${new Date(time).toISOString()}`;
}

const before = 'in the text before it is signed';

/** Advice on fields of a SIWE text that say the right thing in a wrong notation. */
export function ofFields({ text }: Pick<PastedAuthSig, 'text'>): readonly string[] {
  const times = [...text.matchAll(/^(Issued At|Expiration Time|Not Before): ([^\r\n]{1,80})\r?$/gm)].slice(0, 3);
  const lines = times.flatMap(([, name = '', value]) => {
    const meant = meantTime(value);
    return meant === undefined ? [] : [`${name} ${meant}, ${before}`];
  });
  const chain = /^Chain ID: (?:eip155:(?=[0-9]))?(0[xX][0-9a-fA-F]{1,64}|[0-9]{1,78})\r?$/m.exec(text);
  if (chain?.[1] !== undefined && !/^Chain ID: [0-9]+\r?$/.test(chain[0]))
    lines.push(
      `Chain ID is ${/^0x/i.test(chain[1]) ? 'in hex' : 'in CAIP-2'}; wanted is ${BigInt(chain[1].toLowerCase())}, ${before}`,
    );
  const key = /^URI: (lit:(?!session:[0-9a-f]{64}\r?$)[^\s]{0,40}?)([0-9a-fA-F]{64})\r?$/m.exec(text);
  if (key?.[2] !== undefined)
    lines.push(
      `the URI names a session key in another form, after ${JSON.stringify(key[1])}; wanted is lit:session:${key[2].toLowerCase()}, ${before}`,
    );
  if (/^- urn:recap:(?:\{|%7[bB])/m.test(text))
    lines.push(`JSON follows urn:recap:; wanted is the base64url of that JSON, without padding, ${before}`);
  const indent = /\n([ \t]{1,40})URI: /.exec(text)?.[1];
  if (indent !== undefined)
    lines.push(
      `lines begin with ${indent.length} blanks, as in an indented template literal; wanted is each from its first letter, ${before}`,
    );
  return lines;
}

/** Advice on members of a session message that say the right thing in a wrong notation. */
export function ofMembers({ message, parsed }: PastedSession): readonly string[] {
  const lines: string[] = [];
  if (parsed)
    lines.push('signedMessage was parsed into an object; wanted is the text that was signed, as it was received');
  const list = Array.isArray(message?.capabilities) ? message.capabilities : [];
  if (list.some((each) => typeof each === 'string' && /^\s*\{/.test(each)))
    lines.push(`capabilities holds AuthSigs as JSON text; wanted are the objects, ${before}`);
  const { sessionKey } = message ?? {};
  if (typeof sessionKey === 'string' && !/^[0-9a-f]{64}$/.test(sessionKey)) {
    const bare = sessionKey.replace(/^(?:lit:session:|did:key:)/, '');
    const found = decodingsOf(bare).find(({ bytes }) => bytes.length === 32);
    const form =
      bare === sessionKey ? formOf(bare) : `the key after ${JSON.stringify(sessionKey.slice(0, -bare.length))}`;
    lines.push(
      `sessionKey is ${form}; wanted are 64 lower-case hex digits alone${found ? `, ${toHex(found.bytes)}` : ''}, ${before}`,
    );
  }
  for (const name of ['issuedAt', 'expiration']) {
    const meant = meantTime(message?.[name]);
    if (meant !== undefined) lines.push(`${name} ${meant}, ${before}`);
  }
  for (const request of Array.isArray(message?.resourceAbilityRequests)
    ? message.resourceAbilityRequests.slice(0, 4)
    : []) {
    const uri = isPlainObject(request) && typeof request.resource === 'string' ? request.resource : '';
    const [, prefix, id] = /^([a-z-]{1,40}):\/\/([^\s]{1,200})$/.exec(uri) ?? [];
    if (id !== undefined) {
      const wanted = JSON.stringify({ resource: id, resourcePrefix: prefix });
      lines.push(`a resource is requested as a URI; wanted is ${wanted}, ${before}`);
    }
  }
  return lines;
}

const asked: readonly RuleId[] = ['session.requested-resource', 'session.requested-ability'];

/** Says what a session requests, where something else was asked for. */
export function ofAsked({ message }: PastedSession, result: Result<unknown>): readonly string[] {
  if (result.ok || !result.issues.some(({ rule }) => asked.includes(rule))) return [];
  const requests = Array.isArray(message?.resourceAbilityRequests) ? message.resourceAbilityRequests : [];
  const named = requests.slice(0, 4).flatMap((request) => {
    if (!isPlainObject(request) || !isPlainObject(request.resource)) return [];
    const { resource: id, resourcePrefix: prefix } = request.resource;
    return [`${clip(String(request.ability), 60)} on ${clip(`${String(prefix)}://${String(id)}`, 160)}`];
  });
  const more = requests.length > named.length ? `, and ${requests.length - named.length} more` : '';
  return named.length === 0 ? [] : [`the session requests ${named.join(', ')}${more}`];
}

/** Says whether the key that a session message names signed, where the member address names another. */
export function signedByNamed({ text, address, message }: PastedSession, signature: Uint8Array): string | undefined {
  const named = message?.sessionKey;
  if (typeof named !== 'string' || named === address || !/^[0-9a-f]{64}$/.test(named)) return undefined;
  const key = fromHex(named);
  return key && noble.ed25519Verify(key, utf8(text), signature)
    ? `the session key that the message names signed, and address is another: wanted is ${named}`
    : undefined;
}
