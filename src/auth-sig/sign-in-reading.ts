import { twinOf } from './look-alikes.js';

/** Stands in a reading for so many blanks that what follows them may be shown at the beginning of a line. */
export const gap = 0x09;

/** Stands in a reading where something was dropped. */
export const apart = 0x20;

export const lineFeed = 0x0a;

/** What a person reads of a text. */
export interface Reading {
  /** The codes of what is read: small letters, the signs that may be letters or nothing, and the ends of lines. */
  readonly codes: Uint8Array;
  /** Whether something in it is written from the right, or says where to write from: its pieces are shown in another order. */
  readonly turned: boolean;
}

/** What a character is read as where it has no code of its own: nothing, a blank, or more than one code. */
const silent = 1;
const blank = 2;
const several = 3;
/** The bit of what turns what stands beside it. */
const turns = 0x80;

/** An entry for each character that can be read as anything, 0 for one that was not met yet. */
const entries = new Uint8Array(0x20000);
const severalCodes = new Map<number, string>();

const blanks = /[\t \u00a0\u115f\u1160\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164\uffa0]/;
/** The most blanks that are no gap. */
const fewBlanks = 3;

/** The most codes that one character is read as, and more. */
const mostCodes = 16;

/** Everything that any reader or screen takes for the end of a line; Python takes the separators of files, groups and records for one. */
const lineEnds = '\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029';

/** Blocks that are written from the right, without the byte order mark, which is in one of them. */
const fromRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
/** Letters in circles, squares and brackets. Each stands by itself: one of them points at the label behind it. */
const enclosed = /[\u2460-\u24ff\u{1f100}-\u{1f1ff}]/u;
/** Marks, embeddings and isolates. */
const directions = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/** Replaces a character, or else what it is made of. A letter from the right is made of nothing: one ligature of theirs makes 18. */
function lettersOf(letter: string): string {
  const twin = twinOf(letter);
  if (twin !== undefined || fromRight.test(letter)) return twin ?? '';
  const parts = [...letter.normalize('NFKD')];
  // Capitals of the table are signs. Of others two are told from the small ones.
  return parts
    .map((part) => twinOf(part) ?? (/[RL]/.test(part) ? part : part.toLowerCase()))
    .join('')
    .replace(/[^a-zA-Z:01|]/g, '');
}

/** Learns what a character is read as, once: to decompose it takes longer than everything else. */
function learn(point: number): number {
  const letter = String.fromCodePoint(point);
  const letters = lettersOf(letter);
  let entry = letters.charCodeAt(0);
  if (lineEnds.includes(letter)) entry = lineFeed;
  else if (letters === '') entry = blanks.test(letter) ? blank : silent;
  else if (letters.length > 1 || letters === 'W' || enclosed.test(letter)) {
    entry = several;
    const read = letters.replaceAll('m', 'rn').replaceAll('w', 'vv').replaceAll('W', 'VV');
    severalCodes.set(point, enclosed.test(letter) ? ` ${read} ` : read);
  }
  if (fromRight.test(letter) || directions.test(letter)) entry |= turns;
  entries[point] = entry;
  return entry;
}

const codeOf = (letter: string): number => letter.charCodeAt(0);
const [capitalR, smallR, smallN, capitalL, smallL] = [codeOf('R'), codeOf('r'), codeOf('n'), codeOf('L'), codeOf('l')];
const [smallI, smallM, smallV, smallW] = [codeOf('i'), codeOf('m'), codeOf('v'), codeOf('w')];

/** `URl` is no `url`, and nothing else but a look-alike of `URI`, whatever stands between its letters. */
function lowered(code: number, afterR: boolean): number {
  if (code === capitalR) return smallR;
  if (code === capitalL) return smallL;
  return code === smallL && afterR ? smallI : code;
}

/** Says whether a code may be read as nothing: a colon, and signs that may be letters. */
export const isSign: readonly boolean[] = Array.from({ length: 128 }, (_, code) =>
  /[:01|A-KM-QS-Z]/.test(String.fromCharCode(code)),
);

/**
 * Reads what a person reads: whatever looks like nothing, another case, another width or another script is dropped. `m` is read as `rn` and
 * `w` as `vv`, which nobody tells from them. In one pass, since a text has up to 65,536 characters, and a session 16 of them.
 */
export function readSignInText(text: string): Reading {
  let codes = new Uint8Array(text.length + mostCodes);
  let end = 0;
  let wide = 0;
  let afterR = false;
  let turned = false;
  for (let at = 0; at < text.length; at++) {
    if (end + mostCodes > codes.length) {
      const longer = new Uint8Array(codes.length * 2);
      longer.set(codes);
      codes = longer;
    }
    let point = text.charCodeAt(at);
    if ((point & 0xfc00) === 0xd800) {
      point = text.codePointAt(at) ?? point;
      if (point > 0xffff) at++;
    }
    // The higher planes have nothing that is read.
    const entry = point < entries.length ? entries[point] || learn(point) : silent;
    if (entry >= turns) turned = true;
    const code = entry & (turns - 1);
    if (code <= blank) {
      if (end > 0 && codes[end - 1] !== apart) codes[end++] = apart;
      if (code === blank && ++wide === fewBlanks + 1) codes[end++] = gap;
      continue;
    }
    wide = 0;
    if (code === several) {
      const letters = severalCodes.get(point) ?? '';
      for (let each = 0; each < letters.length; each++) {
        const letter = letters.charCodeAt(each);
        codes[end++] = lowered(letter, afterR);
        if (letter !== apart && !isSign[letter]) afterR = letter === capitalR;
      }
      continue;
    }
    if (code === smallM) {
      codes[end++] = smallR;
      codes[end++] = smallN;
    } else if (code === smallW) {
      codes[end++] = smallV;
      codes[end++] = smallV;
    } else codes[end++] = lowered(code, afterR);
    if (!isSign[code]) afterR = code === capitalR;
  }
  return { codes: codes.subarray(0, end), turned };
}
