import { checksumAddress } from '../../internal/address.js';
import { concat, equal, toHex, utf8 } from '../../internal/bytes.js';
import { checksumOfChain } from './checksum.js';
import { encodeBase58, encodeBase64 } from './encoding.js';
import { addressIn, chainIn } from './pasted.js';
import { parts, rewritings } from './rewriting.js';

/** A neighbour of a text: what may have been signed in its place. */
export interface Variant {
  /** Completes "the wallet signed ...". */
  readonly says: string;
  /** What to do about it. */
  readonly mend: string;
  readonly bytes: Uint8Array;
}

/** Of a neighbour, and what makes it: undefined, or the text itself, where there is none. */
type VariantRow = readonly [says: string, mend: string, make: (text: string) => string | Uint8Array | undefined];

const asText = 'hand the wallet the text itself, and leave its encoding to the wallet';
const keep = 'keep the text byte for byte between wallet and verifier';
const spelling = 'leave the address in the signed text as it was signed';
const blank = 'keep the blank lines as they were signed: an absent statement and an empty one are two texts';
const rewritten = 'do not parse the text and write it anew';

function withAddress(text: string, spell: (address: string) => string | undefined): string | undefined {
  const address = addressIn(text);
  const spelled = address && spell(address);
  return address && spelled ? text.replace(address, spelled) : undefined;
}

/** The UTF-8 of a text read as Latin-1. */
function asLatin1(text: string): string | undefined {
  if (!/[^\0-\x7f]/.test(text)) return undefined;
  let read = '';
  for (const byte of utf8(text)) read += String.fromCharCode(byte);
  return read;
}

/** The bytes of a text whose UTF-8 was read as Latin-1. */
function fromLatin1(text: string): Uint8Array | undefined {
  if (!/[\x80-\xff]/.test(text) || /[^\0-\xff]/.test(text)) return undefined;
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** Takes spaces and tabs off the ends of lines; one step for each run, since a pattern with the end in it tries each from every place. */
function withoutLineEndSpaces(text: string): string {
  const isEnd = (at: number): boolean => at === text.length || /[\n\r\u2028\u2029]/.test(text.charAt(at));
  return text.replace(/[ \t]+/g, (run, at: number) => (isEnd(at + run.length) ? '' : run));
}

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    bytes[2 * i] = unit & 0xff;
    bytes[2 * i + 1] = unit >> 8;
  }
  return bytes;
}

const inSeconds = /^((?:Issued At|Expiration Time|Not Before): [-0-9]{10}T[:0-9]{8})(?=Z|[+-])/gm;
const inMilliseconds = /^((?:Issued At|Expiration Time|Not Before): [-0-9]{10}T[:0-9]{8})\.000(?=Z|[+-])/gm;

/** Straightens quotation marks that a chat or a text editor has made typographic. */
const straight = (text: string): string => text.replace(/[\u2018\u2019]/g, "'").replace(/[\u201c\u201d]/g, '"');

/** The same with dashes as they are typed. */
const typed = (text: string): string =>
  straight(text)
    .replaceAll('\u2014', '--')
    .replaceAll('\u2013', '-')
    .replaceAll('\u2026', '...')
    .replaceAll('\u00a0', ' ');

const account = /^([^\n]* wants you to sign in with your Ethereum account:\n0[xX][0-9a-fA-F]{40})\n+/;

/** Puts blank lines where a SIWE text has them. */
function withBlankLines(text: string): string {
  const [head] = account.exec(text) ?? [];
  if (head === undefined) return text;
  const rest = text.slice(head.length);
  const at = rest.search(/^URI: /m);
  if (at < 0) return text;
  const statement = rest.slice(0, at).trim();
  return `${head.trimEnd()}\n\n${statement === '' ? '' : `${statement}\n`}\n${rest.slice(at).replace(/\n{2,}/g, '\n')}`;
}

const fields = 'URI|Version|Chain ID|Nonce|Issued At|Expiration Time|Not Before|Request ID|Resources';
const beforeField = new RegExp(` {1,4}(?=(?:${fields}):(?: |$))`, 'g');

