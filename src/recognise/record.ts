// Records in whatever notation a program, a database or a person gives them: names, a mark, values.
import { fromUtf8, toHex, utf8 } from '../internal/bytes.js';
import { isPlainObject } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import { isSessionSig, textInBase64 } from './document.js';
import { decodeBase64 } from './encodings.js';
import { jsonOf, limits, slipOf } from './envelopes.js';
import { readNotation, readStringAt } from './notation.js';
import { mayBeAccount } from './pair.js';
import { mostOpened, type Opened, phrase, type Row } from './piece.js';
import { joinLines } from './typed.js';

/** The members that are looked for, by their names without case and underscores. */
const memberNames: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  sig: 'sig',
  derivedvia: 'derivedVia',
  signedmessage: 'signedMessage',
  address: 'address',
  algo: 'algo',
  message: 'message',
  signature: 'signature',
  signer: 'address',
  wallet: 'address',
  walletaddress: 'address',
});

const memberOf = (name: string): string | undefined => memberNames[name.replace(/[_-]/g, '').toLowerCase()];

/**
 * A name and what stands between it and its value: `sig: `, `Sig:`, `signed_message=`, `[sig] => `, `"sig"=>`, and
 * `s:3:"sig";` of PHP.
 */
const marker =
  /(?<![^\s{([,;&|"':%])["']?\b(signed[_-]?message|derived[_-]?via|signature|message|(?:wallet[_-]?)?address|wallet|signer|algo|sig)["']?\]?\s{0,4}(?:=>|:=|[:=]|(?<=");)\s{0,8}/gi;

/** What is read only to find that it does not end, and how many of these are given a try: each may be as long as the text. */
const mostVain = 32;

/** No text to sign in is shorter. */
const shortestText = 60;

/** What is said where there is no value. */
const absent = /^(?:None|null|nil|<nil>|NULL|undefined)$/;

interface Value {
  readonly text: string | undefined;
  readonly end: number;
  /** Set when something began that does not end. */
  readonly vain?: true;
}

/** A string whose length in bytes is written in front of it, as PHP dumps it. */
function countedAt(text: string, at: number): Value | undefined {
  const start = /(?:string\(([0-9]{1,7})\) |s:([0-9]{1,7}):)"/y;
  start.lastIndex = at;
  const [all, dumped, serialised] = start.exec(text) ?? [];
  if (all === undefined) return undefined;
  const from = at + all.length;
  const length = Number(dumped ?? serialised);
  const held = fromUtf8(utf8(text.slice(from, from + length)).subarray(0, length));
  return held !== undefined && text[from + held.length] === '"'
    ? { text: held, end: from + held.length + 1 }
    : { text: undefined, end: at, vain: true };
}

const byteList =
  /(?:(?:Uint8Array|Uint8List|Buffer|bytes)(?:\([0-9]{1,5}\))?\s?)?\[([-0-9,\s]{127,1500})\]|<Buffer ((?:[0-9a-f]{2} ){1,64}[0-9a-f]{0,2})(\.{3} [0-9]{1,5} more bytes?)?>/y;

/** A signature as the bytes that a program prints, of Java with their signs; as hex, with 0x where v says that it is of Ethereum. */
function bytesAt(text: string, at: number): Value | undefined {
  byteList.lastIndex = at;
  const [all, numbers, digits, rest = ''] = byteList.exec(text) ?? [];
  if (all === undefined) return undefined;
  const end = at + all.length;
  // What a console left out is left to be seen.
  if (digits !== undefined && rest !== '') return { text: `0x${digits.replaceAll(' ', '')}${rest}`, end };
  const bytes =
    digits
      ?.trim()
      .split(' ')
      .map((pair) => Number.parseInt(pair, 16)) ??
    numbers
      ?.trim()
      .split(/[,\s]+/)
      .map(Number);
  const isBytes = bytes?.every((byte) => Number.isInteger(byte) && byte >= -128 && byte <= 255);
  if (!(bytes && isBytes) || (bytes.length !== 64 && bytes.length !== 65)) return undefined;
  const hex = toHex(Uint8Array.from(bytes));
  return { text: bytes.length === 65 ? `0x${hex}` : hex, end };
}

/** Where the brackets that open at a place are closed again, strings aside. */
function closedAt(text: string, at: number): number | undefined {
  let depth = 0;
  for (let end = at; end < text.length; end++) {
    const character = text[end];
    if (character === '"') {
      end++;
      while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    } else if (character === '{' || character === '[') depth++;
    else if ((character === '}' || character === ']') && --depth === 0) return end + 1;
  }
  return undefined;
}

/** The lines below `|` of YAML, without their indentation. */
function blockAt(text: string, at: number, end: number): string | undefined {
  const head = /\|[-+0-9]{0,2}[ \t]{0,8}\r?\n/y;
  head.lastIndex = at;
  const start = head.exec(text)?.[0].length;
  if (start === undefined) return undefined;
  const lines = text.slice(at + start, end).split(/\r?\n/);
  const width = /^ */.exec(lines[0] ?? '')?.[0].length ?? 0;
  const last = lines.findIndex((line) => line.trim() !== '' && !line.startsWith(' '.repeat(width)));
  return lines
    .slice(0, last < 0 ? lines.length : last)
    .map((line) => line.slice(width))
    .join('\n')
    .trimEnd();
}

/** Text up to the bracket that closes the record, if one does. */
function upToBracket(text: string): string {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if ('{([<'.includes(character)) depth++;
    else if ('})]>'.includes(character) && --depth < 0) return text.slice(0, at);
  }
  return text;
}

/** Takes away what separates a value from the next name; not by a pattern, which would look at long runs again and again. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s,;&|[({]/.test(text[end - 1] as string)) end--;
  return text.slice(0, end);
}

function valueAt(text: string, at: number, next: number, member: string): Value {
  const counted = countedAt(text, at);
  if (counted) return counted;
  const bytes = member === 'sig' || member === 'signature' ? bytesAt(text, at) : undefined;
  if (bytes) return bytes;
  const wrapped =
    /(?:(?:Some|Just|Optional)?[({]\s{0,64}(?=["'`])(?!"[^"\n]{0,64}":)|(?:Some|Just|Optional)[([]|[buf@$](?=["']))?/y;
  wrapped.lastIndex = at;
  const start = at + (wrapped.exec(text)?.[0].length ?? 0);
  const first = text[start] ?? '';
  const string = readStringAt(text, start);
  if (string) {
    // Whoever reads it is to know that a console left some of it out.
    const cut = /^\.{3} [0-9]+ more characters?/.exec(text.slice(string.end, string.end + 40))?.[0];
    return cut === undefined ? string : { text: string.text + cut, end: string.end + cut.length };
  }
  const end = /[{[]/.test(first) ? closedAt(text, start) : undefined;
  if (end !== undefined) {
    const read = first === '[' ? readNotation(text.slice(start, end)) : undefined;
    const lines = read?.ok ? joinLines(JSON.parse(read.json)) : undefined;
    return { text: lines ?? text.slice(start, end), end };
  }
  if (/["'`{[]/.test(first)) return { text: undefined, end: start, vain: true };
  const block = blockAt(text, start, next);
  if (block !== undefined) return { text: block, end: next };
  const rest = text.slice(start, next);
  // All but the message is one word; the message may have several lines, and ends before what separates it from the next name.
  const free = member === 'message' || member === 'signedMessage';
  const held = free ? withoutEnd(upToBracket(rest)) : (/^[^\s,;&|{}()[\]"']+/.exec(rest)?.[0] ?? '');
  return { text: held === '' || absent.test(held) ? undefined : held, end: start };
}

type Members = Readonly<Record<string, string>>;

const isWhole = (members: Members): boolean =>
  ('signedMessage' in members && 'sig' in members) ||
  ('message' in members && ('signature' in members || 'sig' in members)) ||
  ('signedMessage' in members && 'signature' in members);

/** The names of a text with their values, those that belong together in one; a name that stands again begins another one. */
function recordsOf(text: string, ranges: [start: number, end: number][]): Members[] {
  const found: Members[] = [];
  let members: Record<string, string> = {};
  const close = (): void => {
    if (isWhole(members)) found.push(members);
    members = {};
  };
  const pattern = new RegExp(marker.source, marker.flags);
  let match = pattern.exec(text);
  for (let vain = 0; match && vain < mostVain && found.length < mostOpened; ) {
    const member = memberOf(match[1] ?? '') ?? '';
    const start = pattern.lastIndex;
    let next = pattern.exec(text);
    const value = valueAt(text, start, next?.index ?? text.length, member);
    if (next && next.index < value.end) {
      pattern.lastIndex = value.end;
      next = pattern.exec(text);
    }
    if (value.vain) vain++;
    else ranges.push([start, value.end]);
    if (member in members) close();
    if (value.text !== undefined && mayBeAccount([match[1] ?? '', value.text])) members[member] = value.text;
    match = next;
  }
  close();
  return found;
}

/**
 * Says whether a word was taken for the text, as in `from_message(message=text)` of a source line, although a text to sign in
 * stands there.
 */
function isWord({ message, signedMessage = message, derivedVia }: Members, text: string): boolean {
  const short = signedMessage !== undefined && signedMessage.length < shortestText;
  return short && derivedVia === undefined && text.includes(phrase);
}

/** An AuthSig has its own names; a text beside a signature has those that login bodies have. */
function pieceOf(members: Members): string {
  const { message, signature, sig, signedMessage, ...rest } = members;
  return signedMessage === undefined || sig === undefined
    ? JSON.stringify({ message: signedMessage ?? message, signature: signature ?? sig, address: rest.address })
    : JSON.stringify({ sig, signedMessage, ...rest });
}

/** What keeps a text that was meant to be JSON from being it. What is the value of a name is judged by itself. */
function slipIn(text: string, ranges: readonly (readonly [start: number, end: number])[]): string | undefined {
  const start = text.search(/[{[]\s{0,64}(?:[{[]\s{0,64}){0,8}"[^"\\\n]{1,200}"\s{0,64}:/);
  if (start < 0 || ranges.some(([from, to]) => start >= from && start < to)) return undefined;
  const json = parseJson(text.slice(start), limits);
  return json.ok ? undefined : slipOf(text, { ...json, offset: start + json.offset });
}

/** Fields by name in text that is no JSON. Whatever stands around them, between them or behind them is passed over. */
export const record: Row = {
  name: 'record',
  example: '&{Sig:0x... DerivedVia:web3... SignedMessage:app.example wants ... Address:0x...}',
  open: (text) => {
    if (!/sig/i.test(text) || !/message/i.test(text) || jsonOf(text) !== undefined) return [];
    const ranges: [start: number, end: number][] = [];
    const records = recordsOf(text, ranges);
    const slip = slipIn(text, ranges);
    return records.flatMap((members): Opened[] => {
      if (isWord(members, text)) return [];
      const step = `a record with the names ${Object.keys(members).join(', ')}`;
      return [{ piece: pieceOf(members), step, gathered: true, ...(slip === undefined ? {} : { slip }) }];
    });
  },
};

/** An AuthSig whose members have the names of another language: `signed_message`, `SignedMessage`. */
export const renamed: Row = {
  name: 'renamed',
  example: '{"sig": "0x...", "derived_via": "...", "signed_message": "...", "address": "0x..."}',
  open: (text) => {
    if (!/signed_?message/i.test(text)) return [];
    const value = jsonOf(text);
    if (!isPlainObject(value)) return [];
    const names = Object.keys(value).slice(0, mostOpened);
    const others = names.filter((name) => (memberOf(name) ?? name) !== name);
    const spelled = names.map((name) => memberOf(name) ?? name);
    if (others.length === 0 || new Set(spelled).size < names.length) return [];
    if (!['sig', 'derivedVia', 'signedMessage'].every((name) => spelled.includes(name))) return [];
    const members = names.map((name, index) => {
      return `${JSON.stringify(spelled[index])}:${JSON.stringify(value[name])}`;
    });
    return [
      {
        piece: `{${members.join(',')}}`,
        step: `an object with other names for its members (${others.slice(0, 8).join(', ')})`,
      },
    ];
  },
};

/** An AuthSig as serialisers write it that take its members for bytes. */
export const bytesInBase64: Row = {
  name: 'bytes-in-base64',
  example: '{"sig": "LwKQ...", "derivedVia": "...", "signedMessage": "YXBw...", "address": "0x..."}',
  open: (text) => {
    const value = /signedMessage/.test(text) ? jsonOf(text) : undefined;
    const signedMessage = isPlainObject(value) ? textInBase64(value.signedMessage) : undefined;
    if (!isPlainObject(value) || signedMessage === undefined) return [];
    const bytes = typeof value.sig === 'string' && value.sig.length < 96 ? decodeBase64(value.sig) : undefined;
    const isSig = bytes?.length === 64 || bytes?.length === 65;
    const sig = isSig ? { sig: `${isSessionSig(value) ? '' : '0x'}${toHex(bytes)}` } : {};
    const names = ['signedMessage', ...Object.keys(sig)].join(' and ');
    const piece = JSON.stringify({ ...value, ...sig, signedMessage });
    return [{ piece, step: `an object with ${names} in base64, where text belongs` }];
  },
};
