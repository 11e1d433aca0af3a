// What topics are written in: one import for the row form, the kit and the spellings that more than one topic uses. What is
// of one subject stands under its name: `chains.lent(...)`, `recaps.cidV1(...)`.
export * as authSigs from './auth-sigs.js';
export * as blocks from './blocks.js';
export * as ceramic from './ceramic.js';
export * as chains from './chains.js';
export * as combination from './combination.js';
export * as dates from './dates.js';
export * as delegations from './delegations.js';
export * as edwards from './edwards.js';
export * as flows from './flows.js';
export * as g2 from './g2.js';
export * as grants from './grants.js';
export * as kinds from './kinds.js';
export * from './kit.js';
export * as networks from './network.js';
export * as oneClick from './one-click.js';
export * as recaps from './recaps.js';
export * from './row.js';
export * as sessions from './sessions.js';
export { describe, show } from './show.js';
export * as signIns from './sign-ins.js';
export * as siweTexts from './siwe.js';
export type { GivenVector, Input, ProfileName, ProfileVerdicts, Risk, RuleId, Verdict } from './vector.js';
export * from './verdicts.js';
