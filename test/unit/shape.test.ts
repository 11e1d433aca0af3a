import { describe, expect, it } from 'vitest';
import { authSig as template } from '../../src/generated/templates.js';
import type { AuthSig, SessionMessage } from '../../src/generated/types.js';
import { authSig, recapDetails, restrictions, sessionMessage, sessionSigs } from '../../src/generated/validators.js';
import { coerce, shapeFaults } from '../../src/internal/shape.js';

const good = { sig: '0x', derivedVia: 'x', signedMessage: 'y', address: 'z' };
const goodMessage = {
  sessionKey: '0'.repeat(64),
  resourceAbilityRequests: [{ resource: { resource: 'a', resourcePrefix: 'b' }, ability: 'c' }],
  capabilities: [good],
  issuedAt: '',
  expiration: '',
  nodeAddress: '',
};

describe('shapeFaults', () => {
  const paths = (faults: readonly { path: string }[]): readonly string[] => faults.map(({ path }) => path);

  it('finds nothing in what has the shape', () => {
    expect(shapeFaults(authSig, good, 'refuse')).toEqual([]);
    expect(shapeFaults(sessionMessage, goodMessage, 'refuse')).toEqual([]);
  });

  it('reports a missing member at its object', () => {
    const { address, ...rest } = good;
    expect(shapeFaults(authSig, rest, 'refuse')).toEqual([
      { path: '', message: 'expected the member "address", found none' },
    ]);
  });

  it('reports an unknown member where it stands, and not when it is to be ignored', () => {
    const value = { ...good, 'a/b~c': 1 };
    expect(paths(shapeFaults(authSig, value, 'refuse'))).toEqual(['/a~1b~0c']);
    expect(shapeFaults(authSig, value, 'ignore')).toEqual([]);
    expect(paths(shapeFaults(authSig, { ...value, sig: 1 }, 'ignore'))).toEqual(['/sig']);
  });

  it('reports the first fault of each object in the order of the document', () => {
    const value = {
      nodeAddress: 1,
      capabilities: [{ ...good, address: 1, sig: 1 }, 7, { ...good, sig: 2, address: 2 }],
      expiration: 2,
      resourceAbilityRequests: [{ ability: 3, resource: { resourcePrefix: 4, resource: 5 } }],
      issuedAt: '',
      sessionKey: '0'.repeat(64),
    };
    expect(paths(shapeFaults(sessionMessage, value, 'refuse'))).toEqual([
      '/nodeAddress',
      '/capabilities/0/sig',
      '/capabilities/2/sig',
      '/resourceAbilityRequests/0/ability',
      '/resourceAbilityRequests/0/resource/resourcePrefix',
    ]);
  });

  it('puts a missing member before the faults of the members that are there', () => {
    const value = { sig: 1, derivedVia: 'x', signedMessage: 'y' };
    expect(shapeFaults(authSig, value, 'refuse')).toEqual([
      { path: '', message: 'expected the member "address", found none' },
    ]);
  });

  it('reports at most 32 faults', () => {
    const value = Object.fromEntries(Array.from({ length: 100 }, (_, i) => [`n${i}`, {}]));
    const faults = shapeFaults(sessionSigs, value, 'refuse');
    expect(paths(faults)).toEqual(Array.from({ length: 32 }, (_, i) => `/n${i}`));
  });

  it('never takes hostile input as good because too many of its members are unknown', () => {
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`n${i}`, 1]));
    expect(shapeFaults(authSig, { ...unknown, ...good, sig: 1 }, 'ignore')).not.toEqual([]);
    expect(shapeFaults(authSig, { ...good, ...unknown, sig: 1 }, 'ignore')).not.toEqual([]);
  });

  it('ignores unknown members whatever their number, and finds what else is wrong', () => {
    const unknown = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`n${i}`, 1]));
    expect(shapeFaults(authSig, { ...good, ...unknown }, 'ignore')).toEqual([]);
    expect(shapeFaults(authSig, { ...unknown, ...good }, 'ignore')).toEqual([]);
    expect(paths(shapeFaults(authSig, { ...unknown, ...good, sig: 1 }, 'ignore'))).toEqual(['/sig']);
    expect(paths(shapeFaults(authSig, { ...good, ...unknown }, 'refuse'))).toEqual(['/n0']);
    const full = { ...good, ...unknown };
    const message = { ...goodMessage, ...unknown, capabilities: new Array(16).fill(full) };
    expect(shapeFaults(sessionMessage, message, 'ignore')).toEqual([]);
    const last = { ...message, capabilities: [...new Array(15).fill(full), { ...full, sig: 1 }] };
    expect(paths(shapeFaults(sessionMessage, last, 'ignore'))).toEqual(['/capabilities/15/sig']);
  });

  it.each([
    [null, 'expected object, found null'],
    [[1, 2], 'expected object, found an array of 2'],
    ['text', 'expected object, found a string of length 4'],
    [7, 'expected object, found a number'],
    [{ ...good, sig: {} }, 'expected string, found an object'],
    [{ ...good, algo: 1 }, 'expected string or null, found a number'],
    [{ ...good, derivedVia: 'x'.repeat(65) }, 'expected at most 64 characters, found a string of length 65'],
  ])('says what was expected and found', (value, message) => {
    expect(shapeFaults(authSig, value, 'refuse').map((fault) => fault.message)).toEqual([message]);
  });

  it.each([
    [sessionMessage, { ...goodMessage, capabilities: [] }, 'expected at least 1 entries, found an array of 0'],
    [sessionSigs, {}, 'expected at least 1 entries, found an object of 0'],
    [recapDetails, { att: { a: {} } }, 'expected at least 1 entries, found an object of 0'],
    [
      restrictions,
      { scopes: ['all'] },
      'expected "encryption_sign" or "lit_action" or "pkp_sign" or "sign_session_key", found a string of length 3',
    ],
    [restrictions, { uses: 'x' }, 'expected text that matches ^[0-9]{1,20}$, found a string of length 1'],
    [
      sessionSigs,
      {
        n: {
          sig: '0'.repeat(128),
          derivedVia: 'x',
          signedMessage: '',
          address: '0'.repeat(64),
          algo: 'ed25519',
        },
      },
      'expected "litSessionSignViaNacl", found a string of length 1',
    ],
  ])('says which bound or form was missed', (validator, value, message) => {
    expect(shapeFaults(validator, value, 'refuse').map((fault) => fault.message)).toEqual([message]);
  });

  it('never repeats a value, and of a name at most 80 characters without control characters', () => {
    const secret = 'hunter2';
    const [fault] = shapeFaults(authSig, { ...good, derivedVia: secret.repeat(20) }, 'refuse');
    expect(fault?.message).not.toContain(secret);
    const [unknown] = shapeFaults(authSig, { ...good, [`a\n\u001b${'b'.repeat(500)}`]: 1 }, 'refuse');
    expect(unknown?.message).toContain('a\\n\\u001bbbb');
    expect(unknown?.message.length).toBeLessThan(160);
  });
});

