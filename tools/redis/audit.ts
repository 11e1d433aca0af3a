// An audit of a file over a real queue: several processes of the command line, one of which is killed in the middle of a chunk.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createClient } from 'redis';
import { expectThat } from '../expectations.js';
import { createWallet, signLogin } from './documents.js';
import { type RedisServer, until } from './servers.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const name = 'check';
const prefix = `capsig:{audit:${name}}`;
/** As many as are in one chunk. */
const chunkLines = 256;
const chunks = 8;

/** A run of the command line, and what it said. */
interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly out: string; readonly err: string }>;
}

function start(...argv: readonly string[]): Run {
  // Without compiled code a chunk takes long enough to be in the middle of it.
  const child = spawn(process.execPath, [main, 'audit', ...argv], { env: { ...process.env, CAPSIG_BACKEND: 'noble' } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece) => {
    out += piece;
  });
  child.stderr.on('data', (piece) => {
    err += piece;
  });
  return { child, ended: once(child, 'close').then(([code]) => ({ code, out, err })) };
}

const run = (...argv: readonly string[]) => start(...argv).ended;

/** Logins, every other one with a signature of its own that is wrong: what was verified before is no help. */
function writeLines(path: string): number {
  const wallet = createWallet();
  const good = JSON.parse(signLogin(wallet, 'Kq3vX7bT9sLm')) as { readonly sig: string };
  const count = chunks * chunkLines;
  const lines = Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0) return good;
    return { ...good, sig: `0x${(index + 1).toString(16).padStart(64, '0')}${good.sig.slice(66)}` };
  });
  writeFileSync(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  return count;
}

const linesOf = (out: string): readonly number[] =>
  out.split('\n').flatMap((row) => (row === '' ? [] : [JSON.parse(row).line]));

/** Kills who judges in the middle, loses the lines of a chunk, and holds what is counted against one process alone. */
export async function checkAudit(server: RedisServer): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'capsig-audit-'));
  const client = createClient({ url: server.url });
  client.on('error', () => undefined);
  await client.connect();
  const running: ChildProcess[] = [];
  try {
    const file = join(folder, 'logins.ndjson');
    const count = writeLines(file);
    const queue = ['--queue', server.url, '--name', name];
    const audit = [file, '--now', new Date().toISOString()];
    const alone = await run(...audit);

    const first = start(...audit, ...queue);
    running.push(first.child);
    await until('all chunks are known and one is judged', async () => {
      return (await client.hLen(`${prefix}:done`)) > 0 && (await client.get(`${prefix}:total`)) !== null;
    });
    const active = await client.lLen(`${prefix}:chunks:active`);
    first.child.kill('SIGKILL');
    await first.ended;
    expectThat('audit: it was killed in the middle of a chunk', active > 0, active);
    const stands = await run('status', ...queue);
    expectThat('audit: how far it is can be seen from elsewhere', /^[1-7] of 8 chunks/.test(stands.out), stands);
    expectThat('audit: what is not judged yet leaves it undecided or invalid', stands.code !== 0, stands.code);

    // The chunk that the queue deals out last, so that nobody has it yet.
    const [last = ''] = await client.lRange(`${prefix}:chunks:wait`, 0, 0);
    const lost = last.replace('chunk-', '');
    await client.hDel(`${prefix}:lines`, lost);
    const workers = [start('work', ...queue), start('work', ...queue)];
    running.push(...workers.map(({ child }) => child));
    const worked = await Promise.all(workers.map(({ ended }) => ended));
    const dead = `dead: chunk ${lost} (lines ${Number(lost) * chunkLines + 1} to ${(Number(lost) + 1) * chunkLines}): `;
    expectThat(
      'audit: a chunk that nobody can judge is dead, with its reason, and the others are judged',
      worked.every(
        ({ err }) => err.includes('7 of 8 chunks are judged, 1 dead') && err.includes(`${dead}the store has lost`),
      ),
      worked,
    );

    // Begun again it brings the lines that were lost, and judges nothing else again.
    const again = await run(...audit, ...queue);
    expectThat('audit: a dead chunk stays dead until somebody says otherwise', /1 dead/.test(again.err), again.err);
    await run('retry', ...queue);
    const whole = await run(...audit, ...queue);
    const counts = `${count} lines\n  ${count / 2} accept\n  ${count / 2} reject\n`;
    expectThat(
      'audit: each line is counted once',
      whole.err.startsWith(`8 of 8 chunks are judged\n${counts}`),
      whole.err,
    );
    const printed = linesOf(whole.out);
    expectThat(
      'audit: each line has one verdict, in the order of the file',
      printed.length === count && printed.every((line, index) => line === index + 1),
      printed.length,
    );
    expectThat('audit: many say what one says alone', whole.out === alone.out && whole.code === alone.code, whole.code);

    const other = await run(file, '--domain', 'other.example', ...queue);
    expectThat('audit: another one does not take its name', other.code === 2 && /other options/.test(other.err), other);
    const results = await run('results', ...queue, '--refused');
    expectThat(
      'audit: its verdicts are there for whoever asks',
      linesOf(results.out).length === count / 2,
      results.code,
    );
    await run('drop', ...queue);
    const left = await client.keys(`${prefix}*`);
    expectThat('audit: nothing is left of what was dropped', left.length === 0, left);
  } finally {
    for (const child of running) child.kill('SIGKILL');
    client.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}
