import type { Template } from '../generated/templates.js';
import type { Judge } from '../judge.js';
import type { RuleId } from '../rule.js';
import { answeredNow } from './answered.js';
import { utf8Length } from './bytes.js';
import { isPlainObject, quote } from './json.js';
import { looseJson, parseJson } from './json-text.js';
import { coerce, type ShapeValidator, shapeFaults } from './shape.js';
import { unicodeFault } from './unicode.js';

/** What was read from text that is not strict, where `json.text` is off. */
const fromText = new WeakSet<object>();

/** Remembers that a value was text; so was each member, which may be a document of its own. */
function wasText(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  for (const each of [value, ...Object.values(value)]) {
    if (typeof each === 'object' && each !== null) fromText.add(each);
  }
  return value;
}

/** Judges JSON text under `json.text`, which ends a stage. Off: the last of duplicate keys wins and nothing is bounded. */
export function judgeJson(judge: Judge, text: string | Uint8Array): unknown {
  const { jsonBytes, jsonDepth, jsonValues } = judge.profile.parameters.limits;
  const enforced = judge.enforces('json.text');
  const size = typeof text === 'string' ? utf8Length(text, enforced ? jsonBytes : undefined) : text.length;
  // What is refused for its size is not read, and so no work.
  const fits = size <= jsonBytes || !enforced;
  if (fits) judge.spend('bytes', size);
  const parsed = parseJson(text, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
  judge.check('json.text', parsed.ok, () => {
    const { reason, offset } = parsed as Extract<typeof parsed, { ok: false }>;
    return { message: `expected strict JSON: ${reason} at offset ${offset}`, params: { offset } };
  });
  judge.endStage();
  if (parsed.ok) return parsed.value;
  if (parsed.crowded) judge.spend('bytes', Number.POSITIVE_INFINITY);
  return wasText(looseJson(text));
}

/** How many bytes the text had that a value was read from, where another judgement goes on with the value. */
const textSizes = new WeakMap<object, number>();

/** Judges input as {@link judgeInput} does, for another judgement that goes on with the value: the text counts as its work, too. */
export function judgeInputOfAnother(judge: Judge, input: unknown): unknown {
  const value = judgeInput(judge, input);
  const size = typeof input === 'string' ? utf8Length(input) : input instanceof Uint8Array ? input.length : undefined;
  if (size !== undefined && typeof value === 'object' && value !== null) textSizes.set(value, size);
  return value;
}

/**
 * Judges untrusted input that is JSON text or already a value. For a value there is no text to judge: whoever parsed it
 * decided about duplicate keys and size.
 */
export function judgeInput(judge: Judge, input: unknown): unknown {
  const size = typeof input === 'object' && input !== null ? textSizes.get(input) : undefined;
  if (size !== undefined) judge.spend('bytes', size);
  // No document is a Promise: whoever did not wait for one is told so, and nobody is refused for it.
  return typeof input === 'string' || input instanceof Uint8Array
    ? judgeJson(judge, input)
    : answeredNow(input, 'input');
}

/**
 * Checks that the strings of a value are Unicode, as those of strict JSON text are. Signing and hashing put U+FFFD in the place of
 * a lone surrogate, so a text that nobody signed would verify. Of a text where `json.text` is off, strings are what the parser made.
 */
function checkUnicode(judge: Judge, rule: RuleId, value: unknown): void {
  // The entries of a map of session signatures are documents of their own.
  const whole = rule === 'session-sigs.shape' && isPlainObject(value) ? Object.keys(value) : value;
  const free = typeof value === 'object' && value !== null && fromText.has(value) && !judge.enforces('json.text');
  const fault = free ? undefined : unicodeFault(whole);
  judge.check(rule, fault === undefined, () => ({
    path: whole === value ? (fault?.path ?? '') : '',
    message: `expected well-formed Unicode, found ${quote(fault?.text ?? '')}`,
  }));
}

/**
 * Judges a value under the rule of its shape, which ends a stage. Off: missing members are blank and unknown ones are ignored.
 *
 * @param isText the value is what {@link judgeJson} returned, whose strings were looked at as text
 */
export function judgeShape<T>(
  judge: Judge,
  rule: RuleId,
  validate: ShapeValidator,
  value: unknown,
  template: Template,
  isText = false,
): T {
  // Deployed nodes ignore unknown members of the session message and of a request to sign a session key only.
  const lenient = rule === 'session-message.shape' || rule === 'sign-request.shape';
  const faults = shapeFaults(validate, value, lenient ? judge.profile.parameters.unknownMembers : 'refuse');
  for (const fault of faults) judge.check(rule, false, () => fault);
  if (faults.length === 0) {
    if (isText) judge.hold(rule);
    else checkUnicode(judge, rule, value);
  }
  judge.endStage();
  return coerce(value, template);
}
