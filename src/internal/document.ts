import type { Template } from '../generated/templates.js';
import type { Judge } from '../judge.js';
import type { RuleId } from '../rule.js';
import { utf8Length } from './bytes.js';
import { looseJson, parseJson } from './json-text.js';
import { coerce, type ShapeValidator, shapeFaults } from './shape.js';

/** Reads JSON text under `json.text`, which ends a stage. Off: the last of duplicate keys wins and nothing is bounded. */
export function readJson(judge: Judge, text: string | Uint8Array): unknown {
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
  return looseJson(text);
}

/**
 * Reads untrusted input that is JSON text or already a value. For a value there is no text to judge: whoever parsed it
 * decided about duplicate keys and size.
 */
export function readInput(judge: Judge, input: unknown): unknown {
  return typeof input === 'string' || input instanceof Uint8Array ? readJson(judge, input) : input;
}

/** Reads a value under the rule of its shape, which ends a stage. Off: missing members are blank and unknown ones are ignored. */
export function readShape<T>(
  judge: Judge,
  rule: RuleId,
  validate: ShapeValidator,
  value: unknown,
  template: Template,
): T {
  // Deployed nodes ignore unknown members of the session message and of a request to sign a session key only.
  const lenient = rule === 'session-message.shape' || rule === 'sign-request.shape';
  const faults = shapeFaults(validate, value, lenient ? judge.profile.parameters.unknownMembers : 'refuse');
  if (faults.length === 0) judge.hold(rule);
  for (const fault of faults) judge.check(rule, false, () => fault);
  judge.endStage();
  return coerce(value, template);
}