/** Puts line feeds and blank lines back where a text has spaces for them, as the fields of a page have. */
function withLines(text: string): string {
  if (text.includes('\n')) return text;
  const lines = text
    .replace(/ account: {1,4}(0[xX][0-9a-fA-F]{40}) {1,4}/, ' account:\n$1\n')
    .replace(beforeField, '\n')
    .replace(/ - (?=[a-z]+:)/g, '\n- ');
  return withBlankLines(lines);
}

const startsLine = new RegExp(`^(?:${fields}):(?: |$)|^- |^0[xX][0-9a-fA-F]{40}$`);

/** Joins lines that something has wrapped: those of words with a space, those of a resource, which has none, without. */
function withoutWraps(text: string): string {
  const lines: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const last = lines.at(-1);
    if (last === undefined || last === '' || line === '' || startsLine.test(line)) lines.push(line);
    else
      lines[lines.length - 1] = /^- /.test(last)
        ? `${last}${line.trimStart()}`
        : `${last.trimEnd()} ${line.trimStart()}`;
  }
  return lines.join('\n');
}

const unquoted =
  /(\([0-9]{1,5}\)) ([\w.-]+): ([\w.-]+(?:, [\w.-]+)*) for ([^\s'"\\]+(?:, [^\s'"\\]+)*)\.(?=[ \r\n"\\]|$)/g;
const inQuotes = (list: string): string => list.replace(/[^, ]+/g, "'$&'");

/** Puts the apostrophes back that the statement of a ReCap has around names. */
function withApostrophes(text: string): string {
  return text.replace(
    unquoted,
    (_, count: string, namespace: string, names: string, resources: string) =>
      `${count} '${namespace}': ${inQuotes(names)} for ${inQuotes(resources)}.`,
  );
}

const chat = 'a chat or an editor changed it: copy the text out of a code block, byte for byte';

