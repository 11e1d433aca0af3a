// capability.narrower: several keys, several alternatives, several cells. What one of them keeps another may not lose.
import { grants, group, only, type Row, show, topic } from '../vocabulary.js';

const { AUTH, cell, credit, DECRYPTION, pkp, recap, SIGNING, under } = grants;

const FOREIGN = 'Every foreign key of the parent is in the child with an equal RFC 8785 text; further keys only restrict more.';
const ONE = 'An alternative of the child is narrower than one alternative of the parent, whichever that is.';
const CELL = 'A cell is held to the cells of the parent that cover its resource and its ability, and to no others.';

interface Sides<T> { readonly child: T; readonly parent: T }

const told = ({ child, parent }: Sides<unknown>) => `child ${show(child)}, parent ${show(parent)}`;

/** Alternatives of the child and of the parent on one cell. */
const alternatives = (row: Row & Sides<readonly unknown[]>) => {
  const on = (list: readonly unknown[]) => recap(cell(credit, AUTH, ...list));
  return { input: under(on(row.child), on(row.parent)), change: told(row) };
};

/** Abilities on one PKP, with their alternatives. */
const abilities = ({ child, parent }: Row & Sides<Readonly<Record<string, readonly unknown[]>>>) => {
  const sides = { child: only(pkp, child), parent: only(pkp, parent) };
  return { input: under(recap(sides.child), recap(sides.parent)), change: told(sides) };
};

const kept = () => group({ rules: ['narrower.restriction'], from: alternatives }, [
  { id: 'one-added', title: 'One foreign key kept, another added', why: FOREIGN, child: [{ region: 'eu', tier: 1 }], parent: [{ region: 'eu' }] },
  { id: 'two-kept', title: 'Two foreign keys kept', why: FOREIGN, child: [{ region: 'eu', tier: 1 }], parent: [{ tier: 1, region: 'eu' }] },
  { id: 'two-added', title: 'Two foreign keys kept, a third added', why: FOREIGN, child: [{ a: 1, b: 2, c: 3 }], parent: [{ a: 1, b: 2 }] },
  { id: 'first-bound', title: 'The first of two bounds with one foreign key', why: ONE,
    child: [{ region: 'eu', uses: '3' }], parent: [{ region: 'eu', uses: '5' }, { region: 'eu', uses: '2' }] },
  { id: 'second-bound', title: 'The second of two bounds with one foreign key', why: ONE,
    child: [{ region: 'eu', uses: '3' }], parent: [{ region: 'eu', uses: '2' }, { region: 'eu', uses: '5' }] },
  { id: 'shared-term', title: 'Two bounds that share a foreign key, and the child has both keys', why: ONE,
    child: [{ region: 'eu', tier: 2, uses: '1' }], parent: [{ region: 'eu', tier: 1 }, { region: 'eu', tier: 2 }] },
  { id: 'plain-bound', title: 'A bound without foreign keys beside one with', why: ONE, child: [{ tier: 9 }], parent: [{ region: 'eu' }, {}] },
  { id: 'each-its-own', title: 'Two alternatives, each under a bound of its own', why: ONE,
    child: [{ region: 'eu', uses: '1' }, { tier: 1, uses: '9' }], parent: [{ tier: 1 }, { region: 'eu' }] },
  { id: 'defined-kept', title: 'A foreign key and a defined one that is smaller', why: FOREIGN,
    child: [{ region: 'eu', uses: '4' }], parent: [{ region: 'eu', uses: '5' }] },
]);

const lost = () => group({ rule: 'narrower.restriction', from: alternatives }, [
  { id: 'one-changed', title: 'One foreign key kept, another changed', twin: 'two-kept', why: FOREIGN,
    child: [{ region: 'eu', tier: 2 }], parent: [{ region: 'eu', tier: 1 }] },
  { id: 'first-changed', title: 'The first foreign key changed, the second kept', twin: 'two-kept', why: FOREIGN,
    child: [{ region: 'us', tier: 1 }], parent: [{ region: 'eu', tier: 1 }] },
  { id: 'one-dropped', title: 'One foreign key kept, another dropped', twin: 'two-kept', why: FOREIGN,
    child: [{ region: 'eu' }], parent: [{ region: 'eu', tier: 1 }] },
  { id: 'first-dropped', title: 'The first foreign key dropped, the second kept', twin: 'two-kept', why: FOREIGN,
    child: [{ tier: 1 }], parent: [{ region: 'eu', tier: 1 }] },
  { id: 'exchanged', title: 'Two foreign keys with the value of each other', twin: 'two-added', why: FOREIGN,
    child: [{ a: 2, b: 1 }], parent: [{ a: 1, b: 2 }] },
  { id: 'mixed', title: 'A foreign key of one bound and the number of another', twin: 'second-bound', why: ONE,
    child: [{ region: 'eu', uses: '5' }], parent: [{ region: 'eu', uses: '2' }, { region: 'us', uses: '5' }] },
  { id: 'defined-dropped', title: 'A foreign key kept, a defined one dropped', twin: 'defined-kept', why: FOREIGN,
    child: [{ region: 'eu' }], parent: [{ region: 'eu', uses: '5' }] },
  { id: 'defined-more', title: 'A foreign key kept, a defined one larger', twin: 'defined-kept', why: FOREIGN,
    child: [{ region: 'eu', uses: '6' }], parent: [{ region: 'eu', uses: '5' }] },
  { id: 'second-alternative', title: 'Two alternatives of which the second has no bound', twin: 'one-added', why: ONE,
    child: [{ region: 'eu' }, { region: 'us' }], parent: [{ region: 'eu' }] },
  { id: 'joined-terms', title: 'A foreign key that looks like two', twin: 'one-added', why: FOREIGN,
    child: [{ 'region:"eu"': 1 }], parent: [{ region: 'eu' }] },
]);

/** Cells beside each other. */
const beside = () => group({ rules: ['narrower.restriction'], why: CELL, from: abilities }, [
  { id: 'other-ability-kept', title: 'A bound on the ability, none on another',
    child: { [SIGNING]: [{ tier: 1 }] }, parent: { [DECRYPTION]: [{}], [SIGNING]: [{ tier: 1 }] } },
  { id: 'any-ability-beside', title: 'A bound on the ability beside every ability without one',
    child: { [SIGNING]: [{}] }, parent: { '*/*': [{}], [SIGNING]: [{ tier: 1 }] } },
]);

const wider = () => group({ rule: 'narrower.restriction', rules: ['narrower.ability'], twin: 'other-ability-kept', why: CELL, from: abilities }, [
  { id: 'other-ability', title: 'The bound of another ability, which has none',
    child: { [SIGNING]: [{}] }, parent: { [DECRYPTION]: [{}], [SIGNING]: [{ tier: 1 }] } },
  { id: 'other-ability-value', title: 'The bound of another ability, with another value',
    child: { [SIGNING]: [{ tier: 2 }] }, parent: { [DECRYPTION]: [{ tier: 2 }], [SIGNING]: [{ tier: 1 }] } },
]);

export default () => topic({ operation: 'capability.narrower', name: 'several', prefix: 'narrower-several-', since: '3.0.0' },
  kept(), beside(), lost(), wider());