describe('coerce', () => {
  it('keeps what fits and drops what the template does not name', () => {
    expect(coerce<AuthSig>({ ...good, algo: 'a', more: 1 }, template)).toEqual({ ...good, algo: 'a' });
    expect(coerce<AuthSig>(Object.assign(Object.create(null), good), template)).toEqual(good);
  });

  it.each([undefined, null, 'text', [good], { sig: 1, derivedVia: null, algo: null }])('makes %j blank', (value) => {
    const blank = coerce<AuthSig>(value, template);
    expect(blank).toEqual({ sig: '', derivedVia: '', signedMessage: '', address: '' });
    expect('algo' in blank).toBe(false);
  });

  it('does not take what is inherited', () => {
    expect(coerce<AuthSig>(Object.create(good), template).sig).toBe('');
    expect(coerce({}, Object.fromEntries([['constructor', 'text']]))).toEqual({ constructor: '' });
  });

  it('keeps the places of the items of an array', () => {
    const message = coerce<Pick<SessionMessage, 'capabilities'>>(
      { capabilities: [7, good] },
      { capabilities: [template] },
    );
    expect(message.capabilities.map(({ sig }) => sig)).toEqual(['', '0x']);
    expect(coerce<readonly string[]>('text', ['text'])).toEqual([]);
  });

  it('takes records as they are, without a prototype', () => {
    const record = coerce<Record<string, unknown>>(JSON.parse('{"__proto__":{"a":1},"b":2}'), 'record');
    expect(Object.getPrototypeOf(record)).toBeNull();
    expect(Object.keys(record)).toEqual(['__proto__', 'b']);
    expect(Object.keys(coerce<Record<string, unknown>>([1], 'record'))).toEqual([]);
  });
});
