import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageRows } from '../../src/cli/codes/messages.js';
import { codeRows } from '../../src/cli/codes/table.js';
import { codeOf, findCode, knownCodes } from '../../src/cli/codes.js';
import { errorCodes } from '../../src/network/error-code.js';
import { rules } from '../../src/rule.js';
import { capsig, delegation, login, sessionSigs } from './fixture.js';

const nodeError = JSON.parse(readFileSync(new URL('reports/cc6-node-error.json', import.meta.url), 'utf8'));

describe('the table of codes', () => {
  it('has each code once, and rules that are there', () => {
    const plain = knownCodes.map((code) => code.toLowerCase().replaceAll('_', ''));
    expect(plain.filter((code, index) => plain.indexOf(code) !== index)).toEqual([]);
    for (const row of [...codeRows, ...messageRows]) {
      expect(row.says).toMatch(/\.$/);
      expect(row.rules.filter((rule) => !Object.hasOwn(rules, rule))).toEqual([]);
    }
  });

  it('knows every code that the reference network answers', () => {
    for (const { errorCode } of errorCodes().values()) expect(findCode(errorCode)?.code).toBe(errorCode);
  });

  it.each([
    ['NodeSIWEMessageError', 'siwe.layout'],
    ['NodeAuthSigScopeTooLimited', 'sign-request.permission'],
    ['NodeInvalidAuthSig', 'auth-sig.signature'],
    ['NodeNotAuthorized', 'session.node-bound'],
    ['NodeResourceIdNotFound', 'session.requested-resource'],
    ['rate_limit_exceeded', 'delegation.uses'],
    ['wrong_param_format', 'session-sigs.shape'],
    ['InvalidSessionSigs', 'session.expired'],
    ['invalid_session_sigs', 'session.expired'],
    ['WalletSignatureNotFoundError', 'auth-sig.shape'],
    ['invalid EIP-55 address', 'siwe.address-checksum'],
    ['Signature does not match address of the message.', 'auth-sig.signature'],
    ['nonce mismatch', 'auth-sig.nonce'],
    ['Invalid nonce.', 'siwe.nonce'],
    ['domain mismatch', 'auth-sig.domain'],
  ])('leads from %s to %s', async (code, rule) => {
    const { code: exit, out } = await capsig(['explain', code]);
    expect(exit).toBe(0);
    expect(out).toContain(`rules        ${rule}  `);
    expect(out).toContain(`more         capsig explain ${rule}`);
  });
});

describe('explain', () => {
  it('says so for what is neither a rule nor a code', async () => {
    expect(await capsig(['explain', 'NodeSIWEMesageError'])).toMatchObject({
      code: 2,
      err: expect.stringContaining(
        'unknown rule, vector or code NodeSIWEMesageError; did you mean NodeSIWEMessageError',
      ),
    });
    expect(await capsig(['explain', 'x'.repeat(5000)])).toMatchObject({ code: 2 });
    expect((await capsig(['explain', 'constructor'])).code).toBe(2);
  });

  it('takes the message that came with a code', async () => {
    const { code, out } = await capsig(['explain', 'validation error: Session key expiration time is not set']);
    expect(code).toBe(0);
    expect(out).toContain('rules        auth-sig.expiration-required');
    expect((await capsig(['explain', 'Signature does not match address of the message.'])).out).toContain(
      'rules        auth-sig.signature',
    );
  });

  it('says it where no rule speaks about a code', async () => {
    const { out } = await capsig(['explain', '4001']);
    expect(out).toContain('declined');
    expect(out).toContain('rules        none');
  });
});

describe('a pasted error', () => {
  it('is narrowed by its details', () => {
    expect(codeOf(nodeError)).toMatchObject({ code: 'NodeSIWEMessageError', status: 400 });
    expect(codeOf(nodeError)?.rules[0]).toBe('auth-sig.expiration-required');
  });

  it('is found within others, and in a text', () => {
    const wrapped = {
      name: 'NodeError',
      message: 'There was an error getting the signing shares from the nodes.',
      info: { requestId: '1', errorCode: 'NodeAuthSigScopeTooLimited', message: 'auth_sig scope' },
    };
    expect(codeOf(wrapped)?.code).toBe('NodeAuthSigScopeTooLimited');
    expect(codeOf([{ error: wrapped }])?.code).toBe('NodeAuthSigScopeTooLimited');
    expect(codeOf(`most common error: ${JSON.stringify(nodeError)}`)).toMatchObject({ code: 'NodeSIWEMessageError' });
    expect(codeOf({ code: 4001, message: 'User rejected the request.' })?.source).toBe('wallet');
  });

  it('is not found in a document', () => {
    for (const document of [login, delegation, sessionSigs]) expect(codeOf(document)).toBe(undefined);
    expect(codeOf({ ...login, code: 'NodeParserError' })).toBe(undefined);
  });

  it.each([null, undefined, 5, true, '', [], {}, { errorCode: {} }, { errorCode: '__proto__' }, { a: { b: null } }])(
    'is none in %j',
    (value) => {
      expect(codeOf(value)).toBe(undefined);
    },
  );

  it('takes bounded work', () => {
    let deep: unknown = 'NodeParserError';
    for (let i = 0; i < 100; i++) deep = [deep];
    expect(codeOf(deep)).toBe(undefined);
    expect(codeOf(Array.from({ length: 100_000 }, () => 'x'.repeat(100)))).toBe(undefined);
    expect(codeOf('a_'.repeat(1_000_000))).toBe(undefined);
  });
});
