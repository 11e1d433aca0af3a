import { assertMembers } from '../internal/answered.js';
import type { RuleOptions } from '../judge.js';
import { litNamespaces } from './lit-namespaces.js';
import { assertNamespaces, type Namespaces } from './namespace.js';

/** Options of the capability functions. */
export interface CapabilityOptions extends RuleOptions {
  /** What is known about resources; {@link litNamespaces} unless given. */
  readonly namespaces?: Namespaces;
}

/** What a call can be told; a backend is for others, and no mistake where one set of options serves all. */
const members = ['profile', 'outcomes', 'namespaces', 'backend'] as const;

/** The namespaces of a call; throws TypeError for a table that nobody registered. */
export function namespacesOf(options: CapabilityOptions | undefined): Namespaces {
  if (options !== undefined) assertMembers(options, members, 'options');
  const namespaces = options?.namespaces ?? litNamespaces;
  assertNamespaces(namespaces);
  return namespaces;
}
