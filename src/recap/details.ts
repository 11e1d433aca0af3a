import { isPlainObject, kindOf, pointer, quote } from '../internal/json.js';
import { uriFault } from '../internal/uri.js';
import type { Finding, Judge } from '../judge.js';
import type { RuleId } from '../rule.js';
import { isLonger, recapBounds } from './bounds.js';
import { isProof } from './proof-cid.js';

/** One nota bene object: restrictions that hold together. Several of them are alternatives. */
export type Restrictions = Readonly<Record<string, unknown>>;

/** A ReCap details object (ERC-5573): what is granted on which resource, and the CIDs of the capabilities it rests on. */
export interface Recap {
  /** Resource, then ability (`namespace/name`), then alternatives; an empty array grants nothing. */
  readonly att: Readonly<Record<string, Readonly<Record<string, readonly Restrictions[]>>>>;
  /** Base58btc CIDs. */
  readonly prf: readonly string[];
}

const abilityPattern = /^[a-zA-Z0-9.*_+-]+\/[a-zA-Z0-9.*_+-]+$/;
/** The issues that one rule reports on one ReCap: paths repeat the resource, so their number is an attacker's lever. */
export const mostIssues = 32;

/** Makes an object without prototype. */
export function table<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const made: Record<string, T> = Object.create(null);
  for (const [key, value] of entries) made[key] = value;
  return made;
}

/** Checks a rule of which every fault is known: as held, or once for each fault. */
export function report(judge: Judge, rule: RuleId, faults: readonly Finding[]): boolean {
  if (faults.length === 0) return judge.hold(rule);
  return faults.slice(0, mostIssues).reduce((held, fault) => judge.check(rule, false, () => fault) && held, true);
}

/** Reports a fault of one object; only its first counts. */
export type Refuse = (path: string, message: string) => void;

/** Takes one alternative over; undefined when it is none, which `refuse` was told. Its path is put together where it is asked for. */
export type Take = (entry: Restrictions, path: () => string, refuse: Refuse) => unknown;

/**
 * Reads the shape of a details object: its well-formed cells, as many as the bounds allow, and the first fault of each
 * object. `exact` says whether members besides `att` and `prf` are a fault.
 */
export function readShape(
  details: unknown,
  exact: boolean,
  take: Take,
): { readonly recap: Recap; readonly faults: readonly Finding[] } {
  const faults: Finding[] = [];
  const firstOnly = (): Refuse => {
    let told = false;
    return (path, message) => {
      if (!told && faults.length < mostIssues) faults.push({ path, message });
      told = true;
    };
  };
  const refuse = firstOnly();
  if (!isPlainObject(details)) {
    refuse('', `expected an object, found ${details === undefined ? 'no JSON' : kindOf(details)}`);
    return { recap: { att: table([]), prf: [] }, faults };
  }
  if (exact) {
    const unknown = Object.keys(details).find((key) => key !== 'att' && key !== 'prf');
    const path = unknown === undefined || isLonger(unknown, recapBounds.ability) ? '' : pointer('', unknown);
    if (unknown !== undefined) refuse(path, `expected att and prf only, found ${quote(unknown)}`);
  }
  const att = Object.hasOwn(details, 'att') ? details.att : undefined;
  if (!Object.hasOwn(details, 'att')) refuse('', 'expected att, found none');
  else if (!isPlainObject(att)) refuse('/att', `expected an object, found ${kindOf(att)}`);
  const resources = isPlainObject(att) ? readResources(att, firstOnly, take) : table<Recap['att'][string]>([]);

  const prf = Object.hasOwn(details, 'prf') ? details.prf : [];
  if (!Array.isArray(prf)) refuse('/prf', `expected an array, found ${kindOf(prf)}`);
  else if (prf.length > recapBounds.proofs) {
    refuse('/prf', `expected at most ${recapBounds.proofs} proofs, found ${prf.length}`);
  }
  const proofs: string[] = [];
  for (const [index, proof] of Array.isArray(prf) ? prf.slice(0, recapBounds.proofs).entries() : []) {
    if (typeof proof === 'string') proofs.push(proof);
    else refuse(`/prf/${index}`, `expected a CID as a string, found ${kindOf(proof)}`);
  }
  return { recap: { att: resources, prf: proofs }, faults };
}

