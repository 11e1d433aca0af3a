import { type Profile, strict } from '../profile.js';
import { type Rule, rules } from '../rule.js';

/** Profiles that were looked at before: a verification that is repeated does not look again. */
const known: WeakSet<Profile> = new WeakSet();

function assertMembers(given: unknown, names: readonly string[], what: string): void {
  if (typeof given !== 'object' || given === null) throw new TypeError(`${what}: expected an object`);
  const unknown = Object.keys(given).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new TypeError(`${what}: expected only ${names.join(', ')}, found ${unknown}`);
}

function assertNumbers(given: unknown, model: object, what: string): void {
  assertMembers(given, Object.keys(model), what);
  for (const [name, like] of Object.entries(model)) {
    const value = (given as Readonly<Record<string, unknown>>)[name];
    if (typeof like === 'object') assertNumbers(value, like, `${what}.${name}`);
    else if (typeof like === 'string' ? typeof value !== 'string' : !(typeof value === 'number' && value >= 0)) {
      throw new TypeError(`${what}.${name}: expected ${typeof like === 'string' ? 'text' : 'a number, 0 or more'}`);
    }
  }
}

/**
 * Throws TypeError for a profile that switches off a rule that there is not, or lacks or has too many members: a misspelt
 * one would be enforced, or left, without anybody being told.
 */
export function assertProfile(profile: Profile): void {
  if (known.has(profile)) return;
  assertMembers(profile, Object.keys(strict), 'profile');
  const { off, own, parameters } = profile;
  if (typeof off !== 'object' || off === null) throw new TypeError('profile.off: expected an object');
  if (!Array.isArray(own)) throw new TypeError('profile.own: expected an array');
  const stray = Object.keys(off).find((rule) => !Object.hasOwn(rules, rule));
  if (stray !== undefined) throw new TypeError(`profile.off: there is no rule ${stray}`);
  // `false` would read as if the rule were on, and switch it off.
  const unsaid = Object.entries(off).find(([, why]) => why !== undefined && (typeof why !== 'string' || why === ''));
  if (unsaid) throw new TypeError(`profile.off: expected text that says why ${unsaid[0]} is off, or undefined`);
  const table: Readonly<Record<string, Rule>> = rules;
  const foreign = own.find((rule) => !Object.hasOwn(table, rule) || table[rule]?.own === undefined);
  if (foreign !== undefined) throw new TypeError(`profile.own: ${foreign} is not a rule of a profile`);
  assertNumbers(parameters, strict.parameters, 'profile.parameters');
  known.add(profile);
}
