import { describe, expect, it } from 'vitest';
import { signedPart } from '../../src/network/signed-part.js';
import { createTokenLedger } from '../../src/server/token-ledger.js';

const start = new Date('2026-01-02T03:04:05Z');
const at = (seconds: number): Date => new Date(start.getTime() + seconds * 1_000);

describe('a ledger of access tokens', () => {
  it('binds a token to the first session key that it serves, for every PKP', () => {
    const ledger = createTokenLedger({ capacity: 10, memory: 100 });
    expect(ledger.bind('pkp', ['a'], 'key 1', start)).toBe('bound');
    expect(ledger.bind('pkp', ['a'], 'key 1', at(1))).toBe('bound');
    expect(ledger.bind('pkp', ['a'], 'key 2', at(1))).toBe('used');
    expect(ledger.bind('other pkp', ['a'], 'key 2', at(1))).toBe('used');
    expect(ledger.bind('pkp', ['b'], 'key 2', at(1))).toBe('bound');
  });

  it('binds all tokens of a request or none', () => {
    const ledger = createTokenLedger({ capacity: 10, memory: 100 });
    expect(ledger.bind('pkp', ['used'], 'key 1', start)).toBe('bound');
    expect(ledger.bind('pkp', ['fresh', 'used'], 'key 2', start)).toBe('used');
    expect(ledger.bind('pkp', ['fresh'], 'key 3', start)).toBe('bound');
  });

  it('forgets a token when its time is over, counted from its first use', () => {
    const ledger = createTokenLedger({ capacity: 10, memory: 100 });
    expect(ledger.bind('pkp', ['a'], 'key 1', start)).toBe('bound');
    expect(ledger.bind('pkp', ['a'], 'key 1', at(50))).toBe('bound');
    expect(ledger.bind('pkp', ['a'], 'key 2', at(99))).toBe('used');
    expect(ledger.bind('pkp', ['a'], 'key 2', at(100))).toBe('bound');
  });

  it('forgets nothing when the clock jumps, and remembers by the time that has passed', () => {
    let passed = 0;
    const ledger = createTokenLedger({ capacity: 10, memory: 100, elapsed: () => passed });
    expect(ledger.bind('pkp', ['a'], 'key 1', start)).toBe('bound');
    expect(ledger.bind('pkp', ['b'], 'key 1', at(1_000_000))).toBe('bound');
    expect(ledger.bind('pkp', ['a'], 'key 2', at(1))).toBe('used');
    passed = 99_999;
    expect(ledger.bind('pkp', ['a'], 'key 2', at(1_000_000))).toBe('used');
    passed = 100_000;
    expect(ledger.bind('pkp', ['a'], 'key 2', at(99))).toBe('used');
    expect(ledger.bind('pkp', ['a'], 'key 2', at(100))).toBe('bound');
  });

  it('refuses new tokens when it is full, and never forgets one to make room', () => {
    const ledger = createTokenLedger({ capacity: 2, memory: 100 });
    expect(ledger.bind('pkp', ['a', 'b'], 'key 1', start)).toBe('bound');
    expect(ledger.bind('pkp', ['c'], 'key 1', at(1))).toBe('full');
    expect(ledger.bind('pkp', ['a', 'b'], 'key 1', at(1))).toBe('bound');
    expect(ledger.bind('pkp', ['a'], 'key 2', at(1))).toBe('used');
    // The room of another PKP is its own.
    expect(ledger.bind('other pkp', ['c'], 'key 1', at(1))).toBe('bound');
    expect(ledger.bind('pkp', ['d'], 'key 2', at(100))).toBe('bound');
  });

  it('counts a token that a request repeats once', () => {
    const ledger = createTokenLedger({ capacity: 1, memory: 100 });
    expect(ledger.bind('pkp', ['a', 'a', 'a'], 'key 1', start)).toBe('bound');
  });
});

describe('what of a token was signed', () => {
  const name = signedPart;
  const authSig = {
    sig: `0x${'ab'.repeat(65)}`,
    derivedVia: 'web3.eth.personal.sign',
    signedMessage: 'text',
    address: '0x1',
  };
  const passkey = { id: 'x', response: { clientDataJSON: 'eyJhIjoxfQ', authenticatorData: 'AAAA', signature: 'BBBB' } };

  it.each([
    ['white space', JSON.stringify(authSig, null, 2)],
    ['order', JSON.stringify(Object.fromEntries(Object.entries(authSig).reverse()))],
    ['the case of hex', JSON.stringify({ ...authSig, sig: authSig.sig.toUpperCase().replace('0X', '0x') })],
    ['a null member', JSON.stringify({ ...authSig, algo: null })],
  ])('of an AuthSig does not change with %s', (_, text) => {
    expect(name(text)).toBe(name(JSON.stringify(authSig)));
  });

  it('of a passkey does not change with members that nobody signed', () => {
    expect(name(JSON.stringify({ ...passkey, signedMessage: 'anew' }))).toBe(name(JSON.stringify(passkey)));
  });

  it('changes with what was signed', () => {
    const text = JSON.stringify(authSig);
    const names = [
      name(text),
      name(JSON.stringify({ ...authSig, signedMessage: 'other' })),
      name('header.payload.signature'),
      name('header.payload2.signature'),
      name(JSON.stringify(passkey)),
      name(JSON.stringify({ ...passkey, response: { ...passkey.response, authenticatorData: 'AAAB' } })),
      name('{"any":1}'),
      name('opaque'),
      name(''),
    ];
    expect(new Set(names).size).toBe(names.length);
  });

  it('of a JWT and of a passkey does not change with the signature', () => {
    expect(name('header.payload.twin')).toBe(name('header.payload.signature'));
    const twin = { ...passkey, response: { ...passkey.response, signature: 'CCCC', clientDataJSON: 'eyJhIjoxfQ==' } };
    expect(name(JSON.stringify(twin))).toBe(name(JSON.stringify(passkey)));
    expect(name('{"b":1,"a":2}')).toBe(name('{ "a": 2, "b": 1 }'));
  });
});
