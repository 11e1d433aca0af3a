import { passingLetters, twinOf } from './look-alikes.js';

/** Words that are looked for in a folded text. */
interface Words {
  /** By the code of an ASCII character: the bits of the letters, counted from 1, that it passes for. */
  readonly masks: Int32Array;
  /** The bit that is set once all letters were found. */
  readonly whole: number;
  /** Whether they have to begin a line; others may go over several. */
  readonly label: boolean;
}

const lineFeed = 0x0a;

/** What may stand between letters without being read: a colon, and signs that may be letters. */
const between: ReadonlySet<number> = new Set([...':01|'].map((sign) => sign.charCodeAt(0)));

/** What else passes for a letter. */
const passing: Readonly<Record<string, string>> = { i: 'l1|', o: '0' };

function wordsOf(letters: string, label: boolean, passes: Readonly<Record<string, string>> = passing): Words {
  const masks = new Int32Array(128);
  for (const [at, letter] of [...letters].entries()) {
    for (const sign of letter + (passes[letter] ?? '')) {
      const code = sign.charCodeAt(0);
      masks[code] = (masks[code] ?? 0) | (2 << at);
    }
  }
  return { masks, whole: 1 << letters.length, label };
}

/** What every sign-in text says, whatever the account is called. */
const phrase = wordsOf('wantsyoutosigninwithyour', false);

/** Labels of what limits a text. A text that has one and is read as if it had none would be good for more than it says. */
const limiting: readonly Words[] = [
  // A `url` is no `uri`.
  wordsOf('uri:', true, { i: '1|' }),
  wordsOf('expirationtime:', true),
  wordsOf('notbefore:', true),
];

/**
 * Says whether a folded text, which is ASCII, has words. One step for each character, whatever it is: each bit of the state stands for as many
 * letters found, and all are moved at once. A pattern would try every run of signs that may be letters in every way.
 */
function hasWords(text: string, { masks, whole, label }: Words): boolean {
  let found = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const end = code === lineFeed;
    if (end && label) found = 1;
    else {
      const kept = end || between.has(code) ? found : 0;
      found = ((found << 1) & (masks[code] ?? 0)) | kept | (label ? 0 : 1);
    }
    if (found & whole) return true;
    // A line that does not begin with a label has none.
    if (found === 0) {
      const next = text.indexOf('\n', at + 1);
      if (next < 0) return false;
      at = next - 1;
    }
  }
  return false;
}

/** Everything that any reader or screen takes for the end of a line; Python takes the separators of files, groups and records for one. */
const lineEnds = new RegExp(`[\n\v\f\r${String.fromCharCode(0x1c, 0x1d, 0x1e)}\u0085\u2028\u2029]`, 'g');

/** Turns round what is shown, so that what is read is not what is written. */
const overrides = /[\u202d\u202e]/;

const scripts =
  '\\p{ASCII}\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}\\p{Script=Armenian}\\p{Changes_When_NFKC_Casefolded}';
/** What stands for no letter of ASCII by itself, whatever it is made of; it is dropped unread. */
const mute = new RegExp(`[^${scripts}${passingLetters.join('')}]+`, 'gu');

/**
 * Drops whatever looks like nothing, another case, another width or another script: what is left is what a person reads, in
 * lines.
 *
 * Letter by letter, each once for a text: decomposing a whole text takes quadratic time where marks have to be put in order,
 * and can make 18 letters of each (measured: 4 s for 64,000 marks). All lines at once: a text can have 65,536 of them.
 */
function folded(text: string): string {
  const known = new Map<string, string>();
  const fold = (letter: string): string => {
    const ascii = known.get(letter) ?? foldLetter(letter);
    known.set(letter, ascii);
    return ascii;
  };
  return (
    text
      .replace(lineEnds, '\n')
      .replace(mute, '')
      .replace(/[^\p{ASCII}]/gu, fold)
      .replace(/[^a-zA-Z:01|\n]+/g, '')
      // `URl` is no `url`, and nothing else but a look-alike of `URI`, whatever stood between its letters.
      .replaceAll('Rl', 'RI')
      .toLowerCase()
      // A line that says nothing says nothing however often it stands there.
      .replace(/\n{2,}/g, '\n')
  );
}

function foldLetter(letter: string): string {
  return letter.normalize('NFKD').replace(/[^\p{ASCII}]/gu, (each) => twinOf(each) ?? '');
}

/** Readings of a text: two letters that nobody tells from one, and as they are written, since words may end with the first of them. */
function readingsOf(text: string): readonly string[] {
  const read = folded(text);
  const joined = read.replaceAll('rn', 'm').replaceAll('vv', 'w');
  return joined === read ? [read] : [read, joined];
}

const haveWords = (readings: readonly string[], sought: readonly Words[]): boolean =>
  readings.some((each) => sought.some((words) => hasWords(each, words)));

/** Says whether a line of a text begins with the label of a field that limits it, however it is spaced, cased or written. */
export function hasLimit(text: string): boolean {
  return haveWords(readingsOf(text), limiting);
}

/**
 * Says whether a text presents itself as one of the grammar: it has the words of the header, or a line with the label of a
 * field that limits it, however they are spaced, cased or written.
 */
export function isSignInText(text: string): boolean {
  return overrides.test(text) || haveWords(readingsOf(text), [phrase, ...limiting]);
}
