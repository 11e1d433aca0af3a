import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// The programs of examples/ run against the package as it was built, as their README says.
const root = fileURLToPath(new URL('../../', import.meta.url));
const address = expect.stringMatching(/^the session for this server: 200 0x[0-9a-fA-F]{40}$/);

const said: Readonly<Record<string, readonly unknown[]>> = {
  'lend-a-credit.ts': [
    'a stranger: capability.restriction',
    'the user, once: used',
    'the user, twice: used',
    'the user, three times: used',
    'the user, four times: delegation.uses',
  ],
  'session-with-ethers.ts': ['3 session signatures', 'granted by the wallet: true'],
  'session-with-viem.ts': [
    '3 session signatures',
    'granted by the wallet: true',
    'for another PKP: session.requested-resource',
  ],
  'verify-in-a-server.ts': [
    address,
    'one for another server: 401 session.node-bound',
    'nothing: 401 session-sig.shape',
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
