import { isPlainObject } from '../../internal/json.js';
import { type Outcome, outcomes } from '../judgement.js';
import type { Matrix, MatrixVector } from '../matrix.js';
import { nameOf } from '../report-markdown.js';
import type { Vector } from '../vector.js';

/** One rule, as the page needs it. */
export interface PageRule {
  readonly id: string;
  readonly level: string;
  readonly document: string;
  readonly sentence: string;
  /** Its vectors by their places. */
  readonly vectors: readonly number[];
}

/** One vector, as the page needs it. */
export interface PageVector extends Vector {
  /** Present when texts were left out, which are too long for a page. */
  readonly cut?: true;
}

/** All that the page shows on demand. */
export interface PageData {
  readonly implementations: readonly { readonly name: string; readonly profile: string }[];
  readonly outcomes: readonly { readonly id: Outcome; readonly meaning: string }[];
  readonly rules: readonly PageRule[];
  readonly vectors: readonly PageVector[];
  readonly texts: readonly string[];
  /** By implementation, four numbers a vector: outcome, verdict, rule and detail; 0 is none, others are places from 1. */
  readonly answers: readonly (readonly number[])[];
}

/** The longest string that a page repeats whole. */
const longest = 32_768;

function shorten(text: string): string {
  if (text.length <= longest) return text;
  const left = (text.length - 4096).toLocaleString('en-US');
  return `${text.slice(0, 3072)} [... ${left} characters are left out here ...] ${text.slice(-1024)}`;
}

function shortenAll(value: unknown): unknown {
  if (typeof value === 'string') return shorten(value);
  if (Array.isArray(value)) return value.map(shortenAll);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [shorten(key), shortenAll(item)]));
}

function pageVectorOf(vector: Vector): PageVector {
  if (JSON.stringify(vector).length <= longest) return vector;
  const short = shortenAll(vector) as PageVector;
  return JSON.stringify(short).length === JSON.stringify(vector).length ? vector : { ...short, cut: true };
}

/** Picks what became of a vector: a results file may leave out those that were not asked. */
export function outcomeOf(
  { implementations }: Matrix,
  column: number,
  found: MatrixVector | undefined,
): Outcome | undefined {
  const row = found?.cells[column];
  const file = implementations[column];
  if (row || !found || !file || file.selection) return row?.[1];
  const { operations, features } = file.implementation;
  const { operation, features: needed } = found.vector;
  const declared = operations.includes(operation) && needed.every((feature) => features.includes(feature));
  return declared ? undefined : 'unsupported';
}

/** Gathers what the page shows on demand. */
export function pageDataOf(matrix: Matrix): PageData {
  const { implementations, rules, vectors } = matrix;
  const listed = [...vectors.values()];
  const places = new Map(listed.map(({ vector }, index) => [vector.id, index]));
  const kinds = Object.keys(outcomes) as readonly Outcome[];
  const texts = new Map<string, number>();
  const textPlace = (text: string | null | undefined): number => {
    if (text === undefined || text === null) return 0;
    const place = texts.get(text) ?? texts.size + 1;
    texts.set(text, place);
    return place;
  };
  const answers = implementations.map((_, column) =>
    listed.flatMap((found) => {
      const outcome = outcomeOf(matrix, column, found);
      if (!outcome) return [0, 0, 0, 0];
      const [, , given, rule] = found.cells[column] ?? [];
      return [kinds.indexOf(outcome) + 1, textPlace(given), textPlace(rule), textPlace(found.details[column])];
    }),
  );
  return {
    implementations: implementations.map((file) => ({ name: nameOf(file), profile: file.profile })),
    outcomes: kinds.map((id) => ({ id, meaning: outcomes[id] })),
    rules: rules.map(({ id, level, document, sentence, vectors: ids }) => {
      return { id, level, document, sentence, vectors: ids.flatMap((each) => places.get(each) ?? []) };
    }),
    vectors: listed.map(({ vector }) => pageVectorOf(vector)),
    texts: [...texts.keys()],
    answers,
  };
}

/** Writes data for a script element: nothing in it can end the element, and all of it is ASCII. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[^\x20-\x7e]|[<>&]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}
