import type { Mutation } from '../mutation.js';

/** What a reader may take for something else. */
const characters: readonly string[] = [
  ...['\n', '\r', '\r\n', '\t', ' ', '\u00a0', '\u2028', '\u0085', '\ufeff', '\0', '\x7f', '\u200b', '\u202e'],
  ...['\ud800', '\udfff', '\ud83d\ude00', 'é', 'e\u0301', 'ſ', 'K', 'İ', 'ß', 'ﬀ', '０', '١'],
  ...[
    '"',
    "'",
    '\\',
    '/',
    '{',
    '}',
    '[',
    ']',
    '<',
    '>',
    '&',
    '%',
    '#',
    '?',
    '@',
    ':',
    ';',
    ',',
    '.',
    '=',
    '+',
    '-',
    '_',
    '*',
  ],
];

const words: readonly string[] = [
  ...[
    '\n\n',
    '\n- ',
    '\nURI: ',
    '\nNonce: ',
    '\nResources:',
    '://',
    '0x',
    '%00',
    '%41',
    '*/*',
    '../',
    '\\u0000',
    '\\ud800',
  ],
  ...['__proto__', 'constructor', 'toString', 'null', 'true', '[]', '{}', '[{}]', '1e999', '-0', '9007199254740993'],
  ...[
    'lit:session:',
    'lit:capability:delegation',
    'LIT:',
    'did:pkh:eip155:1:',
    'did:key:z',
    'urn:recap:',
    'urn:RECAP:',
  ],
];

/** A place in a text; the ends as often as they are worth. */
export const placeIn = (text: string, { next }: Mutation): number =>
  next(6) === 0 ? next(2) * text.length : next(text.length + 1);

/** Changes a text without regard to what it says. */
export function mutateCharacters(text: string, mutation: Mutation): string {
  const { next, pick, part } = mutation;
  let changed = text;
  for (let edits = 1 + (next(4) === 0 ? next(4) : 0); edits > 0; edits--) {
    const at = placeIn(changed, mutation);
    const [before, after] = [changed.slice(0, at), changed.slice(at)];
    switch (next(9)) {
      case 0:
        changed = before + after.slice(1 + next(next(4) === 0 ? 40 : 2));
        break;
      case 1:
        changed = before + pick(characters) + after;
        break;
      case 2:
        changed = before + pick(words) + after;
        break;
      case 3:
        changed = before + pick(characters) + after.slice(1);
        break;
      case 4:
        // One bit of one character.
        changed = before + String.fromCharCode(after.charCodeAt(0) ^ (1 << next(7))) + after.slice(1);
        break;
      case 5:
        changed = before + after.slice(0, 1 + next(40)).repeat(1 + next(next(32) === 0 ? 2_000 : 8)) + after;
        break;
      case 6:
        changed = before + part().slice(0, 2_000) + after.slice(next(20));
        break;
      case 7:
        changed = next(2) === 0 ? changed.toUpperCase() : changed.toLowerCase();
        break;
      default:
        changed = before;
    }
    if (changed.length > 100_000) break;
  }
  return changed;
}
