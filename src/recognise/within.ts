// Documents that stand somewhere within other text.
import { isPlainObject } from '../internal/json.js';
import { stringStep } from './encodings.js';
import { jsonOf } from './envelopes.js';
import { readStringAt } from './notation.js';
import { signInOfHex } from './pair.js';
import {
  linesOf,
  mostOpened,
  type Opened,
  openAll,
  type Piece,
  type Row,
  rawSteps,
  signInLine,
  signInPhrase,
  signInStart,
} from './piece.js';

/** The fewest characters of a run in base64 or hex within other text. */
const longWord = 64;

const label = /^(?:URI|Version|Chain ID|Nonce|Issued At|Expiration Time|Not Before|Request ID): |^Resources:$|^- /;

export const assignments: Row = {
  name: 'assignments',
  example: 'SIWE_MESSAGE="app.example wants ..."\nSIGNATURE=0x...',
  open: (text) =>
    openAll(
      linesOf(text)
        .slice(0, mostOpened)
        .map((line) => {
          const [, name = '', value] =
            /^\s{0,8}(?:export |const |let |var )?([A-Za-z_][\w.]{0,63})\s{0,8}=\s{0,8}(\S.*)$/.exec(line) ?? [];
          return [value?.replace(/;\s*$/, '').replace(/^(["'])(.*)\1$/, '$2'), `the value of ${name}`] as const;
        }),
    ),
};

const timeLine =
  /^(?:Issued At|Expiration Time|Not Before): [0-9T:.-]+(?:[+-][0-9:]+|Z| [0-9]{2}:[0-9]{2}(?![0-9:]))?/i;

/** The last line of a sign-in text without what stands behind it on the line: a quotation mark that closes, a tag, a bracket. */
function ended(line: string, before: string): string {
  const name = /^[A-Za-z ]+: |^- /.exec(line)?.[0] ?? '';
  const rest = line.slice(name.length);
  const value = rest.slice(0, rest.search(before.endsWith("'") ? /[\s"'`<>|{}\\]|$/ : /[\s"`<>|{}\\]|$/));
  return timeLine.exec(line)?.[0] ?? name + value;
}

/** The sign-in texts that stand in a text, each up to the last line that can belong to it. */
function signInTexts(text: string): string[] {
  const lines = linesOf(text);
  const found: string[] = [];
  for (let index = 0; index < lines.length && found.length < mostOpened; index++) {
    const line = lines[index] as string;
    const start = signInLine(line);
    if (!start) continue;
    let last = index;
    for (let next = index + 1; next < lines.length && next < index + 600; next++) {
      if (signInLine(lines[next] as string)) break;
      if (label.test(lines[next] as string)) last = next;
    }
    const end = last > index ? [ended(lines[last] as string, start.before)] : [];
    found.push([start.first, ...lines.slice(index + 1, last), ...end].join('\n'));
  }
  return found;
}

/** A sign-in text with other text before or behind it. */
export const signInWithin: Row = {
  name: 'sign-in-within',
  example: 'The wallet showed: app.example wants you to sign in ...',
  open: (text) => openAll(signInTexts(text).map((piece) => [piece, 'a sign-in text within other text'] as const)),
};

/** The most strings that are read for a sign-in text. */
const tries = 32;

/** Every sign-in text that stands in a text: as it is, as a string with escapes, or in hex. */
function everySignIn(text: string): ReadonlySet<string> {
  const found = new Set(signInTexts(text));
  for (const [hex] of text.matchAll(/0x[0-9a-fA-F]{120,}/g)) {
    const decoded = found.size > 1 ? undefined : signInOfHex(hex);
    if (decoded !== undefined) found.add(decoded);
  }
  const strings = new RegExp(`["'\`](?=[^\\s"'\`\\\\]{1,255}${signInPhrase}\\\\n)`, 'g');
  let tried = 0;
  for (const { index } of text.matchAll(strings)) {
    // Each of those that never end costs as much as the text is long.
    if (found.size > 1 || tried++ >= tries) break;
    const string = readStringAt(text, index);
    if (string) found.add(string.text);
  }
  return found;
}

/** A sign-in text and a signature in the same text: they belong together where there is one of each. */
export const textAndSignature: Row = {
  name: 'text-and-signature',
  example: 'app.example wants you to sign in ...\n\nSignature: 0x...',
  open: (text) => {
    if (jsonOf(text) !== undefined) return [];
    const signatures = new Set(text.match(/(?<![0-9A-Za-z])0x[0-9a-fA-F]{130}(?![0-9A-Za-z])/g) ?? []);
    const [sig] = signatures;
    if (sig === undefined || signatures.size > 1) return [];
    const texts = everySignIn(text);
    const [message] = texts;
    if (message === undefined || texts.size > 1 || message.includes(sig)) return [];
    return [
      {
        piece: JSON.stringify({ message, signature: sig }),
        step: 'a sign-in text, and the only signature beside it',
        gathered: true,
      },
    ];
  },
};

const code = {
  quote: 0x22,
  apostrophe: 0x27,
  lineFeed: 0x0a,
  backslash: 0x5c,
  backquote: 0x60,
  opens: [0x7b, 0x5b],
  closes: [0x7d, 0x5d],
} as const;

/** Ends of the outermost brackets, strings aside; every region is a possible document. Each unit is looked at once, in every piece there is. */
function regions(text: string, heedStrings: boolean): [number, number][] {
  const found: [number, number][] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length && found.length < mostOpened; at++) {
    const unit = text.charCodeAt(at);
    if (heedStrings && depth > 0 && unit === code.quote) {
      at++;
      for (let inner = text.charCodeAt(at); at < text.length && inner !== code.quote; inner = text.charCodeAt(at))
        at += inner === code.backslash ? 2 : 1;
    } else if (unit === code.opens[0] || unit === code.opens[1]) {
      if (depth++ === 0) start = at;
    } else if ((unit === code.closes[0] || unit === code.closes[1]) && depth > 0 && --depth === 0)
      found.push([start, at + 1]);
  }
  return found;
}

const within = (text: string, heedStrings: boolean): Opened[] => {
  // One that is as long as the text without its blanks is all of it.
  const all = text.trim().length;
  return openAll(
    regions(text, heedStrings)
      .filter(([start, end]) => end - start !== all)
      .map(([start, end]) => [text.slice(start, end), rawSteps.brackets] as const),
  );
};

export const bracketsWithin: Row = {
  name: 'brackets-within',
  example: 'DEBUG sending {"authSig": ...} to node',
  open: (text) => [...within(text, true), ...within(text, false)],
};

/**
 * JSON as a program shows the text of it, behind a name or alone: the escapes of the JSON stand there with a backslash more
 * each. Where reading them does not leave JSON it was written by a shell or by hand, and is read as it stands.
 */
export const jsonString: Row = {
  name: 'json-string',
  example: `body=b'{"sig": ...`,
  open: (text) =>
    openAll(
      [...text.matchAll(/(?<!\w)[bu]?'(?=[[{])/g)].slice(0, tries).map(({ 0: start, index }) => {
        const json = readStringAt(text, index + start.length - 1)?.text ?? '';
        return [jsonOf(json) ? json : undefined, stringStep] as const;
      }),
    ),
};

/** The fewest characters of a string that is worth a look. */
const shortestString = 40;

/** What stands between quotation marks, as it is written. Those that follow no end of another one are tried as well. */
function stringsOf(text: string): string[] {
  const found: string[] = [];
  // Up to where none that begins with a mark ends: another of these marks before it stands behind a backslash, and so ends no more
  // than the first. Without this, each would be looked for up to the end.
  const vain = { [code.quote]: 0, [code.apostrophe]: 0, [code.backquote]: 0 };
  for (let at = 0; at < text.length && found.length < mostOpened; at++) {
    const mark = text.charCodeAt(at);
    if (mark !== code.quote && mark !== code.apostrophe && mark !== code.backquote) continue;
    if (at < vain[mark]) continue;
    let end = at + 1;
    for (let unit = text.charCodeAt(end); end < text.length && unit !== mark; unit = text.charCodeAt(end)) {
      // An apostrophe is more often one than the beginning of a string of several lines.
      if (mark === code.apostrophe && unit === code.lineFeed) break;
      end += unit === code.backslash ? 2 : 1;
    }
    if (text.charCodeAt(end) !== mark) {
      vain[mark] = end;
      continue;
    }
    if (end - at > shortestString) found.push(text.slice(at + 1, end));
    at = end;
  }
  return found;
}

export const stringWithin: Row = {
  name: 'string-within',
  example: 'const message = "app.example wants ..."',
  open: (text) => openAll(stringsOf(text).map((piece) => [piece, rawSteps.string] as const)),
};

export const recapWithin: Row = {
  name: 'recap-within',
  example: '- urn:recap:eyJhdHQi...',
  open: (text) =>
    openAll(
      [...text.matchAll(/urn:recap:[\w=-]+/gi)]
        .slice(0, mostOpened)
        .map(([uri]) => [uri, 'a ReCap URI within other text'] as const),
    ),
};

export const longWords: Row = {
  name: 'long-words',
  example: 'token was eyJzaWciOi... (expired)',
  open: (text) => {
    // Looked for at the beginning of a run alone, as each other place in it is behind one of its characters.
    if (!new RegExp(`(?<![\\w+/.=%-])[\\w+/.=%-]{${longWord}}`).test(text)) return [];
    const words = [...text.matchAll(/(?:0x)?[A-Za-z0-9+/_-]+(?:%3D|=){0,2}(?:\.[A-Za-z0-9_-]+){0,4}/g)]
      .map(([word]) => word)
      .filter((word) => word.length >= longWord && word.length < text.trim().length);
    return openAll(words.slice(0, 64).map((word) => [word, 'a long word within other text'] as const));
  },
};

/**
 * What is left of a text without pieces that were taken out of it, in their order, and whether each of them stands there as
 * it is. One pass: there may be hundreds in megabytes.
 */
export function withoutOf(text: string, pieces: readonly Piece[]): { readonly text: string; readonly clean: boolean } {
  const left: string[] = [];
  let clean = true;
  let from = 0;
  for (const piece of new Set(pieces)) {
    const at = typeof piece === 'string' ? text.indexOf(piece, from) : -1;
    if (at < 0) {
      clean = false;
      continue;
    }
    left.push(text.slice(from, at));
    from = at + piece.length;
  }
  return { text: [...left, text.slice(from)].join(' '), clean };
}

/**
 * What is left of an object that has a signed text in one member and its signature in another: without the one, and without
 * the other. Only what has the signature or the text twice still holds a pair.
 */
export function withoutPair(text: string, [hit = '']: readonly Piece[]): string[] {
  const value = jsonOf(text);
  const pair = jsonOf(String(hit));
  if (!isPlainObject(value) || !isPlainObject(pair)) return [];
  return [pair.sig, pair.signedMessage].flatMap((half) => {
    const rest = Object.entries(value).filter(([, member]) => member !== half);
    return rest.length === Object.keys(value).length ? [] : [JSON.stringify(Object.fromEntries(rest))];
  });
}

/** Says whether a document may be another pair with one half of a pair: a signature of the same length, under a sign-in text or the same text. */
export function isPairLike(text: string, [hit = '']: readonly Piece[]): boolean {
  const value = jsonOf(text);
  const pair = jsonOf(String(hit));
  if (!isPlainObject(value) || !isPlainObject(pair)) return false;
  const { sig, signedMessage } = value;
  // No text holds its own signature.
  if (String(signedMessage).includes(String(sig))) return false;
  return (
    String(sig).length === String(pair.sig).length &&
    (signedMessage === pair.signedMessage || signInStart(String(signedMessage)) === 0)
  );
}
