import { assertRuleOptions } from './internal/answered.js';
import { fromUtf8, looseUtf8, utf8, utf8Length } from './internal/bytes.js';
import { canonicalJson, isPlainObject, kindOf, quote } from './internal/json.js';
import { looseJsonText, parseJson } from './internal/json-text.js';
import { decide, type Judge, type RuleOptions } from './judge.js';
import { fromBase64Url, sizeOf, toBase64Url } from './recap/base64url.js';
import { assertBounds } from './recap/bounds.js';
import { checkNames, type Recap, type Restrictions, readShape, report } from './recap/details.js';
import { checkMerged, checkWritten, concatenate, distinct, judgeGiven } from './recap/given.js';
import { partingOf, prefaceOf, translate } from './recap/statement.js';
import type { Result } from './rule.js';
import type { SiweMessage } from './siwe/message.js';

export type { Recap, Restrictions };

/** A ReCap with the text it was read from. No object in it has a prototype. */
export interface DecodedRecap extends Recap {
  /** The ReCap URI as received. */
  readonly uri: string;
  /** The JSON text as received. */
  readonly json: string;
}

/** What a ReCap URI begins with. */
export const prefix = 'urn:recap:';
const anyPrefix = /^urn:recap:/i;

/** What each ReCap counts as bytes that is to be merged, whatever it holds: the smallest takes as long as one of 1 kB (measured). */
const mergedWork = 1_024;

/** What is known of the ReCap of a message before it is judged. */
export interface KnownRecap {
  /** A resource that the kind of session knows although it is no URI. */
  readonly bare?: string | undefined;
  /** The ReCap, where this judgement read it before. */
  readonly read?: ReadRecap | undefined;
}

/** A ReCap that was read before its message is judged. */
export interface ReadRecap {
  readonly uri: string;
  /** Who read it: stands where it is in the message, with what was found. */
  readonly own: Judge;
  readonly recap: DecodedRecap | undefined;
}

/** The most ReCaps that are read where a profile allows several; none that is deployed writes more than a few. */
const mostPooled = 32;

/**
 * Decodes a ReCap URI: `urn:recap:` and the unpadded base64url of a JSON details object (ERC-5573, ReCap URI Scheme).
 *
 * Issues: `recap.prefix`, `recap.encoding`, `json.text`, `recap.shape`, each of which ends the run, then `recap.order`,
 * `recap.resource`, `recap.ability`, `recap.proof-cid`. Paths enter the payload: `/att/<resource>/<ability>`.
 */
export function decodeRecap(uri: string, options?: RuleOptions): Result<DecodedRecap> {
  if (typeof uri !== 'string') throw new TypeError(`expected a ReCap URI as a string, found ${kindOf(uri)}`);
  assertRuleOptions(options);
  return decide(options, (judge) => judgeRecap(judge, uri));
}

/**
 * Judges a ReCap URI where the judge stands, which has no issue yet; see {@link decodeRecap}. `bare` is a resource that the
 * kind of session knows although it is no URI.
 */
