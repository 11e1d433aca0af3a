import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { excerpt, type Fault, isFault } from './fault.js';
import { type Adapter, encodeHello, encodeRequest, lineLimit, parseHello, replyOf, type Session } from './protocol.js';

/** How an adapter is started, and how long it is waited for, in milliseconds. */
export interface ProcessOptions {
  /** The program and its arguments; no shell reads them. */
  readonly command: readonly string[];
  /** For one answer, counted from the write. */
  readonly timeout: number;
  /** For the answer to hello: a compiler may have to run first. */
  readonly startTimeout: number;
  /** For its end after the end of its input; 2 seconds unless given. */
  readonly endTimeout?: number;
}

type Received =
  | { readonly kind: 'line'; readonly line: Uint8Array }
  | { readonly kind: 'crash' | 'timeout' | 'protocol'; readonly detail: string };

/** How long output is waited for after the process is gone: something it started may hold the pipe open. */
const drainTimeout = 1_000;

/** How much of standard error is kept. */
const errorLimit = 8 * 1024;

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The process groups that are alive. They do not share the terminal's signals, so they are ended by hand. */
const groups = new Set<number>();

function killGroup(pid: number): void {
  try {
    // A group of its own, so that whatever the adapter started goes with it.
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // Gone already.
  }
}

function killAll(): void {
  for (const pid of groups) killGroup(pid);
}

function passOn(signal: NodeJS.Signals): void {
  killAll();
  for (const each of signals) process.off(each, passOn);
  process.kill(process.pid, signal);
}

function enter(pid: number): void {
  if (groups.size === 0) {
    process.on('exit', killAll);
    for (const signal of signals) process.on(signal, passOn);
  }
  groups.add(pid);
}

function leave(pid: number): void {
  if (!groups.delete(pid)) return;
  killGroup(pid);
  if (groups.size > 0) return;
  process.off('exit', killAll);
  for (const signal of signals) process.off(signal, passOn);
}

/** Picks the line of standard error that says most: the last one that speaks of an error, or the last one. */
function telling(stderr: Buffer): string {
  const lines = stderr
    .toString('utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const line = lines.findLast((each) => /error|exception|panic|fatal/i.test(each)) ?? lines.at(-1);
  return line === undefined ? '' : `; standard error: ${excerpt(line, 160)}`;
}

interface Pipe {
  exchange(text: string, milliseconds: number): Promise<Received>;
  kill(): void;
  end(): Promise<void>;
}

/** Speaks in lines with a process: one out, one in, nothing of the adapter's kept beyond one line. */
function createPipe(child: ChildProcessWithoutNullStreams, endTimeout: number): Pipe {
  let chunks: Buffer[] = [];
  let size = 0;
  let errors: Buffer = Buffer.alloc(0);
  let ended: string | undefined;
  let closed = false;
  let settle: ((received: Received) => void) | undefined;
  const exit: { done?: () => void } = {};
  const gone = new Promise<void>((resolve) => {
    exit.done = resolve;
  });

  const kill = (): void => {
    if (child.pid !== undefined) leave(child.pid);
    child.stdout.destroy();
    child.stderr.destroy();
    child.stdin.destroy();
    exit.done?.();
  };
  const crash = (): void => settle?.({ kind: 'crash', detail: `${ended}${telling(errors)}` });

  child.stdin.on('error', () => {}); // The end of the process tells more than the broken pipe.
  child.stderr.on('data', (chunk: Buffer) => {
    errors = Buffer.concat([errors, chunk]).subarray(-errorLimit);
  });
  child.stdout.on('data', (chunk: Buffer) => {
    const at = chunk.indexOf(0x0a);
    chunks.push(chunk);
    size += chunk.length;
    // One that writes byte by byte must not cost a hundred times its output.
    if (chunks.length > 1024) chunks = [Buffer.concat(chunks)];
    const length = at < 0 ? size : size - chunk.length + at;
    if (length > lineLimit) settle?.({ kind: 'protocol', detail: `expected lines up to 4 MiB, found a longer one` });
    // Read no further: an adapter that floods its output then waits on a full pipe.
    if (at >= 0 || length > lineLimit) child.stdout.pause();
    if (at < 0 || length > lineLimit || !settle) return;
    const all = Buffer.concat(chunks);
    chunks = all.length > length + 1 ? [all.subarray(length + 1)] : [];
    size = all.length - length - 1;
    settle({ kind: 'line', line: all.subarray(0, length) });
  });
  child.on('error', (error) => {
    ended ??= error.message;
    closed = true;
    crash();
    exit.done?.();
  });
  child.on('exit', (code, signal) => {
    ended ??= signal ? `the adapter was ended by ${signal}` : `the adapter ended with exit code ${code}`;
    if (child.pid !== undefined) leave(child.pid);
    setTimeout(crash, drainTimeout).unref();
    exit.done?.();
  });
  child.on('close', () => {
    closed = true;
    crash();
  });

  return {
    exchange(text, milliseconds) {
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          settle?.({ kind: 'timeout', detail: `no answer within ${milliseconds} ms${telling(errors)}` });
        }, milliseconds);
        settle = (received) => {
          settle = undefined;
          clearTimeout(timer);
          resolve(received);
        };
        if (size > 0) settle({ kind: 'protocol', detail: 'found more than one line for one message' });
        else if (closed) crash();
        else {
          if (ended !== undefined) setTimeout(crash, drainTimeout).unref();
          child.stdout.resume();
          child.stdin.write(text);
        }
      });
    },
    kill,
    async end() {
      child.stdin.end();
      child.stdout.removeAllListeners('data').resume();
      const timer = setTimeout(() => exit.done?.(), endTimeout);
      await gone;
      clearTimeout(timer);
      kill();
    },
  };
}

