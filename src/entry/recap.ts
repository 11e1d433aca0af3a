/**
 * ReCaps (ERC-5573): the capabilities that a SIWE message grants, as a resource URI and as the statement that says so.
 *
 * @example Grant one PKP, and say so
 * ```ts
 * import { unwrap } from 'capsig';
 * import { decodeRecap, encodeRecap, recapStatement } from 'capsig/recap';
 *
 * const recap = { att: { 'lit-pkp://7f7f': { 'Threshold/Signing': [{}] } }, prf: [] };
 * const uri = unwrap(encodeRecap(recap)); // urn:recap:...
 * const statement = recapStatement(recap); // I further authorize the stated URI to perform ...
 * const { att } = unwrap(decodeRecap(uri));
 * console.log(statement, Object.keys(att));
 * ```
 *
 * @module
 */
export type { RuleOptions } from '../judge.js';
export type { DecodedRecap, Recap, Restrictions } from '../recap.js';
export { decodeRecap, encodeRecap, mergeRecaps, recapStatement } from '../recap.js';
