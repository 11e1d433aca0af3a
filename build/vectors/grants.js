// What the vectors of capability.* are made of: grants as decoded ReCaps, and the resources they are about.
import { ACC, ACTION, alice, bob, PKP } from './kit.js';

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
export const recap = (att, prf = []) => ({ att, prf });

/** An object with one member of its own, whatever its name. */
export const only = (key, value) => ({ [key]: value });

/** The `att` of one cell. */
export const cell = (resource, ability, ...alternatives) => only(resource, only(ability, alternatives));

/** A grant of one cell. */
export const grantOf = (resource, ability, ...alternatives) => recap(cell(resource, ability, ...alternatives));

/** 40 hex digits of a wallet's address, in lower case. */
export const bare = (wallet) => wallet.address.slice(2).toLowerCase();
export const aliceHex = () => bare(alice());
export const bobHex = () => bare(bob());

/** Input of capability.covers: one grant or several. */
export const asking = (grants, resource, ability, facts) => ({
  grants: [grants].flat(),
  resource,
  ability,
  ...(facts === undefined ? {} : { facts }),
});

/** Input of capability.narrower: a child, and one parent or several. */
export const under = (child, parents) => ({ child, parents: [parents].flat() });

/** JSON text in ASCII, so that a mutation can be read whatever characters it is about. */
export const show = (value) =>
  JSON.stringify(value).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
