// JSON that a terminal, a mail program or a hand has broken over lines within its strings.
import { jsonOf } from './envelopes.js';
import { placeOf, type Row, signInPhrase } from './piece.js';

const signIn = new RegExp(`${signInPhrase}\\r?\\n`);

/** What a string with line feeds in it says: a text to sign in has lines of its own, and what else there is was one line. */
const mended = (string: string): string =>
  signIn.test(string) ? string.replace(/\r?\n/g, '\\n') : string.replace(/\r?\n/g, '');

/** JSON with line feeds within its strings, which no JSON has. */
export const wrappedLines: Row = {
  name: 'wrapped-lines',
  example: '{"sig": "0x0123456789\nabcdef...", ...}',
  open: (text) => {
    if (!/^\s*[[{]/.test(text) || !text.includes('\n') || jsonOf(text) !== undefined) return [];
    let first: number | undefined;
    let piece = '';
    let done = 0;
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', done)) {
      let end = at + 1;
      while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
      const string = text.slice(at, end + 1);
      if (string.includes('\n')) first ??= at + string.indexOf('\n');
      piece += text.slice(done, at) + mended(string);
      done = end + 1;
    }
    piece += text.slice(done);
    return first === undefined || jsonOf(piece) === undefined
      ? []
      : [{ piece, step: '', slip: `a line feed within a string at ${placeOf(text, first)}` }];
  },
};
