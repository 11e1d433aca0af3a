import type { Level, RegisterRow } from '../register.js';
import type { Outcome } from './judgement.js';
import type { ResultRow, Results } from './report-json.js';
import type { RuleScore, RuleStatus } from './score.js';
import { type Expectation, expectationOf, type Vector, type VectorSet } from './vector.js';

/** One vector of the matrix. */
export interface MatrixVector {
  /** Everything the vector file says: input, trace, reason, contested readings. */
  readonly vector: Vector;
  /** The vector that it was made from, to show the difference of the two. */
  readonly twin?: Vector;
  /** What was expected of each implementation: profiles differ. */
  readonly expectations: readonly Expectation[];
  /** What each implementation made of it, in the order of the implementations; undefined when it was not in the run. */
  readonly cells: readonly (ResultRow | undefined)[];
  /** What differs in each cell, for people; undefined for a plain pass. */
  readonly details: readonly (string | undefined)[];
}

/** One rule of the matrix. */
export interface MatrixRule {
  readonly id: string;
  readonly level: Level;
  /** The document that states it, and its sentence; empty when there is no register. */
  readonly document: string;
  readonly sentence: string;
  /** The score of each implementation; undefined when its run holds no vector about the rule, or its profile has it off. */
  readonly cells: readonly (RuleStatus | undefined)[];
  /** The ids of the vectors about it. */
  readonly vectors: readonly string[];
}

/** Implementations by rules, down to the vector: all that a report shows. */
export interface Matrix {
  readonly version: string;
  /** One column each. */
  readonly implementations: readonly Results[];
  /** In the order of the specification. */
  readonly rules: readonly MatrixRule[];
  /** By id, in the order of the vector files. */
  readonly vectors: ReadonlyMap<string, MatrixVector>;
  /** What a reader has to know before comparing columns: other vector sets, seeds or selections. */
  readonly notes: readonly string[];
  /** Every rule of the register. */
  readonly register: ReadonlyMap<string, RegisterRow>;
  /** The file of each vector by its id, below the folder of vectors. */
  readonly files: ReadonlyMap<string, string>;
}

function notesOf(set: VectorSet, files: readonly Results[]): readonly string[] {
  const profiles = new Set(files.map(({ profile }) => profile));
  return files.flatMap((file) => {
    const name = `${file.implementation.name} ${file.implementation.version}`;
    return [
      ...(profiles.size > 1 ? [`${name} was held to the profile ${file.profile}`] : []),
      ...(file.set.version === set.version ? [] : [`${name} ran vectors ${file.set.version}, not ${set.version}`]),
      ...(file.selection ? [`${name} ran a selection of the vectors only`] : []),
      ...(file.set.reseed === set.reseed ? [] : [`${name} ran vectors with keys of their own`]),
    ];
  });
}

/** Picks what became of a vector: a results file may leave out those that were not asked. */
export function outcomeOf(
  { implementations }: Pick<Matrix, 'implementations'>,
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

/** Builds the matrix of results files. */
export function buildMatrix(
  set: VectorSet,
  files: readonly Results[],
  register: ReadonlyMap<string, RegisterRow>,
): Matrix {
  const rows = files.map(({ results }) => new Map(results.map((row) => [row[0], row])));
  const byId = new Map(set.vectors.map((vector) => [vector.id, vector]));
  const vectors = new Map(
    set.vectors.map((vector): [string, MatrixVector] => {
      const twin = vector.twin === undefined ? undefined : byId.get(vector.twin);
      const expectations = files.map(({ profile }) => expectationOf(vector, profile));
      const cells = rows.map((row) => row.get(vector.id));
      const { id } = vector;
      const details = files.map((file) => (Object.hasOwn(file.details, id) ? file.details[id] : undefined));
      return [id, { vector, ...(twin ? { twin } : {}), expectations, cells, details }];
    }),
  );
  const ids = [...new Set([...register.keys(), ...files.flatMap(({ rules }) => Object.keys(rules))])];
  const scoreOfRule = (file: Results, id: string): RuleScore | undefined =>
    Object.hasOwn(file.rules, id) ? file.rules[id] : undefined;
  const rules = ids.flatMap((id): readonly MatrixRule[] => {
    const scores = files.map((file) => scoreOfRule(file, id));
    const first = scores.find((score) => score !== undefined);
    if (!first) return [];
    const { level = first.level, document = '', sentence = '' } = register.get(id) ?? {};
    const about = set.vectors.filter((vector) => vector.rules.includes(id)).map((vector) => vector.id);
    return [{ id, level, document, sentence, cells: scores.map((score) => score?.status), vectors: about }];
  });
  const { version, files: places = new Map<string, string>() } = set;
  return { version, implementations: files, rules, vectors, notes: notesOf(set, files), register, files: places };
}
