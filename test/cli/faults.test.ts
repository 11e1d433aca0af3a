import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import { authSig, faults, grantText, node, nonce, now, pkpResource, sessionSig } from '../flow/sdk-session.js';

/** Runs the command line over text from standard input. */
async function capsig(text: string, ...argv: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    readFile: () => Promise.reject(new Error('no file is read here')),
    readStdin: () => Promise.resolve(new TextEncoder().encode(text)),
    stdout: (part) => {
      out += part;
    },
    stderr: (part) => {
      err += part;
    },
    now: () => new Date(now),
    isTerminal: false,
    env: {},
  });
  return { code, out, err };
}

const known = ['--node', node, '--now', now, '--domain', 'localhost:3000', '--nonce', nonce];
const verify = (text: string, request: string): ReturnType<typeof capsig> =>
  capsig(text, 'verify', '-', ...known, '--request', request);

describe('a session made by siwe, siwe-recap, ethers and tweetnacl, on the command line', async () => {
  const asked = `pkp-signing=${pkpResource}`;

  it('is valid, exit 0', async () => {
    const { code, out } = await verify(sessionSig({ capabilities: [await authSig(grantText())] }), asked);
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toMatch(/^VALID/);
  });

  it('is refused as a login, exit 1', async () => {
    const text = JSON.stringify(await authSig(grantText()));
    const { code, out } = await capsig(text, 'verify', '-', '--as', 'login', '--now', now);
    expect(code).toBe(1);
    expect(out.split('\n')[0]).toContain('auth-sig.login-uri');
  });

  for (const [name, { text, rule, cliRequest }] of Object.entries(await faults())) {
    it(`${name}: one line with ${rule}, exit 1`, async () => {
      const { code, out, err } = await verify(text, cliRequest ?? asked);
      expect(code).toBe(1);
      expect(err).toBe('');
      const [line = ''] = out.split('\n');
      expect(line).toMatch(/^INVALID/);
      expect(line).toContain(rule);
      // The line says what was wrong in words, not only by its code.
      expect(line.length).toBeGreaterThan(rule.length + 30);
      expect(out).not.toMatch(/\n\s+at .*\.[jt]s:/);
    });
  }
});
