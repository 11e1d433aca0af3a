import { readFileSync } from 'node:fs';

/** A rule as `spec/rules.json` has it, as far as a failing test tells of it. */
interface Rule {
  readonly id: string;
  readonly sentence: string;
  readonly source: readonly string[];
  readonly basis: string;
}

/** A class as the runner has it. */
interface Class {
  readonly id: string;
  readonly title: string;
  readonly claim: string;
  readonly operations: readonly string[];
  readonly features: readonly string[];
  readonly extends?: readonly string[];
}

/** What the packages of vectors know beside the vectors: what a failing test tells of a rule, and the conformance classes. */
interface Register {
  readonly format: 1;
  readonly rules: Readonly<Record<string, Omit<Rule, 'id'>>>;
  readonly classes: Readonly<Record<string, Omit<Class, 'id'>>>;
}

/** Builds `vectors/register.json` from the specification and from the classes of the runner. */
export function buildRegister(classes: readonly Class[]): Register {
  const { rules }: { rules: readonly Rule[] } = JSON.parse(
    readFileSync(new URL('../../spec/rules.json', import.meta.url), 'utf8'),
  );
  return {
    format: 1,
    rules: Object.fromEntries(rules.map(({ id, sentence, source, basis }) => [id, { sentence, source, basis }])),
    classes: Object.fromEntries(classes.map(({ id, ...rest }) => [id, rest])),
  };
}
