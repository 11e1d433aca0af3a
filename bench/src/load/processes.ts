// Starts the servers that are measured, and reads what the system says of them.
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { node } from '../inputs.js';
import type { Settings, Told } from './servers.js';
import { bodyBytes, type Wrap } from './traffic.js';

/** A server in a process of its own. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  readonly url: string;
  readonly wrap: Wrap;
  /** Verifies in that process for so many milliseconds, and answers with how often; of the one that listens to nothing. */
  verify(milliseconds: number): Promise<Required<Pick<Told, 'count' | 'milliseconds'>>>;
  stop(): Promise<void>;
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

/** Starts a server of our own on a framework, or what verifies without one. */
export async function startFramework(name: string, settings: Settings): Promise<Running> {
  const child = fork(fileURLToPath(new URL('servers.js', import.meta.url)), [name], {
    env: { ...process.env, SETTINGS: JSON.stringify(settings), NODE_ENV: 'production' },
  });
  const [{ port }] = (await once(child, 'message')) as [Told];
  return {
    ...{ name, pid: child.pid ?? 0, url: `http://127.0.0.1:${port}/` },
    wrap: (session) => `{"sessionSig":${session}}`,
    async verify(milliseconds) {
      const heard = once(child, 'message');
      child.send(milliseconds);
      const [{ count = 0, milliseconds: spent = 0 }] = (await heard) as [Told];
      return { count, milliseconds: spent };
    },
    stop: () => end(child),
  };
}

/** Starts `capsig serve` as it is installed, with one process. */
export async function startSidecar(
  { cacheEntries, native }: Settings,
  asked: { readonly resource: string; readonly ability: string },
): Promise<Running> {
  const main = fileURLToPath(new URL('../../../dist/cli/main.js', import.meta.url));
  const configuration = {
    nodeAddress: node,
    domain: 'app.example',
    waived: ['nonce'],
    cacheEntries,
    native,
    bodyBytes,
  };
  const child = spawn(process.execPath, [main, 'serve', '--config', '-', '--port', '0'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(configuration));
  let said = '';
  for await (const piece of child.stdout.iterator({ destroyOnReturn: false })) {
    said += String(piece);
    if (said.includes('not checked')) break;
  }
  const [, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? [];
  const about = `"resource":${JSON.stringify(asked.resource)},"ability":${JSON.stringify(asked.ability)}`;
  return {
    ...{ name: 'capsig serve', pid: child.pid ?? 0, url: `http://127.0.0.1:${port}/v1/session` },
    wrap: (session) => `{"input":${session},${about}}`,
    verify: async () => ({ count: 0, milliseconds: 0 }),
    stop: () => end(child),
  };
}

/** Clock ticks of a second in /proc, which are 100 on every Linux. */
const ticks = 100;

/** Seconds of the processor that a process has had, all threads together; undefined where the system does not say it. */
export function processorOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program may have blanks in it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / ticks;
  } catch {
    return undefined;
  }
}

/** Resident memory of a process in MiB; undefined where the system does not say it. */
export function memoryOf(pid: number): number | undefined {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) / 1_024;
  } catch {
    return undefined;
  }
}
