// The statement of a ReCap: how it is written, and where one parts from another (ERC-5573, ReCap Translation Algorithm).
import { sortUtf8 } from '../internal/bytes.js';
import { quote } from '../internal/json.js';
import type { Recap } from './details.js';

/** What every ReCap statement begins with. */
export const preamble = 'I further authorize the stated URI to perform the following actions on my behalf:';

/** Says where a statement that begins as the expected one goes on otherwise: what is quoted of both may be the same. */
export function partingOf(expected: string, statement: string): string {
  const found = statement.slice(Math.max(0, statement.indexOf(preamble)));
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  if (at < preamble.length) return '';
  // A few characters before, so that it can be found.
  const from = at - 10;
  return `; behind what both say, expected ${quote(expected.slice(from))}, found ${quote(found.slice(from))}`;
}

/** Cuts the ReCap statement off a statement; undefined when it does not end with it. */
export function prefaceOf(statement: string, recap: Recap): string | undefined {
  const expected = translate(recap, statement.length);
  if (statement === expected) return '';
  return statement.endsWith(` ${expected}`) ? statement.slice(0, -expected.length - 1) : undefined;
}

/** Translates until the statement is longer than `most`: one long resource can make it a thousand times the ReCap. */
export function translate(recap: Recap, most: number): string {
  let text = preamble;
  let numbering = 0;
  for (const resource of sortUtf8(Object.keys(recap.att))) {
    const groups = new Map<string, string>();
    for (const ability of sortUtf8(Object.keys(recap.att[resource] ?? {}))) {
      // Where the rule of the form is off, an ability without a slash is a namespace alone.
      const slash = ability.indexOf('/');
      const namespace = slash < 0 ? ability : ability.slice(0, slash);
      const name = slash < 0 ? '' : ability.slice(slash + 1);
      const group = groups.get(namespace);
      groups.set(namespace, group === undefined ? `'${name}'` : `${group}, '${name}'`);
    }
    for (const [namespace, names] of groups) {
      numbering++;
      text += ` (${numbering}) '${namespace}': ${names} for '${resource}'.`;
      if (text.length > most) return text;
    }
  }
  return text;
}
