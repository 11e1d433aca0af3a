import type { Grammar, Mutation } from '../mutation.js';
import { signedAgain } from '../signing.js';
import { mutateCharacters } from './text.js';

/** Values that readers tend to forget. */
const odd: readonly unknown[] = [
  ...[null, true, false, 0, -0, -1, 1, 1.5, 255, 256, 2 ** 31, 2 ** 32, 2 ** 53 - 1, 2 ** 53, 1e21, 1e308],
  ...['', ' ', 'x', '0', '*', '/', 'null', '0x', '-1', [], {}, [[]], [{}], [null], { a: 1 }, { '': '' }, [''], ['*']],
];

const keys: readonly string[] = [
  ...[
    '',
    '*',
    '__proto__',
    'constructor',
    'toString',
    'length',
    'sig',
    'derivedVia',
    'signedMessage',
    'address',
    'algo',
  ],
  ...[
    'att',
    'prf',
    'uses',
    'nft_id',
    'delegate_to',
    'max_price',
    'data',
    'resource',
    'ability',
    'nodeAddress',
    'zz',
    'É',
    '\ud83d\ude00',
  ],
];

function insideOut(value: unknown, mutation: Mutation): unknown {
  // Levels beyond what any limit allows, and some just within.
  let nested = value;
  for (let levels = mutation.pick([1, 2, 8, 31, 32, 33, 70]); levels > 0; levels--) {
    nested = mutation.once(2) ? [nested] : { a: nested };
  }
  return nested;
}

const isContainer = (value: unknown): value is object => value !== null && typeof value === 'object';

function mutateList(list: readonly unknown[], mutation: Mutation, depth: number): unknown[] {
  const { next, pick } = mutation;
  const copy = [...list];
  const at = next(copy.length + 1);
  switch (next(9)) {
    case 0:
      copy.splice(at, 1);
      break;
    case 1:
      copy.splice(at, 0, mutation.once(2) ? pick(odd) : mutation.subtree());
      break;
    case 2:
      copy.splice(at, 0, ...Array.from({ length: pick([1, 1, 2, 3, 17, 64, 300]) }, () => copy[at] ?? pick(odd)));
      break;
    case 3:
      copy.reverse();
      break;
    case 4:
      // What is expected here stands one level deeper.
      if (at < copy.length) copy[at] = [copy[at]];
      break;
    default:
      if (at < copy.length) copy[at] = mutation.value(copy[at], depth + 1);
      else copy.push(mutation.value(copy[0] ?? pick(odd), depth + 1));
  }
  return copy;
}

function mutateObject(value: object, mutation: Mutation, depth: number): object {
  const { next, pick } = mutation;
  let entries = Object.entries(value);
  const at = next(entries.length);
  const entry = entries[at];
  const kind = next(10);
  if (!entry || kind === 0) entries.splice(at, 0, [pick(keys), mutation.once(2) ? pick(odd) : mutation.subtree()]);
  else if (kind === 1) entries.splice(at, 1);
  else if (kind === 2) entries.push(...entries.splice(at, 1));
  else if (kind === 3) entries[at] = [mutation.once(2) ? pick(keys) : mutation.text(entry[0], depth + 1), entry[1]];
  else if (kind === 4) {
    const other = pick(entries);
    entries[at] = [entry[0], other?.[1]];
  } else if (kind === 5 && mutation.once(4)) {
    // As many members as nobody sends.
    const many = pick([8, 40, 200]);
    entries = [
      ...entries,
      ...Array.from({ length: many }, (_, index): [string, unknown] => [`${entry[0]}${index}`, entry[1]]),
    ];
  } else if (kind === 5 && mutation.once(3))
    entries[at] = [entry[0] + 'x'.repeat(pick([100, 5_000, 70_000])), entry[1]];
  else entries[at] = [entry[0], mutation.value(entry[1], depth + 1)];
  // Own members, `__proto__` too.
  return Object.fromEntries(entries);
}

/** Changes a JSON value in one place; what was signed with a known key is signed again as often as not. */
export function mutateValue(value: unknown, mutation: Mutation, depth: number): unknown {
  const { pick, once } = mutation;
  if (once(24)) return once(3) ? insideOut(value, mutation) : once(2) ? mutation.subtree() : pick(odd);
  if (typeof value === 'string') return mutation.text(value, depth + 1);
  if (typeof value === 'number')
    return pick([value + 1, value - 1, -value, value * 2, value + 0.5, 0, 2 ** 53, String(value)]);
  if (!isContainer(value) || depth > 24) return pick(odd);
  const changed = Array.isArray(value) ? mutateList(value, mutation, depth) : mutateObject(value, mutation, depth);
  return signedAgain(changed, mutation);
}

/** Writes a value as JSON text in one of the ways that mean the same, or nearly so. */
function write(value: unknown, { pick, next, once }: Mutation): string {
  const text = JSON.stringify(value) ?? 'null';
  if (!once(6)) return text;
  switch (next(7)) {
    case 0:
      return JSON.stringify(value, null, pick([1, 2, '\t', '\u00a0'] as const)) ?? 'null';
    case 1: {
      // One letter as an escape, which no reader may tell apart.
      const letters = [...text.matchAll(/[a-z]/g)];
      const at = letters.length > 0 ? (pick(letters).index ?? 0) : -1;
      return at < 0
        ? text
        : `${text.slice(0, at)}\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}${text.slice(at + 1)}`;
    }
    case 2: {
      // A member twice, first or last of the object.
      const member = /"[^"\\]*":(?:"[^"\\]*"|\[\]|[0-9]+)/.exec(text)?.[0];
      return member === undefined
        ? text
        : once(2)
          ? text.replace('{', `{${member},`)
          : text.replace(/\}$/, `,${member}}`);
    }
    case 3:
      return text.replace(/[0-9]+(?=[,}\]])/, (digits) =>
        pick([`${digits}.0`, `${digits}e0`, `0${digits}`, `-${digits}`, `${digits}E+1`]),
      );
    case 4:
      return text.replace(/,/, pick([',,', ' ,\n', '', ';'] as const));
    case 5:
      return pick(['\ufeff', ' ', '\n', '\0'] as const) + text + pick(['', ' ', '\n', ',', '{}'] as const);
    default:
      return text.replaceAll('/', '\\/');
  }
}

/** JSON text: its value is changed, or how it is written. */
export const jsonText: Grammar = {
  name: 'json',
  fits: (text) => /^\s*[[{]/.test(text),
  mutate(text, mutation, depth) {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      return mutateCharacters(text, mutation);
    }
    return write(mutation.once(8) ? value : mutateValue(value, mutation, depth), mutation);
  },
};
