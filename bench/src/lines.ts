// The command line on a large file: `npm run bench:lines -- [--lines N] [--distinct N] [--jobs N]... [--sessions FILE]`.
// The most resident memory of `capsig verify --ndjson`, threads among it, and that each line has its verdict in its place.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { node, now } from './inputs.js';
import { repeated, writeSessions } from './many-inputs.js';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '1000000' },
    distinct: { type: 'string', default: '200000' },
    jobs: { type: 'string', multiple: true, default: ['1', '2'] },
    sessions: { type: 'string' },
  },
});
const [count, distinct] = [Number(values.lines), Number(values.distinct)];
const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const bound = 200;

/** The most resident memory of a process so far, in megabytes, where the system tells it. */
function peakOf(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1.024e-3;
  } catch {
    return Number.NaN;
  }
}

const file = await writeSessions(distinct, values.sessions);
for (const jobs of values.jobs) {
  const argv = [main, 'verify', '--ndjson', '--jobs', jobs, '--now', now, '--node', node, '-'];
  const started = performance.now();
  const child = spawn(process.execPath, argv, { stdio: ['pipe', 'pipe', 'inherit'] });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid ?? 0) || 0);
  }, 100);
  const fed = pipeline(repeated(file.path, distinct, count), child.stdin);
  let line = 0;
  for await (const text of createInterface({ input: child.stdout })) {
    line++;
    if (!text.startsWith(`{"line":${line},"verdict":"accept"`)) throw new Error(`line ${line}: ${text.slice(0, 200)}`);
    if (line % 10_000 === 0) peak = Math.max(peak, peakOf(child.pid ?? 0) || 0);
  }
  clearInterval(watch);
  await fed;
  const seconds = (performance.now() - started) / 1_000;
  console.log(
    `--jobs ${jobs}: ${line} lines in ${seconds.toFixed(0)} s, at most ${peak.toFixed(0)} MB resident, wanted < ${bound}`,
  );
  if (!(peak < bound)) process.exitCode = 1;
}
file.remove();
