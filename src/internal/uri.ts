/** Tells why a text is not in a grammar; the offset is in UTF-16 units. */
export interface Fault {
  readonly offset: number;
  /** What was expected there: a clause that starts with "expected". */
  readonly reason: string;
}

/** The parts of an authority, as written. */
export interface Authority {
  readonly userinfo?: string;
  /** A registered name, an IPv4 address, or an IP literal with its brackets; may be empty. */
  readonly host: string;
  /** Digits; may be empty. */
  readonly port?: string;
}

/** The character classes of RFC 3986, one bit each; a class is a union of bits. */
export const alpha = 1;
export const digit = 2;
const hexLetter = 4;
const mark = 8;
const subDelim = 16;
const genDelim = 32;
const colon = 64;
const at = 128;
const slash = 256;
const question = 512;
const schemeMark = 1024;
/** A space, which is in no class of RFC 3986 but in the SIWE statement. */
export const space = 2048;
/** Percent-encoded octets: `%` and two hex digits. */
const encoded = 4096;

/** A digit of hex in either case. */
export const hex: number = digit | hexLetter;
export const unreserved: number = alpha | digit | mark;
export const reserved: number = genDelim | subDelim;
const nameChar = unreserved | subDelim | encoded;
const userinfoChar = nameChar | colon;
/** What may stand in a path segment. */
export const pchar: number = userinfoChar | at;

