// Changes inputs at the level of their grammar: a text that holds a document is entered as that document, however deep.
import { random } from '../random.js';
import { abi } from './grammar/abi.js';
import { base58 } from './grammar/base58.js';
import { cbor } from './grammar/cbor.js';
import { instant } from './grammar/instant.js';
import { jsonText, mutateValue } from './grammar/json.js';
import { number } from './grammar/number.js';
import { point } from './grammar/point.js';
import { recap } from './grammar/recap.js';
import { signIn } from './grammar/sign-in.js';
import { mutateCharacters } from './grammar/text.js';
import { uri } from './grammar/uri.js';

/** One language that texts are written in. */
export interface Grammar {
  readonly name: string;
  /** Says whether a text is, or nearly is, of this language. */
  fits(text: string): boolean;
  mutate(text: string, mutation: Mutation, depth: number): string;
}

/** Chance, and what is at hand to make inputs of. */
export interface Mutation {
  /** A whole number below another one. */
  next(below: number): number;
  pick<T>(list: readonly T[]): T;
  /** True once in so many times. */
  once(times: number): boolean;
  /** Changes a text, by its grammar as often as it has one. */
  text(text: string, depth?: number): string;
  /** Changes a JSON value in one place. */
  value(value: unknown, depth?: number): unknown;
  /** A text that stands in another input. */
  part(): string;
  /** A value that stands in another input. */
  subtree(): unknown;
}

/** The first that fits is taken: what is written in several languages comes first in the narrower one. */
const grammars: readonly Grammar[] = [signIn, jsonText, recap, instant, number, point, abi, base58, cbor, uri];

/** No input grows beyond this, in UTF-16 units: what is larger says little more and costs much. */
export const mostText = 300_000;

/** Collects the texts and the values that stand in inputs, to be put in place of others. */
export interface Stock {
  readonly texts: string[];
  readonly values: unknown[];
}

/** Adds what stands in an input; beyond some thousands the stock stays as it is. */
export function stockUp(stock: Stock, value: unknown, depth = 0): void {
  if (depth > 10 || stock.texts.length > 20_000 || stock.values.length > 20_000) return;
  if (typeof value === 'string') {
    if (value.length <= 4_096) stock.texts.push(value);
    const first = value.trimStart().charAt(0);
    if (first !== '{' && first !== '[') return;
    try {
      stockUp(stock, JSON.parse(value), depth + 1);
    } catch {
      // No document: a text like any other.
    }
  } else if (value !== null && typeof value === 'object') {
    if (JSON.stringify(value).length <= 4_096) stock.values.push(value);
    for (const each of Object.values(value)) stockUp(stock, each, depth + 1);
  }
}

/** Makes the changes that follow from a seed. */
export function createMutation(seed: number, stock: Stock): Mutation {
  // Small seeds give small first numbers, and neighbours much the same ones.
  const next = random(Math.imul(seed + 1, 2_654_435_761));
  for (let times = 0; times < 8; times++) next(2);
  const pick = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const mutation: Mutation = {
    next,
    pick,
    once: (times) => next(times) === 0,
    text(text, depth = 0) {
      const grammar = depth > 12 || next(8) === 0 ? undefined : grammars.find((each) => each.fits(text));
      const changed = grammar ? grammar.mutate(text, mutation, depth + 1) : mutateCharacters(text, mutation);
      return changed.length > mostText ? changed.slice(0, mostText) : changed;
    },
    value: (value, depth = 0) => mutateValue(value, mutation, depth),
    part: () => (stock.texts.length > 0 ? pick(stock.texts) : ''),
    subtree: () => structuredClone(stock.values.length > 0 ? pick(stock.values) : {}),
  };
  return mutation;
}
