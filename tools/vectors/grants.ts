// What the vectors of capability.* are made of: grants as decoded ReCaps, and the resources they are about.

import { bare } from './auth-sigs.js';
import { ACC, ACTION, type Att, alice, bob, type Details, PKP } from './kit.js';
import { only } from './sessions.js';
import { show } from './show.js';
import type { Input } from './vector.js';

export { bare, only, show };

export const SIGNING = 'Threshold/Signing';
export const DECRYPTION = 'Threshold/Decryption';
export const EXECUTION = 'Threshold/Execution';
export const AUTH = 'Auth/Auth';

export const pkp = `lit-pkp://${PKP}`;
export const anyPkp = 'lit-pkp://*';
export const acc = `lit-accesscontrolcondition://${ACC}`;
export const accHash = `lit-accesscontrolcondition://${ACC.slice(0, 64)}`;
export const anyAcc = 'lit-accesscontrolcondition://*';
export const action = `lit-litaction://${ACTION}`;
export const anyAction = 'lit-litaction://*';
export const credit = 'lit-ratelimitincrease://7';
export const anyCredit = 'lit-ratelimitincrease://*';
export const payment = 'lit-paymentdelegation://*';
export const context = 'lit-resolvedauthcontext://*';

/** A grant; resources and abilities may be any text, `__proto__` among them. */
export const recap = (att: Att, prf: readonly string[] = []): Details => ({ att, prf });

/** The `att` of one cell. */
export const cell = (resource: string, ability: string, ...alternatives: readonly unknown[]): Att =>
  only(resource, only(ability, alternatives));

/** A grant of one cell. */
export const grantOf = (resource: string, ability: string, ...alternatives: readonly unknown[]): Details =>
  recap(cell(resource, ability, ...alternatives));

export const aliceHex = (): string => bare(alice());
export const bobHex = (): string => bare(bob());

/** Input of capability.covers: one grant or several. */
export const asking = (grants: unknown, resource: string, ability: string, facts?: Input): Input => ({
  grants: [grants].flat(),
  resource,
  ability,
  ...(facts === undefined ? {} : { facts }),
});

/** Input of capability.narrower: a child, and one parent or several. */
export const under = (child: unknown, parents: unknown): Input => ({ child, parents: [parents].flat() });