const classes = new Uint16Array(128);
function put(bits: number, characters: string): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    classes[code] = (classes[code] ?? 0) | bits;
  }
}
put(alpha, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
put(digit, '0123456789');
put(hexLetter, 'ABCDEFabcdef');
put(mark, '-._~');
put(subDelim, "!$&'()*+,;=");
put(genDelim, ':/?#[]@');
put(colon, ':');
put(at, '@');
put(slash, '/');
put(question, '?');
put(schemeMark, '+-.');
put(space, ' ');

function isIn(text: string, offset: number, allowed: number): boolean {
  return ((classes[text.charCodeAt(offset)] ?? 0) & allowed) !== 0;
}

/** Finds the first character from `start` that is not in the class, or the end. A `%` without two hex digits is not in it. */
export function skip(text: string, start: number, allowed: number): number {
  let offset = start;
  while (offset < text.length) {
    if (isIn(text, offset, allowed)) offset += 1;
    else if ((allowed & encoded) !== 0 && isEncoded(text, offset)) offset += 3;
    else break;
  }
  return offset;
}

function isEncoded(text: string, offset: number): boolean {
  return text[offset] === '%' && isIn(text, offset + 1, hex) && isIn(text, offset + 2, hex);
}

function misfit(text: string, offset: number, reason: string): Fault {
  return { offset, reason: text[offset] === '%' ? 'expected "%" only before two hex digits of an octet' : reason };
}

/** Finds what keeps text from being a run of a class. */
export function runFault(text: string, allowed: number, reason: string): Fault | undefined {
  const end = skip(text, 0, allowed);
  return end === text.length ? undefined : { offset: end, reason };
}

/** Finds what keeps text from being *pchar (RFC 3986, section 3.3). */
export function pcharsFault(text: string): Fault | undefined {
  const end = skip(text, 0, pchar);
  return end === text.length ? undefined : misfit(text, end, 'expected a character of a path segment');
}

/** Finds what keeps text from being a scheme (RFC 3986, section 3.1). */
export function schemeFault(text: string): Fault | undefined {
  if (!isIn(text, 0, alpha)) return { offset: 0, reason: 'expected a scheme, which starts with a letter' };
  return runFault(text, alpha | digit | schemeMark, 'expected a letter, a digit, "+", "-" or "." in the scheme');
}

/** Finds what keeps text from being a URI (RFC 3986, section 3): with a scheme; a fragment is allowed. */
export function uriFault(text: string): Fault | undefined {
  const colonAt = text.indexOf(':');
  const scheme = colonAt < 0 ? text : text.slice(0, colonAt);
  const fault = schemeFault(scheme);
  if (fault) return fault;
  if (colonAt < 0) return { offset: text.length, reason: 'expected ":" after the scheme' };

  let offset = colonAt + 1;
  if (text.startsWith('//', offset)) {
    const start = offset + 2;
    offset = start;
    while (offset < text.length && !'/?#'.includes(text.charAt(offset))) offset++;
    const authority = parseAuthority(text.slice(start, offset));
    if ('reason' in authority) return { offset: start + authority.offset, reason: authority.reason };
  }
  offset = skip(text, offset, pchar | slash);
  if (text[offset] === '?') offset = skip(text, offset + 1, pchar | slash | question);
  if (text[offset] === '#') offset = skip(text, offset + 1, pchar | slash | question);
  return offset === text.length ? undefined : misfit(text, offset, 'expected a character of a URI');
}

/** Parses an authority (RFC 3986, section 3.2): `[userinfo@]host[:port]`. */
export function parseAuthority(text: string): Authority | Fault {
  const atSign = text.indexOf('@');
  if (atSign >= 0) {
    const end = skip(text, 0, userinfoChar);
    if (end !== atSign) return misfit(text, end, 'expected a character of a user name');
  }
  const start = atSign + 1;
  const end = text[start] === '[' ? literalEnd(text, start) : skip(text, start, nameChar);
  if (end === undefined) return { offset: start, reason: 'expected an IPv6 address or IPvFuture in brackets' };
  let portEnd = end;
  if (text[end] === ':') portEnd = skip(text, end + 1, digit);
  if (portEnd < text.length) {
    return misfit(text, portEnd, portEnd > end ? 'expected a digit of the port' : 'expected a character of a host');
  }
  return {
    ...(atSign >= 0 && { userinfo: text.slice(0, atSign) }),
    host: text.slice(start, end),
    ...(portEnd > end && { port: text.slice(end + 1) }),
  };
}

/** Finds the end of an IP literal, behind its bracket. */
function literalEnd(text: string, start: number): number | undefined {
  const close = text.indexOf(']', start);
  if (close < 0) return undefined;
  const literal = text.slice(start + 1, close);
  return isIpv6(literal) || isIpvFuture(literal) ? close + 1 : undefined;
}

function isIpvFuture(text: string): boolean {
  if (text[0] !== 'v' && text[0] !== 'V') return false;
  const dot = skip(text, 1, hex);
  return (
    dot > 1 &&
    text[dot] === '.' &&
    dot + 1 < text.length &&
    skip(text, dot + 1, unreserved | subDelim | colon) === text.length
  );
}

/** The longest IPv6 address: six groups and an IPv4 address. */
const ipv6Length = 45;

function isIpv6(text: string): boolean {
  if (text.length > ipv6Length) return false;
  const gap = text.indexOf('::');
  if (gap < 0) return countGroups(text, true) === 8;
  const left = text.slice(0, gap);
  const right = text.slice(gap + 2);
  // A gap stands for one group at least.
  const groups = (left === '' ? 0 : countGroups(left, false)) + (right === '' ? 0 : countGroups(right, true));
  return groups <= 7;
}

/** Counts the 16-bit groups of a part of an IPv6 address; an IPv4 address at its end counts two. Infinite when malformed. */
function countGroups(text: string, ipv4: boolean): number {
  const groups = text.split(':');
  const last = groups.at(-1) ?? '';
  const mixed = ipv4 && isIpv4(last);
  const plain = mixed ? groups.slice(0, -1) : groups;
  return plain.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))
    ? plain.length + (mixed ? 2 : 0)
    : Number.POSITIVE_INFINITY;
}

/** Says whether text is an IPv4 address (RFC 3986, section 3.2.2): four octets in decimal without leading zeros. */
export function isIpv4(text: string): boolean {
  const octets = text.split('.');
  return octets.length === 4 && octets.every((octet) => /^(?:0|[1-9][0-9]{0,2})$/.test(octet) && Number(octet) <= 255);
}
