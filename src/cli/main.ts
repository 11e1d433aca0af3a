#!/usr/bin/env node
import { createReadStream } from 'node:fs';
import { open, opendir, stat } from 'node:fs/promises';
import { isatty } from 'node:tty';
import { createQuestions } from './questions.js';
import { run } from './run.js';

/** Reads a stream until it ends or a byte more than the limit has come. */
async function collect(stream: AsyncIterable<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) break;
  }
  return Buffer.concat(chunks);
}

// A reader that goes away, as `head` does, is no failure; a full disk is, and must not look like a verdict.
let unheard = false;
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // Node.js keeps standard output as it was, so that it cannot be asked later.
  unheard = true;
  if (error.code !== 'EPIPE') process.exitCode = 3;
});

// What is told there changes no verdict, and there is nowhere else to tell that it was not heard.
process.stderr.on('error', () => {});

// Nobody is asked who could not see the question or would not answer it.
const questions = isatty(0) && isatty(2) ? createQuestions(() => [process.stdin, process.stderr]) : undefined;

const code = await run(process.argv.slice(2), {
  async readFile(path, limit) {
    const file = await open(path, 'r');
    // One byte past the limit tells that there was more.
    return collect(file.createReadStream({ end: limit }), limit);
  },
  async listFiles(path, limit) {
    const names: string[] = [];
    for await (const entry of await opendir(path)) {
      if (names.length > limit) break;
      if (entry.isFile()) names.push(entry.name);
    }
    return names;
  },
  readStdin: (limit) => collect(process.stdin, limit),
  // Opened by the command that reads it, and by no other.
  get stdin() {
    return process.stdin;
  },
  ...(questions ? { ask: questions.ask } : {}),
  openFile: (path) => createReadStream(path),
  async sizeOf(path) {
    try {
      const found = await stat(path);
      return found.isFile() ? found.size : undefined;
    } catch {
      // Whoever opens it finds out why.
      return undefined;
    }
  },
  stdout: (text) => void process.stdout.write(text),
  isUnheard: () => unheard,
  async drained() {
    if (!process.stdout.writableNeedDrain) return;
    // Whoever went away wants no more of it, and nobody would ever say that there is room.
    await new Promise<void>((resolve) => {
      const events = ['drain', 'close', 'error'] as const;
      const done = (): void => {
        for (const event of events) process.stdout.off(event, done);
        resolve();
      };
      for (const event of events) process.stdout.on(event, done);
    });
  },
  stderr: (text) => void process.stderr.write(text),
  now: () => new Date(),
  fetch: (url, init) => fetch(url, init),
  // Only from here on: any other command ends at once, and so does this one the second time.
  untilInterrupted: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
    }),
  isTerminal: process.stdout.isTTY === true,
  isErrorTerminal: process.stderr.isTTY === true,
  env: process.env,
});
// An open terminal would keep the process.
questions?.close();
process.exitCode ||= code;
