// Where issues point: the `Path` line of a rule, in the notation of spec/README.md, Order of issues.

/** Patterns of a line or of a table cell: texts in backticks, and "the input". */
export const patternsOf = (text: string = ''): string[] =>
  [...text.matchAll(/`([^`]*)`|\bthe input\b/g)].map(([, pattern]) => pattern ?? '');

/** What nothing reports has no path. */
export const unreported = 'nothing reports it';

/** Where a document can stand: patterns by its name. */
export type Places = Readonly<Record<string, readonly string[]>>;

/** The places of the README's table: `{ siwe: ['', '{auth-sig}/signedMessage', ...] }`. */
export function readPlaces(readme: string): Places {
  const rows = readme.matchAll(/^\| `\{([a-z-]+)\}` \| ([^|]*) \|/gm);
  return Object.fromEntries([...rows].map(([, name = '', cell]) => [name, patternsOf(cell)]));
}

const segmentsOf = (text: string): string[] => (text === '' ? [] : text.slice(1).split('/'));
const single = ['{resource}', '{ability}', '{key}', '{member}'];

function fitsSegments(found: readonly string[], pattern: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return found.length === 0;
  // One segment or more.
  if (first === '{inside}') return found.length > 0 && rest.length === 0;
  const [here, ...behind] = found;
  if (here === undefined) return false;
  const same = single.includes(first) || (first === '{n}' ? /^[0-9]+$/.test(here) : first === here);
  return same && fitsSegments(behind, rest);
}

/** Says whether a path is one that a pattern describes. */
export function fits(path: string, pattern: string, places: Places): boolean {
  const [, name, rest = ''] = /^\{([a-z-]+)\}(.*)$/s.exec(pattern) ?? [];
  if (name === undefined) return fitsSegments(segmentsOf(path), segmentsOf(pattern));
  // Places lead round: a proof is an AuthSig in a ReCap in an AuthSig. Each round needs more segments than are there.
  if (segmentsOf(rest).length > segmentsOf(path).length) return false;
  return (places[name] ?? []).some((place) => fits(path, place + rest, places));
}

/** Finds what is wrong with the `Path` line of a rule. */
export function pathFault(text: string, places: Places): string | undefined {
  if (text === unreported) return undefined;
  const patterns = patternsOf(text);
  if (patterns.length === 0)
    return 'has no pattern in its Path: write `{siwe}/uri`, "the input" or "nothing reports it"';
  const words = patterns.flatMap((pattern) => pattern.match(/\{[^}]*\}/g) ?? []);
  const known = [...single, '{n}', '{inside}', ...Object.keys(places).map((name) => `{${name}}`)];
  const unknown = words.find((word) => !known.includes(word));
  return unknown === undefined ? undefined : `has ${unknown} in its Path, which spec/README.md does not define`;
}