function readResources(att: Restrictions, firstOnly: () => Refuse, take: Take): Recap['att'] {
  const refuse = firstOnly();
  const resources = table<Recap['att'][string]>([]);
  const entries = Object.entries(att);
  let count = 0;
  for (const [, each] of entries) if (isPlainObject(each)) count += sizeOf(each);
  if (count > recapBounds.cells) refuse('/att', `expected at most ${recapBounds.cells} abilities, found ${count}`);
  let room: number = recapBounds.cells;
  // An object without any ability is a fault of its own, and of them too there can be as many as there are bytes.
  for (const [resource, abilities] of entries.slice(0, recapBounds.cells)) {
    if (room === 0) break;
    // Said of the object that holds it: a path would repeat the name.
    if (isLonger(resource, recapBounds.resource)) {
      refuse('/att', `expected at most ${recapBounds.resource} characters as resource, found ${lengthOf(resource)}`);
      continue;
    }
    const path = (): string => pointer('/att', resource);
    if (!isPlainObject(abilities)) {
      refuse(path(), `expected an object of abilities, found ${kindOf(abilities)}`);
      continue;
    }
    const refuseHere = firstOnly();
    const cells = table<readonly Restrictions[]>([]);
    const before = room;
    const listed = Object.entries(abilities);
    for (const [ability, alternatives] of listed.slice(0, room)) {
      if (isLonger(ability, recapBounds.ability)) {
        refuseHere(path(), `expected at most ${recapBounds.ability} characters as ability, found ${lengthOf(ability)}`);
        continue;
      }
      const cell = readAlternatives(alternatives, () => pointer(path(), ability), refuseHere, take);
      if (!cell) continue;
      cells[ability] = cell;
      room--;
    }
    if (listed.length === 0) refuseHere(path(), 'expected at least one ability, found none');
    if (room < before) resources[resource] = cells;
  }
  if (entries.length === 0) refuse('/att', 'expected at least one resource, found none');
  return resources;
}

function sizeOf(value: Restrictions): number {
  return Object.keys(value).length;
}

function lengthOf(text: string): string {
  let count = 0;
  for (const _ of text) count++;
  return `${count} in ${quote(text)}`;
}

function readAlternatives(
  alternatives: unknown,
  path: () => string,
  refuse: Refuse,
  take: Take,
): readonly Restrictions[] | undefined {
  if (!Array.isArray(alternatives)) {
    refuse(path(), `expected an array of objects, found ${kindOf(alternatives)}`);
    return undefined;
  }
  const { length } = alternatives;
  if (length > recapBounds.alternatives) {
    refuse(path(), `expected at most ${recapBounds.alternatives} alternatives, found ${length}`);
    return undefined;
  }
  const taken: Restrictions[] = [];
  for (let index = 0; index < length; index++) {
    const entry: unknown = alternatives[index];
    const at = (): string => `${path()}/${index}`;
    if (!isPlainObject(entry)) refuse(at(), `expected an object, found ${kindOf(entry)}`);
    const copy = isPlainObject(entry) ? take(entry, at, refuse) : undefined;
    if (copy === undefined) return undefined;
    taken.push(copy as Restrictions);
  }
  return taken;
}

/** Checks the names in a ReCap: resources, abilities, proofs. `bare` is a resource that a kind of session knows although it is no URI. */
export function checkNames(judge: Judge, recap: Recap, bare?: string): void {
  const broken = new Map<RuleId, number>();
  // Nothing is looked at any more of what would not be reported.
  const isFull = (rule: RuleId): boolean => broken.size > 0 && (broken.get(rule) ?? 0) >= mostIssues;
  const refuse = (rule: RuleId, found: () => Finding): void => {
    if (!judge.check(rule, false, found)) broken.set(rule, (broken.get(rule) ?? 0) + 1);
  };
  for (const resource of Object.keys(recap.att)) {
    const fault = isFull('recap.resource') || resource === bare ? undefined : uriFault(resource);
    if (fault === undefined) judge.hold('recap.resource');
    else {
      refuse('recap.resource', () => ({
        path: pointer('/att', resource),
        message: `expected a URI as resource, found ${quote(resource)}: ${fault.reason}`,
        params: { offset: fault.offset },
      }));
    }
    for (const ability of Object.keys(recap.att[resource] ?? {})) {
      if (isFull('recap.ability') || abilityPattern.test(ability)) judge.hold('recap.ability');
      else {
        refuse('recap.ability', () => ({
          path: pointer('/att', resource, ability),
          message: `expected namespace/name of letters, digits and .*_+-, found ${quote(ability)}`,
        }));
      }
    }
  }
  for (const [index, proof] of recap.prf.entries()) {
    if (isFull('recap.proof-cid') || isProof(proof)) judge.hold('recap.proof-cid');
    else {
      refuse('recap.proof-cid', () => ({
        path: `/prf/${index}`,
        message: `expected a CID in Base58btc, found ${quote(proof)}`,
      }));
    }
  }
}
