import { isWellFormed, sortUtf8 } from '../internal/bytes.js';
import { canonicalJson, isPlainObject, kindOf, pointer, quote } from '../internal/json.js';
import { parseJson } from '../internal/json-text.js';
import type { Finding, Judge } from '../judge.js';
import {
  checkNames,
  mostIssues,
  type Recap,
  type Refuse,
  type Restrictions,
  readShape,
  report,
  table,
} from './details.js';

/** What an object can hold and still be written: beyond it is circular, or as good as. */
const deepest = 1_000;
/** What copying a value counts as bytes: each has a path of its own, for whatever may be wrong with it (measured). */
const valueWork = 24;

/** Judges a ReCap given as an object under the rules for a received one; copies it with its keys sorted. The judge has no issue yet. */
export function judgeGiven(judge: Judge, given: Recap): Recap {
  const { jsonBytes, jsonDepth, jsonValues } = judge.profile.parameters.limits;
  const text: Finding[] = [];
  let values = 0;
  let deep = false;
  let crowded = false;
  let units = 0;
  const tell = (path: string, message: string): void => {
    if (text.length < mostIssues) text.push({ path, message });
  };
  const wellFormed = (value: string, path: string): string => {
    units += value.length;
    if (!isWellFormed(value)) tell(path, `expected well-formed Unicode, found ${quote(value)}`);
    return value;
  };
  const copy = (value: unknown, path: string, depth: number, refuse: Refuse): unknown => {
    values++;
    // No text has fewer bytes than units.
    if (!crowded && (values > jsonValues || units > jsonBytes)) {
      crowded = true;
      if (!deep) tell('', `expected at most ${jsonValues} values in ${jsonBytes} bytes, found more`);
    }
    if (crowded) return undefined;
    if (typeof value === 'string') return wellFormed(value, path);
    if (value === null || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) {
      if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
        tell(path, `expected a number between -(2^53-1) and 2^53-1, found ${value}`);
      }
      return value;
    }
    if (!Array.isArray(value) && !isPlainObject(value)) {
      refuse(path, `expected a JSON value, found ${kindOf(value)}`);
      return undefined;
    }
    if (depth > jsonDepth && !deep) {
      deep = true;
      tell(path, `expected at most ${jsonDepth} levels of nesting, found more`);
    }
    if (depth > deepest) {
      deep = true;
      return undefined;
    }
    if (Array.isArray(value)) {
      const items: unknown[] = [];
      for (let i = 0; i < value.length; i++) {
        const item = copy(value[i], `${path}/${i}`, depth + 1, refuse);
        if (item === undefined) return undefined;
        items.push(item);
      }
      return items;
    }
    const members: [string, unknown][] = [];
    for (const key of sortUtf8(Object.keys(value))) {
      const at = pointer(path, key);
      const member = copy(value[key], at, depth + 1, refuse);
      if (member === undefined) return undefined;
      members.push([wellFormed(key, at), member]);
    }
    return table(members);
  };

  // The details, att, a resource and its abilities come before an alternative.
  // Whatever else it carries (a decoded ReCap has its text with it) is not written.
  const { recap, faults } = readShape(given, false, (entry, path, refuse) => copy(entry, path(), 5, refuse));
  // What is refused for its size is not written, and so no work.
  if (!crowded) judge.spend('bytes', valueWork * values);
  else if (!judge.enforces('json.text')) judge.spend('bytes', Number.POSITIVE_INFINITY);
  report(judge, 'recap.shape', faults);
  judge.endStage();
  for (const [resource, abilities] of Object.entries(recap.att)) {
    wellFormed(resource, pointer('/att', resource));
    for (const ability of Object.keys(abilities)) wellFormed(ability, pointer('/att', resource, ability));
  }
  for (const [index, proof] of recap.prf.entries()) wellFormed(proof, `/prf/${index}`);
  report(judge, 'json.text', text);
  judge.endStage();
  checkNames(judge, recap);
  return concatenate([recap]);
}

/** Checks the written text as a whole, its size above all, unless its faults are known and placed. */
export function checkWritten(judge: Judge, json: string): void {
  if (judge.issues.length > 0) return;
  const { jsonBytes, jsonDepth, jsonValues } = judge.profile.parameters.limits;
  const parsed = parseJson(json, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
  judge.check('json.text', parsed.ok, () => ({
    message: `expected strict JSON: ${parsed.ok ? '' : parsed.reason}`,
  }));
}

/** Checks what was merged as a whole, unless faults of its parts are known: each may keep the bounds that all together exceed. */
export function checkMerged(judge: Judge, merged: Recap): Recap {
  if (judge.issues.length > 0) return merged;
  const { recap, faults } = readShape(merged, false, (entry) => entry);
  const together = faults.map(({ path = '', message }) => ({ message: `merged: ${message} at ${quote(path)}` }));
  report(judge, 'recap.shape', together);
  checkWritten(judge, canonicalJson(recap));
  return recap;
}

/** Joins ReCaps with their keys sorted, and their alternatives and proofs in the order given. */
export function concatenate(recaps: readonly Recap[]): Recap {
  const cells = new Map<string, Map<string, Restrictions[]>>();
  for (const { att } of recaps) {
    for (const [resource, abilities] of Object.entries(att)) {
      const row = cells.get(resource) ?? new Map<string, Restrictions[]>();
      cells.set(resource, row);
      for (const [ability, alternatives] of Object.entries(abilities)) {
        const cell = row.get(ability) ?? [];
        row.set(ability, cell);
        for (const alternative of alternatives) cell.push(alternative);
      }
    }
  }
  const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
    sortUtf8([...map.keys()]).map((key) => [key, map.get(key) as T]);
  return {
    att: table(sorted(cells).map(([resource, row]) => [resource, table(sorted(row))])),
    prf: recaps.flatMap((recap) => recap.prf),
  };
}

/** Drops alternatives and proofs that stood before: equal when RFC 8785 writes them alike. */
export function distinct(recap: Recap): Recap {
  const firsts = (alternatives: readonly Restrictions[]): Restrictions[] => {
    const kept = new Map<string, Restrictions>();
    for (const alternative of alternatives) {
      const text = canonicalJson(alternative);
      if (!kept.has(text)) kept.set(text, alternative);
    }
    return [...kept.values()];
  };
  const row = (abilities: Recap['att'][string]): Recap['att'][string] =>
    table(Object.entries(abilities).map(([ability, alternatives]) => [ability, firsts(alternatives)]));
  return {
    att: table(Object.entries(recap.att).map(([resource, abilities]) => [resource, row(abilities)])),
    prf: [...new Set(recap.prf)],
  };
}
