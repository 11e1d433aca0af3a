import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// The programs of examples/ run against the package as it was built, as their README says.
const root = fileURLToPath(new URL('../../', import.meta.url));
const address = expect.stringMatching(/^the session for this server: 200 0x[0-9a-fA-F]{40}$/);

const said: Readonly<Record<string, readonly unknown[]>> = {
  'a-whole-server.ts': [
    'a login: 200 hello eoa',
    'the same login again: 401 auth-sig.nonce-once',
    'a nonce of my own: 401 auth-sig.nonce',
    'a session: 200 signed for eoa',
    'for another PKP: 403 session.requested-resource',
    'for another ability: 403 session.requested-ability',
    'one that ended: 401 session.expired',
    'without a credit: 403 expected a session that brings a delegation along',
    'a lent credit, once: 200 signed, charged 1',
    'a lent credit, twice: 200 signed, charged 1',
    'a lent credit, three times: 403 delegation.uses',
  ],
  'add-a-namespace.ts': [
    'on the phone: granted',
    'on a tablet: capability.restriction',
    'on no device that is known: capability.restriction-undecided',
    'to read: capability.ability',
    'lent to the phone alone: true',
    'lent to a tablet as well: false',
  ],
  'audit-stored-sessions.ts': [
    'the good one: 0 broken rules',
    'session.expired: 1',
    'auth-sig.expired: 1',
    'session.requested-resource: 1',
    'session.node-bound: 1',
    'capability.resource: 1',
  ],
  'behind-a-load-balancer.ts': [
    'the session, one server and the other: signed signed',
    'one for the inner address, with a header that says so: session.node-bound',
    'a login at the other server: eoa',
    'the same login again: auth-sig.nonce-once',
    'a nonce that nobody gave out: auth-sig.nonce',
  ],
  'contract-wallet.ts': [
    'the contract was asked: accept',
    'nobody was asked: undecided auth-sig.kind-undecided',
    'signed by somebody else: reject auth-sig.contract-signature',
  ],
  'lend-a-credit.ts': [
    'a stranger: capability.restriction',
    'the user, once: used',
    'the user, twice: used',
    'the user, three times: used',
    'the user, four times: delegation.uses',
  ],
  'log-verdicts.ts': [
    'session accept',
    'session reject session.node-bound',
    'nonces: connect ECONNREFUSED',
    'nonce undecided ledger.unavailable',
    'of what was sent the log has: 0',
  ],
  'rotate-network-keys.ts': [
    'before, the new one: auth-sig.signature',
    'both known, either: accepted accepted',
    'after, the old one: auth-sig.signature',
  ],
  'size-a-server.ts': [
    'operations for a session: 0',
    'for a nonce: 1',
    'for a login: 1',
    'for a use of a chain of two: 1',
    'signatures remembered: 4',
    'MB for a million users: 256',
  ],
  'when-redis-is-away.ts': [
    'away, a nonce: 503 ledger.unavailable',
    'away, a login: 503 ledger.unavailable',
    'away, a session: 200',
    'back, the same login: 200',
    'and once more: 401 auth-sig.nonce-once',
    'the answer is lost: 503 ledger.unavailable',
    'the same login: 401 auth-sig.nonce-once',
    'a new one: 200',
  ],
  'session-with-a-pkp.ts': [
    '3 session signatures',
    'granted by the PKP: bls true',
    'without the key of the network: auth-sig.network-key',
    'a stranger: sign-request.permission, sign-response.threshold',
  ],
  'session-with-ethers.ts': ['3 session signatures', 'granted by the wallet: true'],
  'session-with-viem.ts': [
    '3 session signatures',
    'granted by the wallet: true',
    'for another PKP: session.requested-resource',
  ],
  'verify-by-fetch.ts': [
    'the session for this server: 200 eoa',
    'one for another server: 401 session.node-bound',
    'for another PKP: 403 session.requested-resource',
    'a megabyte of nothing: 413 expected a smaller body',
  ],
  'verdicts-to-prometheus.ts': ['accepted: 1', 'session-sig.shape: 2', 'json.text: 1'],
  'verify-in-a-server.ts': [
    address,
    'one for another server: 401 session.node-bound',
    'nothing: 401 session-sig.shape',
  ],
  'verify-in-express.ts': [
    'the session for this server: 200 eoa',
    'one for another server: 401 session.node-bound',
    'for another PKP: 403 session.requested-resource',
    'a megabyte of nothing: 413 expected a smaller body',
  ],
  'verify-in-fastify.ts': [
    'the session for this server: 200 eoa',
    'one for another server: 401 session.node-bound',
    'for another PKP: 403 session.requested-resource',
    'nothing: 401 expected a signature in the member sessionSig',
  ],
};

it('every program is run', () => {
  const programs = readdirSync(`${root}examples`).filter((file) => file.endsWith('.ts'));
  expect(programs.sort()).toEqual(Object.keys(said).sort());
});

it.each(Object.entries(said))('%s', (file, lines) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', `examples/${file}`], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout.trimEnd().split('\n')).toEqual(lines);
});

it('the commands of the guide for servers make a session that is valid', () => {
  const guide = readFileSync(`${root}site/written/guides/verify-in-a-server.md`, 'utf8');
  const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
  const shown = commands.find((text) => text.includes('generateSessionKeyPair')) ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'capsig-guide-'));
  try {
    mkdirSync(join(folder, 'node_modules/.bin'), { recursive: true });
    symlinkSync(root, join(folder, 'node_modules/capsig'));
    // What npm makes of `bin`.
    const program = `#!/bin/sh\nexec "${process.execPath}" "${root}dist/cli/main.js" "$@"\n`;
    writeFileSync(join(folder, 'node_modules/.bin/capsig'), program, { mode: 0o755 });
    const { status, stdout, stderr } = spawnSync('bash', ['-euc', shown], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toBe('VALID, except: request, domain and nonce were not checked');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
