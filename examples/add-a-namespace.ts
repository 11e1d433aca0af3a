// Resources of your own: a notebook that can be read or written, with a restriction on the device that does it.
import {
  checkCoverage,
  checkNarrowing,
  litNamespaces,
  type RestrictionRow,
  registerNamespaces,
} from 'capsig/capability';

// A restriction is decided by one fact. A fact of your own is added to those that there are.
declare module 'capsig/capability' {
  interface Facts {
    readonly device?: string;
  }
}

/** `devices`: where the grant may be used. */
const devices: RestrictionRow<ReadonlySet<string>, 'device'> = {
  fact: 'device',
  expected: 'an array of at most 16 names of devices',
  read(value) {
    const names = Array.isArray(value) && value.length <= 16 ? value : [];
    const valid = names.length > 0 && names.every((name) => typeof name === 'string' && /^[a-z0-9-]{1,32}$/.test(name));
    return valid ? new Set(names) : undefined;
  },
  narrower: (child, parent) => [...child].every((name) => parent.has(name)),
  met: (names, device) => names.has(device),
};

const namespaces = registerNamespaces(litNamespaces, [
  {
    prefix: 'notebook',
    wildcard: true,
    id: /[a-z0-9]{8}/,
    abilities: { 'notebook-read': 'Notebook/Read', 'notebook-write': 'Notebook/Write' },
    restrictions: { devices: devices as RestrictionRow },
  },
]);

const notebook = 'notebook://a1b2c3d4';
const grant = { att: { [notebook]: { 'Notebook/Write': [{ devices: ['phone', 'laptop'] }] } }, prf: [] };

const told = (result: ReturnType<typeof checkCoverage>): string =>
  result.ok ? 'granted' : result.issues.map(({ rule }) => rule).join(', ');
const write = (device?: string): string =>
  told(
    checkCoverage(
      grant,
      { resource: notebook, ability: 'Notebook/Write', ...(device === undefined ? {} : { facts: { device } }) },
      { namespaces },
    ),
  );

console.log('on the phone:', write('phone'));
console.log('on a tablet:', write('tablet'));
console.log('on no device that is known:', write());
console.log('to read:', told(checkCoverage(grant, { resource: notebook, ability: 'Notebook/Read' }, { namespaces })));

// What is lent on may be narrower, never wider.
const lent = (names: readonly string[]) => ({
  att: { [notebook]: { 'Notebook/Write': [{ devices: names }] } },
  prf: [],
});
console.log('lent to the phone alone:', checkNarrowing(lent(['phone']), [grant], { namespaces }).ok);
console.log('lent to a tablet as well:', checkNarrowing(lent(['phone', 'tablet']), [grant], { namespaces }).ok);
