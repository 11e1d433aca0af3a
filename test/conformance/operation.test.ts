import { describe, expect, it } from 'vitest';
import { operationNames, runOperation } from '../../src/conformance/operation.js';

// JSON can hold an object that cannot be written as text.
const unwritable = { toString: {} };
const members = [
  'ability',
  'block',
  'cid',
  'issuedAt',
  'networkKey',
  'now',
  'resource',
  'root',
  'secret',
  'siweMessage',
  'text',
  'uri',
];

describe('an operation that is given an object for text', () => {
  it.each(operationNames)('%s says what it expected', (operation) => {
    for (const member of members) {
      try {
        runOperation(operation, { [member]: unwritable });
      } catch (error) {
        expect(String(error)).not.toMatch(/primitive value/);
      }
    }
  });

  it('throws a TypeError of its own', () => {
    const asked = { grants: [], resource: unwritable, ability: 'Threshold/Signing' };
    expect(() => runOperation('capability.covers', asked)).toThrow(/resource/);
  });
});
