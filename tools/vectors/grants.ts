// What the vectors of capability.* are made of: grants as decoded ReCaps, and the resources they are about.

import { bare } from './auth-sigs.js';
import { ACC, ACTION, type Att, alice, bob, type Details, PKP } from './kit.js';
import type { Row, Shared } from './row.js';
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

// --- Rows ---

/** What is asked for and what is granted; both are signing with one PKP unless given. */
export interface Covering {
  readonly resource?: string;
  readonly ability?: string;
  /** In what the one cell that is granted differs from what is asked for. */
  readonly granted?: { readonly resource?: string; readonly ability?: string };
  /** What the cell has: `[{}]` unless given. */
  readonly alternatives?: readonly unknown[];
  /** The cells of one grant, in place of the one cell. */
  readonly att?: Att;
  /** Several grants, in place of one. */
  readonly grants?: readonly Details[];
  readonly facts?: Input | undefined;
}

/** Rows of capability.covers. The change is what is granted, unless the row has another one. */
export const covering = (row: Row & Covering): Shared => {
  const { resource = pkp, ability = SIGNING, granted = {}, alternatives = [{}], att, grants, facts, change } = row;
  const cells = att ?? cell(granted.resource ?? resource, granted.ability ?? ability, ...alternatives);
  return {
    change: change ?? renamed('granted ', granted),
    input: asking(grants ?? recap(cells), resource, ability, facts),
  };
};

/** Members with a word in front of their names, as a change tells them. */
export const renamed = (word: string, members: Input): Input =>
  Object.fromEntries(Object.entries(members).map(([member, value]) => [word + member, value]));

/** A key of restrictions. */
export type Key = 'nft_id' | 'delegate_to' | 'uses' | 'max_price' | 'scopes';

/** Where the value of each key is put: on which resource, the fact that meets it, and the accepted vector that has one. */
export const restrictions = (): Readonly<
  Record<Key, { readonly resource: string; readonly fact: Input; readonly twin: string }>
> => ({
  nft_id: { resource: credit, fact: { token: '7' }, twin: 'covers-nft-id' },
  delegate_to: { resource: credit, fact: { delegatee: alice().address }, twin: 'covers-delegate' },
  uses: { resource: credit, fact: { uses: '0' }, twin: 'covers-value-uses' },
  max_price: { resource: payment, fact: { price: '1' }, twin: 'covers-value-max-price' },
  scopes: { resource: payment, fact: { scope: 'pkp_sign' }, twin: 'covers-value-scopes' },
});

/** A restriction on its own, and the fact for it. */
export interface Valued {
  readonly key: Key;
  readonly value: unknown;
}

/** Rows of capability.covers that differ in the value of one key. A refused one is made from the twin of the key. */
export const valued = (row: Row & Valued): Shared => {
  const { key, value } = row;
  const { resource, fact, twin } = restrictions()[key];
  const change = row.change ?? `${key}: ${show(value)}`;
  const whole = { ...row, change, resource, ability: AUTH, facts: fact, alternatives: [only(key, value)] };
  return { twin: row.twin ?? twin, ...covering(whole) };
};
