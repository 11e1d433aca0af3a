import type { RegisterRow } from '../register.js';
import { type Cause, causesOf } from './cause.js';
import { type ClassScore, type Figure, toldBy } from './class-score.js';
import { type ConformanceClass, classes } from './classes.js';
import type { Judgement } from './judgement.js';
import { type UnmappedCode, unmappedCodes } from './mapping.js';
import { type Matrix, outcomeOf } from './matrix.js';
import type { Results } from './report-json.js';
import { type Expectation, expectationOf, type Vector } from './vector.js';

/** One vector with what an implementation made of it, as a results file has it. */
export interface ToldVector extends Judgement {
  readonly vector: Vector;
  readonly expectation: Expectation;
  /** Below the folder of vectors; empty when it is not known. */
  readonly file: string;
}

/** A cause with what the specification says about it, and its smallest vector. */
export interface ToldCause extends Cause {
  readonly row?: RegisterRow;
  readonly example: ToldVector;
}

/** All that a page about one implementation says. */
export interface ImplementationReport {
  readonly file: Results;
  /** Five sentences that sum it up, without a grade. */
  readonly sentences: readonly string[];
  readonly claimed: readonly (ConformanceClass & { readonly score: ClassScore })[];
  /** The dangerous ones first. */
  readonly causes: readonly ToldCause[];
  readonly codes: readonly UnmappedCode[];
  /** Every vector of the run. */
  readonly results: readonly ToldVector[];
}

const rightOf = ({ vectors: { right, unexplained, total } }: Figure): string => `${right + unexplained} of ${total}`;

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

function sum(claimed: ImplementationReport['claimed'], figure: 'standard' | 'hardening'): string {
  const known = claimed.filter(({ score }) => score[figure].vectors.total > 0);
  if (known.length === 0) return 'no class that it claims has vectors of this kind';
  return known.map(({ title, score }) => `${title} ${rightOf(score[figure])}`).join(', ');
}

function sentencesOf(
  { set, profile }: Results,
  claimed: ImplementationReport['claimed'],
  causes: readonly Cause[],
  results: readonly ToldVector[],
): readonly string[] {
  const count = (meaning: string): number => results.filter((each) => toldBy(each, profile) === meaning).length;
  const asked = results.length - count('unasked');
  const accepted = results.filter((each) => toldBy(each, profile) === 'accepts');
  const byStandard = accepted.filter(({ vector }) => vector.basis === 'standard').length;
  const grounds = causes.filter(({ meaning }) => meaning === 'accepts');
  const [worst] = grounds;
  const risk = worst?.risk === undefined ? '' : `; the first of them, by risk, is ${worst.about} (${worst.risk})`;
  return [
    `It was asked ${asked} of ${set.count} vectors, through an adapter.`,
    `Right by the published standards alone: ${sum(claimed, 'standard')}.`,
    `Right by what this specification adds to them, counted apart: ${sum(claimed, 'hardening')}.`,
    accepted.length === 0
      ? 'It accepts nothing that must be refused.'
      : `It accepts ${plural(byStandard, 'input', 'inputs')} that the published standards refuse, and ${accepted.length - byStandard} that this specification refuses besides, by ${plural(new Set(grounds.map(({ about }) => about)).size, 'rule', 'rules')}${risk}.`,
    `It refuses ${plural(count('refuses'), 'input', 'inputs')} that must be accepted, gives another output for ${count('output')} and no answer that proves something for ${count('broken')}; ${count('unexplained')} right verdicts came without a reason that is known here.`,
  ];
}

/** Gathers what there is to say about one implementation of a matrix. */
export function reportOf(matrix: Matrix, column: number): ImplementationReport {
  const { files, register } = matrix;
  const file = matrix.implementations[column] as Results;
  const { profile, native = {}, classes: scores = {} } = file;
  const results = [...matrix.vectors.values()].flatMap((found): readonly ToldVector[] => {
    const outcome = outcomeOf(matrix, column, found);
    if (outcome === undefined) return [];
    const { vector } = found;
    const [, , given, rule] = found.cells[column] ?? [];
    const detail = found.details[column];
    const words = Object.hasOwn(native, vector.id) ? native[vector.id] : undefined;
    const expectation = expectationOf(vector, profile);
    const code = words?.code;
    const unexplained = code !== undefined && !rule && expectation.rule !== undefined;
    return [
      {
        vector,
        outcome,
        expectation,
        file: files.get(vector.id) ?? '',
        ...(given ? { given } : {}),
        ...(rule ? { rule } : {}),
        ...(detail === undefined ? {} : { detail }),
        ...(words ? { native: words } : {}),
        ...(unexplained ? { unmapped: [[code, expectation.rule ?? '']] } : {}),
      },
    ];
  });
  const told = new Map(results.map((each) => [each.vector, each]));
  const causes = causesOf({ results, profile }).flatMap((cause): readonly ToldCause[] => {
    const example = told.get(cause.vectors[0] as Vector);
    const row = register.get(cause.about);
    return example ? [{ ...cause, ...(row ? { row } : {}), example }] : [];
  });
  const claimed = classes.flatMap((of) => {
    const score = Object.hasOwn(scores, of.id) ? scores[of.id] : undefined;
    return score && score.standard.vectors.total + score.hardening.vectors.total > 0 ? [{ ...of, score }] : [];
  });
  return {
    file,
    sentences: sentencesOf(file, claimed, causes, results),
    claimed,
    causes,
    codes: unmappedCodes(results),
    results,
  };
}

/** The commands that show a vector whole and ask it again. */
export function commandsFor(id: string, resultsName: string): readonly string[] {
  return [`capsig explain ${id} --results ${resultsName}`, `capsig conformance run --vector ${id} -- ADAPTER`];
}