function startFault(command: readonly string[], error: NodeJS.ErrnoException): Fault {
  const why =
    error.code === 'ENOENT'
      ? 'no such program'
      : error.code === 'EACCES'
        ? 'it is not executable'
        : excerpt(error.message);
  return {
    fault: `cannot start ${excerpt(command[0] ?? '')}: ${why}. The command of the adapter stands after --, such as: -- node adapter.mjs`,
  };
}

function launch(command: readonly string[]): ChildProcessWithoutNullStreams | NodeJS.ErrnoException {
  const [program = '', ...rest] = command;
  try {
    return spawn(program, rest, { stdio: 'pipe', detached: process.platform !== 'win32', windowsHide: true });
  } catch (error) {
    return error as NodeJS.ErrnoException;
  }
}

async function start({ command, timeout, startTimeout, endTimeout = 2_000 }: ProcessOptions): Promise<Session | Fault> {
  const child = launch(command);
  if (child instanceof Error) return startFault(command, child);
  let failure: NodeJS.ErrnoException | undefined;
  child.on('error', (error) => {
    failure ??= error;
  });
  if (child.pid !== undefined) enter(child.pid);
  const pipe = createPipe(child, endTimeout);
  const received = await pipe.exchange(encodeHello(), startTimeout);
  if (received.kind !== 'line') {
    pipe.kill();
    if (failure && child.pid === undefined) return startFault(command, failure);
    return { fault: `the adapter did not answer hello: ${received.detail}` };
  }
  const hello = parseHello(received.line);
  if (isFault(hello)) {
    pipe.kill();
    return hello;
  }
  return {
    hello,
    async ask(request) {
      const answer = await pipe.exchange(encodeRequest(request), timeout);
      const reply = answer.kind === 'line' ? replyOf(answer.line, request.id) : answer;
      if (reply.kind !== 'answer') pipe.kill();
      return reply;
    },
    close: () => pipe.end(),
  };
}

/**
 * Creates an adapter that is a process of its own: one JSON line in, one out; standard error is free. It is killed with
 * all that it started when it hangs, breaks the protocol, or this process ends.
 */
export function createProcessAdapter(options: ProcessOptions): Adapter {
  return { start: () => start(options) };
}
