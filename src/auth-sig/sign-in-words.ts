import { apart, gap, isSign, lineFeed, readSignInText } from './sign-in-reading.js';

/** Words that are looked for all at once: each has a bit for each of its letters, one behind the other. */
interface Words {
  /** By code: the bits of the letters that it passes for. */
  readonly masks: Int32Array;
  /** The bits of the first letters. */
  readonly first: number;
  /** Those of the last ones. */
  readonly last: number;
}

/** What else passes for a letter, besides the signs that are written as its capital. */
const passing: Readonly<Record<string, string>> = { i: 'l1|', o: '0', s: 'F' };
/** A `url` is no `uri`. */
const passingInUri: Readonly<Record<string, string>> = { i: '1|' };

const codeOf = (letter: string): number => letter.charCodeAt(0);
const [colon, bar, smallL] = [codeOf(':'), codeOf('|'), codeOf('l')];

/**
 * Lays words out in the bits of a number, as they are read: with `rn` for m and `vv` for w.
 *
 * @param between how many bits are free in front of each
 */
function wordsOf(texts: readonly string[], between: number): Words {
  const masks = new Int32Array(128);
  let [at, first, last] = [0, 0, 0];
  for (const text of texts) {
    at += between;
    first |= 1 << at;
    for (const letter of text) {
      const passes = (text.startsWith('uri') ? passingInUri : passing)[letter] ?? '';
      for (const sign of letter + letter.toUpperCase() + passes)
        masks[codeOf(sign)] = (masks[codeOf(sign)] ?? 0) | (1 << at);
      at++;
    }
    last |= 1 << (at - 1);
  }
  return { masks, first, last };
}

/** What every sign-in text says, whatever the account is called. */
const header = 'vvantsyoutosigninvvithyour';
/** Labels of what limits a text. A text that has one and is read as if it had none would be good for more than it says. */
const limits = ['uri', 'expirationtirne', 'notbefore'];

const phrase = wordsOf([header], 0);
const labels = wordsOf(
  limits.map((label) => `${label}:`),
  0,
);

/** How many letters may stand in front of a label, apart from it: `a) URI: x` lists it. */
const mostInFront = 2;

/**
 * Says whether a line begins with a label that has its colon, which stands behind it, or in front of it where nothing stands behind it: shown
 * from the right, that changes. One step for each code, whatever it is: each bit of the state stands for as many letters found, and all are
 * moved at once. A pattern would try every run of signs that may be letters in every way.
 */
function hasLabel(codes: Uint8Array): boolean {
  const { masks, first, last } = labels;
  const whole = last >> 1;
  let found = 0;
  let inFront = 0;
  let begins = true;
  let withColon = false;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (code === apart) begins = inFront <= mostInFront;
    else if (code === lineFeed || code === gap) {
      inFront = 0;
      begins = true;
      if (code === lineFeed) {
        if (withColon && found & whole) return true;
        found = 0;
        withColon = false;
      }
    } else {
      const sign = isSign[code] as boolean;
      found = (((found << 1) | (begins ? first : 0)) & (masks[code] as number)) | (sign ? found : 0);
      if (found & last) return true;
      if (sign) begins = inFront <= mostInFront;
      else {
        inFront++;
        begins = false;
      }
      if (code === colon) withColon = true;
    }
  }
  return withColon && (found & whole) !== 0;
}

/** Says whether a text has the words of the header, over one line or several. */
function hasHeader(codes: Uint8Array): boolean {
  const { masks, first, last } = phrase;
  let found = 0;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] as number;
    if (code === apart || code === gap || code === lineFeed) continue;
    found = (((found << 1) | first) & (masks[code] as number)) | (isSign[code] ? found : 0);
    if (found & last) return true;
  }
  return false;
}

/** Says what can be put together from pieces, in any order. */
function createPieces({ masks, first, last }: Words) {
  // By the length of a piece: the letters with which it may end. The bit in front of a first letter is that of nothing.
  const ends = new Int32Array(header.length + 1);
  let longest = 0;
  return {
    masks,
    add(length: number, state: number): void {
      if (state === 0) return;
      ends[length] = (ends[length] as number) | state;
      longest = Math.max(longest, length);
    },
    /** Says whether one of the words can be put together from what was added. */
    suffice(): boolean {
      let reached = first >> 1;
      for (let before = 0; before !== reached; ) {
        before = reached;
        for (let length = 1; length <= longest; length++) reached |= (reached << length) & (ends[length] as number);
      }
      return (reached & last) !== 0;
    },
    clear(): void {
      ends.fill(0, 0, longest + 1);
      longest = 0;
    },
  };
}

const piecesOfLabels = wordsOf(limits, 1);
const piecesOfPhrase = wordsOf([header], 1);

/**
 * Says whether a line has a colon and the pieces of a label, or a text those of the header. What is written from the right, or says where to
 * write from, shows the pieces of a line in another order: which one depends on who shows it, so all orders count. Only letters that nothing
 * stands between are shown side by side by everybody.
 */
function hasPieces(codes: Uint8Array): boolean {
  const line = createPieces(piecesOfLabels);
  const text = createPieces(piecesOfPhrase);
  let [ofLine, ofText, length] = [-1, -1, 0];
  let withColon = false;
  for (let at = 0; at <= codes.length; at++) {
    const code = codes[at] ?? lineFeed;
    const sign = isSign[code] as boolean;
    if (!sign && code > apart) {
      ofLine = (ofLine << 1) & (line.masks[code] as number);
      ofText = (ofText << 1) & (text.masks[code] as number);
      length++;
      continue;
    }
    if (length > 0) {
      // A small `l` by itself may be shown behind a capital `R`.
      if (length === 1 && codes[at - 1] === smallL) ofLine |= line.masks[bar] as number;
      line.add(length, ofLine);
      text.add(length, ofText);
      [ofLine, ofText, length] = [-1, -1, 0];
    }
    if (sign) {
      line.add(1, line.masks[code] as number);
      text.add(1, text.masks[code] as number);
      if (code === colon) withColon = true;
    } else if (code === lineFeed) {
      if (withColon && line.suffice()) return true;
      line.clear();
      withColon = false;
    }
  }
  return text.suffice();
}

/** Reverse what is shown letter by letter, or let a terminal show something over it. */
const overrides = new RegExp(`[${String.fromCharCode(0x08, 0x1b, 0x7f, 0x9b)}\u202d\u202e]`);

/** Says whether a line of a text begins with the label of a field that limits it, however it is spaced, cased or written. */
export function hasLimit(text: string): boolean {
  return hasLabel(readSignInText(text).codes);
}

/**
 * Says whether a text presents itself as one of the grammar: it has the words of the header, or a line with the label of a
 * field that limits it, however they are spaced, cased or written.
 */
export function isSignInText(text: string): boolean {
  if (overrides.test(text)) return true;
  const { codes, turned } = readSignInText(text);
  return hasHeader(codes) || hasLabel(codes) || (turned && hasPieces(codes));
}