export function judgeRecap(judge: Judge, uri: string, bare?: string): DecodedRecap {
  judge.check('recap.prefix', uri.startsWith(prefix), () => ({
    message: `expected a URI that starts with ${prefix}, found ${quote(uri)}`,
    params: { offset: 0 },
  }));
  judge.endStage();
  const start = uri.startsWith(prefix) ? prefix.length : uri.lastIndexOf(':') + 1;

  const { jsonBytes, jsonDepth, jsonValues } = judge.profile.parameters.limits;
  countPayload(judge, uri.length - start);
  const { bytes, fault } = fromBase64Url(uri.slice(start));
  judge.check('recap.encoding', fault === undefined, () => ({
    message: `expected unpadded base64url: ${fault?.reason}`,
    params: { offset: start + (fault?.offset ?? 0) },
  }));
  judge.endStage();

  // Decoded once: what is too long is refused by its bytes.
  const decoded = bytes.length > jsonBytes ? undefined : fromUtf8(bytes);
  const strict = parseJson(decoded ?? bytes, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
  const crowded = !strict.ok && strict.crowded === true;
  if (crowded && !judge.enforces('json.text')) judge.spend('bytes', Number.POSITIVE_INFINITY);
  judge.check('json.text', strict.ok, () => {
    const { offset, reason } = strict as Extract<typeof strict, { ok: false }>;
    return { message: `expected strict JSON: ${reason} at offset ${offset}`, params: { offset } };
  });
  judge.endStage();
  const text = strict.ok ? strict : looseJsonText(bytes);

  const exact = judge.profile.parameters.unknownMembers === 'refuse';
  const { recap, faults } = readShape(text.ok ? text.value : undefined, exact, (entry) => entry);
  report(judge, 'recap.shape', faults);
  judge.endStage();

  const disorder = text.ok ? text.disorder : undefined;
  judge.check('recap.order', disorder === undefined, () => ({
    path: disorder?.path ?? '',
    message: `expected keys in the order of their UTF-8 bytes, found ${quote(disorder?.key ?? '')} after a greater one`,
    params: { key: disorder?.key, offset: disorder?.offset },
  }));
  checkNames(judge, recap, bare);
  // Whoever does not ask is spared to look: it takes as long as a tenth of all else (measured).
  judge.check('reown.alternatives', !judge.enforces('reown.alternatives') || !isBarren(recap), () => ({
    path: '/att',
    message: 'expected at least one alternative for every ability, found an empty list',
  }));
  return { att: recap.att, prf: recap.prf, uri, json: decoded ?? looseUtf8(bytes) };
}

function countPayload(judge: Judge, characters: number): void {
  const size = sizeOf(characters);
  // What json.text refuses for its size is not read, and so no work.
  if (size <= judge.profile.parameters.limits.jsonBytes || !judge.enforces('json.text')) judge.spend('bytes', size);
}

/** Says whether an ability has no alternative at all. */
function isBarren({ att }: Recap): boolean {
  for (const abilities of Object.values(att)) {
    for (const list of Object.values(abilities)) if (list.length === 0) return true;
  }
  return false;
}

/**
 * Encodes a ReCap as its URI: canonical JSON with keys in UTF-8 order and `prf` always written.
 *
 * Refuses with the same rules what {@link decodeRecap} would refuse, at paths in the given object. `reown.alternatives` is
 * not among them: it says what a verifier refuses, and an ability without an alternative is valid ReCap. A value that JSON does
 * not have (NaN, undefined, a hole, a bigint) breaks `recap.shape`. Members besides `att` and `prf` are not written.
 */
export function encodeRecap(recap: Recap, options?: RuleOptions): Result<string> {
  demandRecap(recap);
  assertRuleOptions(options);
  return decide(options, (judge) => {
    const given = judgeGiven(judge, recap);
    const json = canonicalJson({ att: given.att, prf: given.prf });
    const size = utf8Length(json);
    if (size <= judge.profile.parameters.limits.jsonBytes || !judge.enforces('json.text')) judge.spend('bytes', size);
    checkWritten(judge, json);
    return prefix + toBase64Url(utf8(json));
  });
}

/**
 * Merges ReCaps into one by recursive concatenation in the order given (ERC-5573, Merging Capability Objects).
 *
 * Keys come out sorted. Of equal alternatives of an ability, and of equal proofs, the first is kept, so that merging
 * a ReCap with itself adds nothing. Beware that alternatives add up: `[{}]` beside `[{"max":1}]` removes the limit.
 * Issues are those of {@link encodeRecap}, at `/<index>/att/...`; none at all to merge breaks `recap.shape`, and so does
 * what has too many abilities or alternatives together.
 */
export function mergeRecaps(recaps: readonly Recap[], options?: RuleOptions): Result<Recap> {
  if (!Array.isArray(recaps)) throw new TypeError(`expected an array of ReCaps, found ${kindOf(recaps)}`);
  recaps.forEach(demandRecap);
  assertRuleOptions(options);
  return decide(options, (judge) => {
    judge.check('recap.shape', recaps.length > 0, () => ({ message: 'expected at least one ReCap to merge' }));
    const given = recaps.flatMap((recap, index) => {
      const at = judge.at(`/${index}`);
      at.spend('bytes', mergedWork);
      const read = at.part((own) => judgeGiven(own, recap));
      if (read) at.spend('bytes', utf8Length(canonicalJson(read)));
      return read ?? [];
    });
    const merged = distinct(concatenate(given));
    return checkMerged(judge, merged);
  });
}

/**
 * Translates a ReCap into the statement that a person signs (ERC-5573, ReCap Translation Algorithm).
 *
 * Resources and abilities are taken in UTF-8 order. One entry is ` (1) 'ns': 'a', 'b' for 'res'.`, spaced as in the
 * examples of the standard; restrictions do not show. Throws TypeError for a ReCap that exceeds what `decodeRecap` lets in: one long
 * resource is repeated with every namespace of its abilities.
 */
export function recapStatement(recap: Recap): string {
  demandRecap(recap);
  if (!isPlainObject(recap.att)) throw new TypeError(`expected an object as att, found ${kindOf(recap.att)}`);
  assertBounds(recap.att);
  return translate(recap, Number.POSITIVE_INFINITY);
}

/**
 * Judges the ReCap of a SIWE message, which is its last resource, and holds the statement to it. The judge stands at the
 * SIWE text.
 *
 * Anything that starts with `urn:recap:` in whatever case counts as a ReCap, so that a misspelt one fails instead of
 * passing for an ordinary resource. `preface` is what the statement says before the ReCap statement: unrestricted text.
 * Issues: `recap.single`, `recap.last`, those of {@link judgeRecap}, `recap.statement-present`, `recap.statement-match`.
 */
export function judgeMessageRecaps(
  judge: Judge,
  message: SiweMessage,
  { bare, read }: KnownRecap = {},
): { readonly recaps: readonly DecodedRecap[]; readonly preface: string } {
  const { statement, resources = [] } = message;
  const places = resources.flatMap((resource, index) => (anyPrefix.test(resource) ? [index] : []));
  const last = places.at(-1);
  if (last === undefined) return { recaps: [], preface: statement ?? '' };

  const single = judge.check('recap.single', places.length === 1, () => ({
    path: `/resources/${places[1]}`,
    message: `expected one ReCap, found ${places.length}`,
    params: { count: places.length },
  }));
  judge.check('recap.last', last === resources.length - 1, () => ({
    path: `/resources/${last}`,
    message: `expected the ReCap to be the last resource, found ${resources.length - 1 - last} after it`,
  }));
  const before = judge.issues.length;
  // The last one is what every reader takes for the ReCap; the others are pooled only where several are allowed.
  const recaps = (single ? places.slice(-mostPooled) : [last]).flatMap((place) => {
    const uri = resources[place] as string;
    const at = judge.at(`/resources/${place}`);
    if (read?.uri !== uri || read.own.path !== at.path) return at.part((own) => judgeRecap(own, uri, bare)) ?? [];
    // Its bytes are no measure of what a broken one takes: it counts as if it were read again.
    if (!read.own.unbroken) countPayload(at, uri.length - prefix.length);
    at.include(read.own.issues);
    return read.recap ?? [];
  });
  // What a broken ReCap would translate to is not worth comparing.
  if (judge.issues.length > before) return { recaps, preface: statement ?? '' };

  judge.check('recap.statement-present', statement !== undefined, () => ({
    message: 'expected a statement that ends with the ReCap statement, found none',
  }));
  let preface = statement ?? '';
  for (const recap of recaps) {
    const rest = statement === undefined ? '' : prefaceOf(statement, recap);
    judge.check('recap.statement-match', rest !== undefined, () => {
      // No more than is told: where both part, and the first 4,096 characters.
      const most = (statement?.length ?? 0) + 4_096;
      const expected = translate(recap, Math.min(most, judge.profile.parameters.limits.siweBytes));
      return {
        path: '/statement',
        message: `expected the statement to be or to end with a space and ${quote(expected)}, found ${quote(statement ?? '')}${partingOf(expected, statement ?? '')}`,
        params: { expected },
      };
    });
    if (rest !== undefined) preface = rest;
  }
  return { recaps, preface };
}

function demandRecap(recap: unknown): void {
  if (!isPlainObject(recap))
    throw new TypeError(`expected a ReCap as an object with att and prf, found ${kindOf(recap)}`);
}
