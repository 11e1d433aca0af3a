import { expect, it } from 'vitest';
import { type LitOperation, litOperations, operationNeedsSession } from '../../src/client/lit-operation.js';
import { LIT_ABILITY } from '../../src/client/resource.js';

it.each([
  ['lit-action-execution', true],
  ['pkp-minting', false],
  ['pkp-signing', true],
  ['encryption', false],
  ['access-control-condition-decryption', true],
  ['access-control-condition-signing', true],
  ['rate-limit-increase-auth', true],
] as const)('%s: %s', (operation, needed) => {
  expect(operationNeedsSession(operation)).toBe(needed);
});

it('answers for each operation, and needs a session for those with an ability alone', () => {
  const abilities: readonly string[] = Object.values(LIT_ABILITY);
  expect(litOperations).toHaveLength(7);
  for (const operation of litOperations) expect(operationNeedsSession(operation)).toBe(abilities.includes(operation));
});

it.each(['', 'decrypt', 'PKP-signing', 'constructor', '__proto__', undefined, null, ['encryption']])(
  'does not know %j',
  (operation) => {
    expect(() => operationNeedsSession(operation as LitOperation)).toThrow(TypeError);
    expect(() => operationNeedsSession(operation as LitOperation)).toThrow(/expected one of lit-action-execution/);
  },
);