/** The neighbours of a text, the likeliest first. */
const rows: readonly VariantRow[] = [
  ['the hex of the text, with 0x', asText, (text) => `0x${toHex(utf8(text))}`],
  ['the hex of the text, without 0x', asText, (text) => toHex(utf8(text))],
  ['the text with CR LF at its line ends', `${keep}: the CRs were lost`, (text) => text.replace(/\r?\n/g, '\r\n')],
  [
    'the text with LF alone at its line ends',
    `${keep}: CRs were added (forms write line ends as CRLF: put LF back, or send the text in JSON)`,
    (text) => text.replaceAll('\r', ''),
  ],
  [
    'the text without the line feed or space at its end',
    `${keep}: something was added at its end`,
    (text) => text.trimEnd(),
  ],
  ['the text with a line feed at its end', `${keep}: it was lost`, (text) => `${text}\n`],
  ['the text with CR LF at its end', `${keep}: it was lost`, (text) => `${text}\r\n`],
  [
    'the text with its address in lower case',
    spelling,
    (text) => withAddress(text, (address) => address.toLowerCase()),
  ],
  [
    'the text with its address spelled as EIP-55 does',
    spelling,
    (text) => withAddress(text, (address) => checksumAddress(`0x${address.slice(2)}`)),
  ],
  [
    'the text with its address spelled by the checksum of its chain (EIP-1191)',
    'build the text with the EIP-55 spelling, and sign that',
    (text) => withAddress(text, (address) => checksumOfChain(address, chainIn(text) ?? '1')),
  ],
  [
    'the text with an empty statement, which is one more blank line',
    blank,
    (text) => text.replace(/^(0x[0-9a-fA-F]{40}\n\n)(?=URI: )/m, '$1\n'),
  ],
  [
    'the text without a statement, which is one blank line fewer',
    blank,
    (text) => text.replace(/^(0x[0-9a-fA-F]{40}\n\n)\n(?=URI: )/m, '$1'),
  ],
  ['the text with milliseconds in its times', rewritten, (text) => text.replace(inSeconds, '$1.000')],
  ['the text without milliseconds in its times', rewritten, (text) => text.replace(inMilliseconds, '$1')],
  [
    'the text with \\n, two characters, for each line feed',
    'hand the wallet the text with line feeds: it was escaped once too often',
    (text) => text.replaceAll('\n', '\\n'),
  ],
  [
    'the text with line feeds where this one has \\n, two characters each',
    'send the text with line feeds: it was escaped once too often',
    (text) => text.replaceAll('\\n', '\n'),
  ],
  [
    'the text as JSON, in quotes',
    'hand the wallet the text itself, not JSON.stringify of it',
    (text) => JSON.stringify(text),
  ],
  ['the base64 of the text', asText, (text) => encodeBase64(utf8(text))],
  ['the base58 of the text', asText, (text) => encodeBase58(utf8(text))],
  ['the text without the spaces at its line ends', keep, withoutLineEndSpaces],
  ['the text after a byte order mark', keep, (text) => `\ufeff${text}`],
  ['the text without its byte order mark', keep, (text) => text.replace(/^\ufeff/, '')],
  [
    'the text in another Unicode form (NFC)',
    `${keep}: letters and their marks were taken apart`,
    (text) => text.normalize('NFC'),
  ],
  [
    'the text in another Unicode form (NFD)',
    `${keep}: letters and their marks were put together`,
    (text) => text.normalize('NFD'),
  ],
  ['the UTF-8 of the text read as Latin-1', `${keep}, as UTF-8`, asLatin1],
  ['the text as it was before its UTF-8 was read as Latin-1', `${keep}, as UTF-8`, fromLatin1],
  ['the text with its blank lines', `${keep}: blank lines were lost`, withBlankLines],
  [
    'the text with line feeds where this one has spaces',
    `${keep}: something that shows text in one line took them away`,
    withLines,
  ],
  [
    'the text with its long lines whole, which this one has wrapped',
    `${keep}: an editor or a mail program wrapped them`,
    withoutWraps,
  ],
  [
    'the text with the apostrophes of its statement',
    'a shell took them away, as it does within an argument in apostrophes: pass the body from a file (curl --data-binary @FILE)',
    withApostrophes,
  ],
  [
    'the statement of the text alone',
    'hand the wallet the whole text, and send that text with its signature',
    (text) => /^0x[0-9a-fA-F]{40}\n\n([^\n]+)\n\nURI: /m.exec(text)?.[1],
  ],
  ['the text with straight quotation marks', chat, straight],
  ['the text with straight quotation marks and typed dashes', chat, typed],
  ['the text with its blank lines and straight quotation marks', chat, (text) => withBlankLines(straight(text))],
  [
    'the text with its blank lines, straight quotation marks and typed dashes',
    chat,
    (text) => withBlankLines(typed(text)),
  ],
  [
    'the text with typographic apostrophes',
    `${keep}: the apostrophes were made straight, or the wallet was handed others`,
    (text) => text.replaceAll("'", '\u2019'),
  ],
  ['the text in UTF-16', 'have its UTF-8 signed', utf16],
];

/** Lists the neighbours of a text that are other bytes than its own. */
export function variantsOf(text: string): readonly Variant[] {
  const own = utf8(text);
  return [...rows, ...rewritings, ...parts].flatMap(([says, mend, make]) => {
    const made = make(text);
    const bytes = typeof made === 'string' ? utf8(made) : made;
    return bytes !== undefined && !equal(bytes, own) ? [{ says, mend, bytes }] : [];
  });
}

const mark = concat(Uint8Array.of(0xff), utf8('solana offchain'));

/** Lists the envelopes in which hardware wallets of Solana sign a text: both layouts of the header, in all formats. */
export function envelopesOf(text: string, key: Uint8Array): readonly Variant[] {
  const message = utf8(text);
  const length = Uint8Array.of(message.length & 0xff, (message.length >> 8) & 0xff);
  const says = 'the off-chain message envelope of a hardware wallet (Ledger) with the text inside';
  const mend =
    'an AuthSig has no place for the envelope, and nodes verify the bare text: sign with a wallet that signs the bare text';
  return [0, 1, 2].flatMap((format) => [
    { says, mend, bytes: concat(mark, Uint8Array.of(0, format), length, message) },
    {
      says,
      mend,
      bytes: concat(mark, new Uint8Array(33), Uint8Array.of(format, 1), key, length, message),
    },
  ]);
}
