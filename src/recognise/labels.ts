// Lines with a label each, as people and programs list what they have: `PublicKey: ...`.
import { readStringAt } from './notation.js';
import { plainName } from './pair.js';
import { linesOf, mostOpened, type Opened, type Row } from './piece.js';

/** What loggers and lists put in front of a label, and the marks of Markdown around it. */
const labelled =
  /^\s{0,8}(?:(?:\[[^\]\n]{1,40}\]|[A-Z]{1,8}\/[\w.-]{1,40}(?:\(\s{0,8}[0-9]{1,8}\))?:|(?:INFO|DEBUG|LOG|WARN|ERROR|flutter):|[-*\u2022]|[0-9]{1,3}[.)])\s{1,8}){0,3}(?:\*\*|__|`)?([A-Za-z][A-Za-z0-9 _-]{0,39}?)(?:\*\*|__|`)?\s{0,4}(?::(?:\*\*|__)?|=|\u2192|->|=>)\s{1,8}(\S[^\n]*)$/;

/** A value without the marks around it. */
function bare(value: string): string {
  const string = /^["']/.test(value) ? readStringAt(value, 0) : undefined;
  if (string && /^[,;\s]*$/.test(value.slice(string.end, string.end + 16))) return string.text;
  return /^`([^`]+)`[,;]?$/.exec(value)?.[1] ?? value.trimEnd();
}

export const labels: Row = {
  name: 'labels',
  example: '[Log] PublicKey: 9xQe...\n[Log] Message: Welcome\n[Log] Signature: 5hPq...',
  open: (text): Opened[] => {
    // A text to sign in has lines with labels itself.
    if (text.includes(' wants you to sign in with your ')) return [];
    const lines = linesOf(text).slice(0, mostOpened);
    const members: Record<string, string> = Object.create(null);
    const seen = new Set<string>();
    for (const line of lines) {
      const [, name = '', value] = line.length > 20_000 ? [] : (labelled.exec(line) ?? []);
      // What opens a structure is no value: those of its members follow.
      if (value === undefined || /^(?:[\w.]{1,64} )?[{[(]$/.test(value)) continue;
      const plain = plainName(name.replace(/ /g, ''));
      // Nothing says which of two is meant.
      if (seen.has(plain)) return [];
      seen.add(plain);
      members[name.replace(/ /g, '')] = bare(value);
    }
    return seen.size < 2 ? [] : [{ piece: JSON.stringify(members), step: 'lines with labels', gathered: true }];
  },
};
