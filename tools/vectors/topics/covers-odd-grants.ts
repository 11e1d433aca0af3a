// Grants on resources and abilities that nobody can ask for: they cover nothing else, and are no wildcards.
import { grants, group, PKP, type Row, topic } from '../vocabulary.js';

const { anyPkp, covering, EXECUTION, pkp } = grants;

/** A grant on another resource than the PKP that is asked for. */
const odd = (row: Row & { readonly on: string; readonly because: string }) => ({
  ...covering({ ...row, granted: { resource: row.on }, change: { granted: row.on } }), why: `${row.because}, and the grant is on no other resource.`,
});

export default () => topic({ operation: 'capability.covers', name: 'odd-grants', prefix: 'covers-granted-', since: '3.0.0', from: covering },
  group({ rule: 'capability.resource', twin: 'covers-pkp-exact', from: odd }, [
    { id: 'id-upper-case', title: 'One PKP asked for where the grant is on the id in upper case', on: `lit-pkp://${PKP.toUpperCase()}`,
      because: 'Ids are compared byte for byte' },
    { id: 'id-hex-prefix', title: 'One PKP asked for where the grant is on the id with 0x', on: `lit-pkp://0x${PKP}`,
      because: 'Nothing is stripped from an id' },
    { id: 'id-trailing-slash', title: 'One PKP asked for where the grant is on the id and a slash', on: `${pkp}/`,
      because: 'A slash at the end makes another resource' },
    { id: 'id-encoded', title: 'One PKP asked for where the grant is on the id with a digit percent-encoded', on: `lit-pkp://%37${PKP.slice(1)}`,
      because: 'Nothing is decoded' },
    { id: 'id-nul', title: 'One PKP asked for where the grant is on the id and U+0000', on: `${pkp}\u0000`,
      because: 'The text does not end at U+0000' },
    { id: 'id-zero-width', title: 'One PKP asked for where the grant is on the id and a zero-width space', on: `${pkp}\u200b`,
      because: 'U+200B is a character like any other' },
    { id: 'id-star-behind', title: 'One PKP asked for where the grant is on the id and an asterisk', on: `${pkp}*`,
      because: 'An asterisk behind an id is no wildcard' },
    { id: 'id-cut-star', title: 'One PKP asked for where the grant is on the beginning of the id and an asterisk', on: `${pkp.slice(0, -4)}*`,
      because: 'Nothing but prefix://* is a wildcard' },
    { id: 'nested', title: 'One PKP asked for where the grant is on the resource behind another prefix', on: `lit-litaction://${pkp}`,
      because: 'The prefix is the text before the first ://' },
    { id: 'proto', title: 'One PKP asked for where the grant is on a resource spelled __proto__', on: '__proto__',
      because: 'A cell has the resource that is written in it' },
  ]),
  group({ rule: 'capability.ability', twin: 'covers-pkp-wildcard' }, [
    { id: 'proto-ability', title: 'Signing asked for where the ability __proto__ is granted', change: { 'granted ability': '__proto__' },
      risk: ['prototype-pollution', 'widening'], granted: { resource: anyPkp, ability: '__proto__' },
      why: 'The cell has the ability that is written in it, and no other.' },
    { id: 'execution', title: 'Signing asked for where execution is granted on every PKP', change: { 'granted ability': EXECUTION },
      granted: { resource: anyPkp, ability: EXECUTION }, why: 'An ability that the prefix does not have covers itself only.' },
  ]));
