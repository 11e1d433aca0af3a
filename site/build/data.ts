// Everything the site shows, read once from what is committed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ConformanceClass, classes, isOfClass } from '../../src/conformance/classes.js';
import { buildMatrix, type Matrix } from '../../src/conformance/matrix.js';
import { parseResults, type Results } from '../../src/conformance/report-json.js';
import { loadVectors, type Vector, type VectorSet } from '../../src/conformance/vector.js';
import { profiles } from '../../src/profile.js';
import { loadRegister } from '../../src/register.js';
import { type RuleId, rules as ruleTable } from '../../src/rule.js';
import { rulePage } from '../../src/rule-page.js';
import { read } from './output.js';
import { root } from './places.js';

/** A row of `spec/rules.json`. */
export interface Rule {
  readonly id: RuleId;
  readonly document: string;
  readonly level: string;
  readonly role: string;
  readonly sentence: string;
  readonly source: readonly string[];
  readonly basis: 'standard' | 'capsig';
  readonly quote?: string;
  readonly path?: readonly string[];
  readonly proof: string;
  readonly off: string;
  readonly cause: string;
  readonly remedy: string;
  readonly risk: readonly string[];
  readonly undecided?: boolean;
}

/** A tag of what an attacker gains, from `spec/security.md`. */
export interface Risk {
  readonly tag: string;
  readonly kind: string;
  readonly effect: string;
}

/** A page about what a standard leaves open. */
export interface Ambiguity {
  readonly id: string;
  readonly title: string;
  readonly rules: readonly string[];
}

/** A peer: its folder, and what was measured. */
export interface Measured {
  readonly folder: string;
  readonly results: Results;
}

function given<T>(value: T | { readonly fault: string }): T {
  if (typeof value === 'object' && value !== null && 'fault' in value) throw new Error(value.fault);
  return value as T;
}

export const rules: readonly Rule[] = JSON.parse(read('spec/rules.json')).rules;
export const ruleById: ReadonlyMap<string, Rule> = new Map(rules.map((rule) => [rule.id, rule]));
export const set: VectorSet = given(loadVectors());
export const vectors: readonly Vector[] = set.vectors;
export const vectorById: ReadonlyMap<string, Vector> = new Map(vectors.map((vector) => [vector.id, vector]));
export const flips: Readonly<
  Record<string, { readonly proof: string; readonly flips: Readonly<Record<string, string>> }>
> = JSON.parse(read('vectors/kill-matrix.json')).rules;
export const profileList: readonly (typeof profiles)[string][] = Object.values(profiles);

/** The file of a vector without its ending: `<operation>/<topic>`. */
export function topicOf(id: string): string {
  const file = set.files?.get(id);
  if (file === undefined) throw new Error(`${id} stands in no file`);
  return file.replace(/\.json$/, '');
}

/** The permanent address of a vector, below the base. */
export function vectorPath(id: string): string {
  return `vectors/${topicOf(id)}.html#${id}`;
}

/** The permanent address of a rule, below the base. */
export function rulePath(id: string): string {
  return rulePage(id);
}

/** Whether a vector is refused for a rule, by the specification or under a profile, or in one of the steps of a flow. */
export function breaks(vector: Vector, rule: string): boolean {
  const stated = [vector.expect, ...Object.values(vector.profiles ?? {})];
  if (stated.some((expect) => expect.rule === rule)) return true;
  if (vector.faults?.includes(rule)) return true;
  return stated.some(({ output }) => Array.isArray(output) && output.some((step) => step?.rule === rule));
}

/** The classes that a vector counts in. */
export function classesOf(vector: Vector): readonly ConformanceClass[] {
  return classes.filter((each) => isOfClass(vector, each));
}

export const risks: ReadonlyMap<string, Risk> = new Map(
  [...read('spec/security.md').matchAll(/^\| `([a-z-]+)` \| ([^|]+) \| ([^|]+) \|/gm)].map(
    ([, tag = '', kind = '', effect = '']) => [tag, { tag, kind: kind.trim(), effect: effect.trim() }],
  ),
);

export const ambiguities: readonly Ambiguity[] = readdirSync(join(root, 'spec/ambiguities'))
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => {
    const text = read(`spec/ambiguities/${name}`);
    const id = name.replace(/\.md$/, '');
    const title = /^# (?:a-[a-z-]+: )?(.+)$/m.exec(text)?.[1] ?? id;
    const named = /^- Rules: (.+)$/m.exec(text)?.[1] ?? '';
    return { id, title, rules: [...named.matchAll(/`([^`]+)`/g)].map(([, rule = '']) => rule) };
  });

export const peers: readonly Measured[] = readdirSync(join(root, 'test/peers/results'))
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({
    folder: name.replace(/\.json$/, ''),
    results: given(parseResults(readFileSync(join(root, 'test/peers/results', name)), name)),
  }));

export const matrix: Matrix = buildMatrix(
  set,
  peers.map(({ results }) => results),
  loadRegister(),
);

/** Whether a profile enforces a rule, and why not. */
export function enforcement(
  profile: (typeof profiles)[string],
  id: RuleId,
): { readonly on: boolean; readonly why: string } {
  const { own } = ruleTable[id] as { readonly own?: string };
  if (own !== undefined) {
    return profile.own.includes(id)
      ? { on: true, why: 'a check of this profile' }
      : { on: false, why: `a check of ${own} alone` };
  }
  const reason = profile.off[id];
  return reason === undefined ? { on: true, why: '' } : { on: false, why: reason };
}
