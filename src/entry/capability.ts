/**
 * What a ReCap allows: whether it covers an operation, and whether one grant is narrower than another.
 *
 * @example Ask whether a grant covers an operation
 * ```ts
 * import { askOf, checkCoverage } from 'capsig/capability';
 * import type { Recap } from 'capsig/recap';
 *
 * export function maySign(grant: Recap, pkp: string): boolean {
 *   const ask = askOf({ resource: { resourcePrefix: 'lit-pkp', resource: pkp }, ability: 'pkp-signing' });
 *   // A result is an object, and true in every condition: its member `ok` says whether the grant covers what is asked.
 *   return ask !== undefined && checkCoverage(grant, ask).ok;
 * }
 * ```
 *
 * @module
 */

export type { Ask } from '../capability/ask.js';
export type {
  AbilityRequest,
  CapabilityOptions,
  Cell,
  Facts,
  Namespace,
  Namespaces,
  Resource,
  RestrictionRow,
} from '../capability.js';
export {
  askOf,
  checkCoverage,
  checkNarrowing,
  isResource,
  litNamespaces,
  parseResource,
  registerNamespaces,
  sdkAbility,
} from '../capability.js';
