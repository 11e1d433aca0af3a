import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { capsig, sessionSig, verifyDocument } from './fixture.js';

const schema = new URL('../../schemas/one-click-auth.schema.json', import.meta.url);
const [, granted] = JSON.parse(readFileSync(schema, 'utf8')).examples;
const now = ['--now', '2026-01-15T12:00:00Z'];
const asked = ['--domain', 'app.example', '--audience', 'https://app.example/login', '--chain', 'eip155:1'];

describe('an answer of One-Click Auth', () => {
  it('is valid for what was asked, and the verdict says what was not checked', async () => {
    const { code, out, err } = await verifyDocument(granted, ...now, ...asked);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.split('\n').slice(0, 2)).toEqual([
      'VALID, except: nonce and request were not checked',
      'answer of One-Click Auth',
    ]);
    expect(out).toMatch(/chains {7}eip155:1\n/);
    expect(out).toContain('request/personal_sign on eip155');
    expect(out).toContain('the account did not sign this key');
    const open = await verifyDocument(granted, ...now);
    expect(open.out).toMatch(/^VALID, except: domain, nonce, request, audience and chains were not checked\n/);
  });

  it.each([
    ['another URI', ['--audience', 'https://app.example/other'], 'one-click.audience'],
    ['another chain', ['--chain', 'eip155:5'], 'one-click.chain'],
    ['another domain', ['--domain', 'other.example'], 'auth-sig.domain'],
  ])('is refused for %s', async (_, options, rule) => {
    const { code, out } = await verifyDocument(granted, ...now, ...options);
    expect(code).toBe(1);
    expect(out).toContain(`INVALID  ${rule}  at /cacaos/0/`);
  });

  it('is found in its envelope, and demanded by its kind', async () => {
    const envelope = { id: 1, jsonrpc: '2.0', result: granted };
    expect((await verifyDocument(envelope, ...now, ...asked)).code).toBe(0);
    expect((await verifyDocument(granted, ...now, '--as', 'one-click-auth')).code).toBe(0);
    const lines = await capsig(['verify', '-', '--ndjson', ...now], { stdin: `${JSON.stringify(granted)}\n` });
    expect(lines.code).toBe(0);
  });

  it.each([
    [
      'an option of session signatures',
      granted,
      ['--node', 'node.example:1'],
      '--node does not go with an answer of One-Click Auth',
    ],
    [
      'its options for another document',
      sessionSig,
      ['--audience', 'https://app.example'],
      '--audience does not go with a session signature',
    ],
    [
      'its chains for another document',
      sessionSig,
      ['--chain', 'eip155:1'],
      '--chain does not go with a session signature',
    ],
    ['a chain that is none', granted, ['--chain', 'mainnet'], '--chain: expected a chain such as eip155:1'],
    ['an empty URI', granted, ['--audience', ''], '--audience needs a value'],
  ])('is not judged with %s', async (_, document, options, message) => {
    const { code, err } = await verifyDocument(document, ...now, ...options);
    expect(code).toBe(2);
    expect(err).toContain(message);
  });

  it('is shown with the text that each CACAO stands for, and without a problem of what every wallet writes', async () => {
    const { code, out } = await capsig(['inspect', '-'], { stdin: JSON.stringify(granted) });
    expect(code).toBe(0);
    expect(out).toContain('CACAO 0 (AuthSig)  at /cacaos/0\n');
    expect(out).toContain('uri          https://app.example/login');
    expect(out).toContain('request/personal_sign, only if');
    expect(out).not.toContain('recap.resource');
    const broken = await capsig(['inspect', '-'], { stdin: JSON.stringify({ ...granted, cacaos: [null] }) });
    expect(broken.code).toBe(1);
  });
});
