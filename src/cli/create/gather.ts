import { isPlainObject, quote } from '../../internal/json.js';
import { parseJson } from '../../internal/json-text.js';
import { type Arguments, isMisuse, type Misuse, singleOf } from '../command.js';
import { readOperand } from '../input.js';
import type { Io } from '../io.js';
import { suggestion } from '../nearest.js';
import { clip, printable } from '../terminal.js';
import { keyNames, looksLikeKey } from './key.js';
import type { Context, Field, Fields, Members } from './thing.js';

function isString(value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : 'a string';
}

/** Says that a list of texts was expected. */
export function strings(value: unknown): string | undefined {
  return Array.isArray(value) && value.every((each) => typeof each === 'string') ? undefined : 'an array of strings';
}

/** Says that an object was expected. */
export function object(value: unknown): string | undefined {
  return isPlainObject(value) ? undefined : 'an object';
}

/** Says that a list of objects was expected. */
export function objects(value: unknown): string | undefined {
  return Array.isArray(value) && value.every(isPlainObject) ? undefined : 'an array of objects';
}

/** Reads the file of `--from`: an object with members of the library, none of them misspelt. */
export async function readFrom(
  fields: Fields,
  given: Arguments,
  { io, profile }: Pick<Context, 'io' | 'profile'>,
): Promise<Members | Misuse> {
  const path = singleOf(given, 'from');
  if (path === undefined) return {};
  if (path === '-' && given.switches.has('key-stdin')) {
    return { misuse: '--from: standard input is read for --key-stdin already' };
  }
  const bytes = await readOperand(path, io);
  if (isMisuse(bytes)) return { misuse: `--from: ${bytes.misuse}` };
  const { jsonBytes, jsonDepth, jsonValues } = profile.parameters.limits;
  const json = parseJson(bytes, { bytes: jsonBytes, depth: jsonDepth, values: jsonValues });
  const name = path === '-' ? 'standard input' : clip(path, 120);
  if (!json.ok) return { misuse: `--from: ${name}: expected JSON: ${json.reason} at offset ${json.offset}` };
  if (!isPlainObject(json.value)) return { misuse: `--from: ${name}: expected an object` };
  const known = Object.values(fields).map(({ member }) => member);
  for (const [member, value] of Object.entries(json.value)) {
    const field = Object.values(fields).find((each) => each.member === member);
    if (!field) {
      return {
        misuse: `--from: ${name}: expected only ${known.join(', ')}, found ${clip(quote(member), 80)}${suggestion(member, known)}`,
      };
    }
    const expected = (field.expected ?? isString)(value);
    if (expected !== undefined) return { misuse: `--from: ${name}: expected ${expected} as ${member}` };
  }
  return json.value;
}

/** How often a question is repeated after an answer that cannot be read. */
const mostTries = 3;

async function answers(ask: NonNullable<Io['ask']>, field: Field): Promise<readonly string[] | undefined> {
  const texts: string[] = [];
  for (;;) {
    const more = field.multiple ? (texts.length > 0 ? ', or nothing more' : ', one by one') : '';
    const answer = (await ask(`${field.help} (${field.value ?? ''}${more})`))?.trim();
    if (answer === undefined) return undefined;
    if (answer !== '') texts.push(answer);
    if (texts.length > 0 && (!field.multiple || answer === '')) return texts;
  }
}

function memberOf(field: Field, texts: readonly string[], context: Context): unknown {
  return field.read ? field.read(texts, context) : texts[0];
}

/** Asks at a terminal until the answer can be read; undefined when nobody answers. */
async function askFor(option: string, field: Field, ask: NonNullable<Io['ask']>, context: Context): Promise<unknown> {
  for (let tries = 1; ; tries++) {
    const texts = await answers(ask, field);
    if (!texts) return undefined;
    if (texts.some((text) => looksLikeKey(text) && !field.open?.test(text))) {
      return { misuse: `--${option}: the answer has the form of a secret key, which is given with ${keyNames}` };
    }
    const value = await memberOf(field, texts, context);
    if (!isMisuse(value) || tries === mostTries) return value;
    context.io.stderr(`${printable(value.misuse)}\n`);
  }
}

/**
 * Gathers what is said: by options, else by the file, else by answers at a terminal. Where there is no terminal nothing
 * waits: everything that is missing is named at once.
 */
export async function gather(
  fields: Fields,
  start: Omit<Context, 'members'>,
  lacking: readonly string[],
): Promise<Members | Misuse> {
  const { given, io } = start;
  const file = await readFrom(fields, given, start);
  if (isMisuse(file)) return file;
  const members: Record<string, unknown> = {};
  const context: Context = { ...start, members };
  const missing = [...lacking];
  for (const [option, field] of Object.entries(fields)) {
    const texts = given.values.get(option);
    const told: unknown = texts ? await memberOf(field, texts, context) : undefined;
    if (isMisuse(told)) return { misuse: `--${option}: ${told.misuse}` };
    let value = told ?? (Object.hasOwn(file, field.member) ? file[field.member] : undefined) ?? field.unless?.(context);
    if (value === undefined && field.needed?.(context)) {
      // What is missing already is not made up for by answers.
      const ask = missing.length === 0 ? io.ask : undefined;
      value = ask && (await askFor(option, field, ask, context));
      if (isMisuse(value)) return value;
      if (value === undefined) missing.push(`--${option}`);
    }
    if (value !== undefined) members[field.member] = value;
  }
  if (missing.length === 0) return members;
  const from = singleOf(given, 'from') === undefined ? ', or all but the key in a JSON file with --from FILE' : '';
  return { misuse: `missing: ${missing.join(', ')}; give them as options${from}` };
}
