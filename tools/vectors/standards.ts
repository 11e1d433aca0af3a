import type { Profile } from './corpus.js';
import type { GivenVector, Verdict } from './vector.js';

const standards: readonly string[] = ['erc-4361', 'erc-5573'];

/**
 * What the standards alone make of a vector whose topic does not say it: JSON that the platform reads is what it is under
 * `reown`, which leaves the same rule off, as long as the rule that refuses it then is the standards' too.
 */
export function standardVerdict({ expect, profiles }: GivenVector, profile: Profile): Verdict | undefined {
  if (!standards.includes(profile.name) || expect.rule !== 'json.text') return undefined;
  const read = profiles?.reown;
  return read?.rule !== undefined && !Object.hasOwn(profile.off, read.rule) ? read : undefined;
}
