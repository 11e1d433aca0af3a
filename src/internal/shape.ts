import type { Template } from '../generated/templates.js';
import type { ShapeError, Validator } from '../generated/validators.js';
import { kindOf, quote } from './json.js';

/** A generated validator of any schema. */
export type ShapeValidator = Validator<unknown>;

/** One way in which a value differs from its schema: where, and what was expected and found. */
export interface ShapeFault {
  readonly path: string;
  readonly message: string;
}

const mostFaults = 32;
const longestName = 1_024;

type Members = Readonly<Record<string, unknown>>;

function isMembers(value: unknown): value is Members {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The keywords that speak about an object as a whole; every other one speaks about the value of a member. */
const wholeObject: ReadonlySet<string> = new Set([
  'required',
  'propertyNames',
  'additionalProperties',
  'minProperties',
  'maxProperties',
  'errorLimit',
]);

interface Place {
  /** What stands there. */
  readonly value: unknown;
  /** The nearest object that has the fault. */
  readonly object: unknown;
  /** The index of each step among its siblings: what document order compares. */
  readonly position: readonly number[];
}

/** Finds places in one value; the order of the members of an object is worked out once. */
function places(root: unknown): (error: ShapeError) => Place {
  const orders = new Map<object, ReadonlyMap<string, number>>();
  const indexOf = (value: Members, key: string): number => {
    let order = orders.get(value);
    if (!order) {
      order = new Map(Object.keys(value).map((name, index) => [name, index]));
      orders.set(value, order);
    }
    return order.get(key) ?? -1;
  };
  return ({ instancePath, keyword, params }) => {
    let value = root;
    let object = root;
    const position: number[] = [];
    for (const step of instancePath.split('/').slice(1)) {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      if (isMembers(value)) object = value;
      position.push(Array.isArray(value) ? Number(key) : indexOf(value as Members, key));
      value = (value as Members)[key];
    }
    if (wholeObject.has(keyword)) object = value;
    if (keyword === 'additionalProperties') position.push(indexOf(value as Members, String(params.additionalProperty)));
    return { value, object, position };
  };
}

function comparePositions(a: readonly number[], b: readonly number[]): number {
  const split = a.findIndex((index, depth) => index !== b[depth]);
  if (split < 0) return a.length - b.length;
  return (a[split] as number) - (b[split] ?? -1);
}

function listed(values: unknown): string {
  return [values].flat().map(String).join(' or ');
}

function expectation({ keyword, params }: ShapeError): string {
  switch (keyword) {
    case 'type':
      return listed(params.type);
    case 'const':
      return JSON.stringify(params.allowedValue);
    case 'enum':
      return listed((params.allowedValues as readonly unknown[]).map((value) => JSON.stringify(value)));
    case 'pattern':
      return `text that matches ${String(params.pattern)}`;
    case 'maxLength':
      return `at most ${String(params.limit)} characters`;
    case 'minItems':
    case 'minProperties':
      return `at least ${String(params.limit)} entries`;
    case 'maxItems':
    case 'maxProperties':
      return `at most ${String(params.limit)} entries`;
    case 'errorLimit':
      return `fewer than ${String(params.limit)} faults`;
    default:
      return `what the schema demands (${keyword})`;
  }
}

function faultOf(error: ShapeError, { value }: Place): ShapeFault {
  const { keyword, params, instancePath: path } = error;
  if (keyword === 'required') {
    return { path, message: `expected the member ${quote(String(params.missingProperty))}, found none` };
  }
  if (keyword === 'additionalProperties') {
    const name = String(params.additionalProperty);
    return {
      // A name of this length says nothing more in a path than it does in the message.
      path: name.length > longestName ? path : `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      message: `expected only members that the schema names, found ${quote(name)}`,
    };
  }
  const found =
    keyword.endsWith('Properties') && isMembers(value) ? `an object of ${Object.keys(value).length}` : kindOf(value);
  return { path, message: `expected ${expectation(error)}, found ${found}` };
}

/**
 * Lists how a value differs from its schema: the first fault of each object, in document order, at most 32.
 *
 * A missing member is reported at its object, an unknown one where it stands.
 */
export function shapeFaults(
  validator: ShapeValidator,
  value: unknown,
  unknownMembers: 'refuse' | 'ignore',
): readonly ShapeFault[] {
  if (validator(value)) return [];
  const errors = (validator.errors ?? []).filter(
    ({ keyword }) => unknownMembers === 'refuse' || keyword !== 'additionalProperties',
  );
  const placeOf = places(value);
  const firsts = new Map<unknown, { readonly error: ShapeError; readonly place: Place }>();
  for (const error of errors) {
    const place = placeOf(error);
    const first = firsts.get(place.object);
    if (!first || comparePositions(place.position, first.place.position) < 0)
      firsts.set(place.object, { error, place });
  }
  return [...firsts.values()]
    .sort((a, b) => comparePositions(a.place.position, b.place.position))
    .slice(0, mostFaults)
    .map(({ error, place }) => faultOf(error, place));
}

function fits(value: unknown, template: Template): boolean {
  if (template === 'record') return isMembers(value);
  if (template === 'text') return typeof value === 'string';
  if (template === 'number') return typeof value === 'number';
  return Array.isArray(template) ? Array.isArray(value) : isMembers(value);
}

/** A member that a template names. */
interface Slot {
  readonly key: string;
  readonly optional: boolean;
  readonly template: Template;
}

/** The members of the templates that were met: there are as many as schemas have objects. */
const slots: Map<Template, readonly Slot[]> = new Map();

function slotsOf(template: Exclude<Template, string>): readonly Slot[] {
  const known = slots.get(template);
  if (known) return known;
  const made = Object.entries(template).map(([name, member]): Slot => {
    const optional = name.endsWith('?');
    return { key: optional ? name.slice(0, -1) : name, optional, template: member };
  });
  slots.set(template, made);
  return made;
}

function fill(value: unknown, template: Template): unknown {
  const given = fits(value, template);
  if (template === 'record') return Object.assign(Object.create(null), given ? value : {});
  if (template === 'text') return given ? value : '';
  if (template === 'number') return given ? value : 0;
  if (Array.isArray(template)) return given ? (value as readonly unknown[]).map((item) => fill(item, template[0])) : [];
  const filled: Record<string, unknown> = {};
  for (const { key, optional, template: member } of slotsOf(template)) {
    const found = given && Object.hasOwn(value as Members, key) ? (value as Members)[key] : undefined;
    if (!optional || fits(found, member)) filled[key] = fill(found, member);
  }
  return filled;
}

/**
 * Coerces a value to a shape, which is what a shape rule that is off leaves behind: members that are absent or of the
 * wrong type are blank (`''`, `0`, `[]`, `{}` by the template, which comes from the schema), members that the template does not name are dropped.
 */
export function coerce<T>(value: unknown, template: Template): T {
  return fill(value, template) as T;
}
