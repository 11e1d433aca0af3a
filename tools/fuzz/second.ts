// The second implementation of the specification (test/oracle), asked about the same inputs.
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Break } from './oracle.js';
import type { Sample } from './target.js';
import type { Asked } from './targets/operations.js';

/** The second implementation, running. */
export interface SecondOracle {
  ask(target: string, sample: Sample, seen: unknown): Promise<Break | undefined>;
  close(): void;
}

interface Answered {
  readonly result?: string;
  readonly rule?: string;
}

/** Starts it: Python 3.9 or later has to be there. */
export async function startOracle(root: string): Promise<SecondOracle> {
  const child = spawn('python3', [`${root}test/oracle/adapter.py`], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ask = async (message: object): Promise<Readonly<Record<string, unknown>>> => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
    const { value, done } = await lines.next();
    if (done) throw new Error('the second implementation ended');
    return JSON.parse(value);
  };
  const { operations } = await ask({ type: 'hello', protocol: 1 });
  return {
    async ask(target, sample, seen) {
      const { profile, input, caller } = sample as Asked;
      // What a caller may not do has no verdict, and it knows no profile but strict.
      if (
        !(operations as string[]).includes(target) ||
        profile !== 'strict' ||
        caller ||
        typeof seen !== 'string' ||
        !seen.startsWith('{')
      )
        return undefined;
      const own: Answered = JSON.parse(seen);
      const other: Answered = await ask({ type: 'run', id: 'fuzz', operation: target, profile, input });
      if (other.result === 'unsupported' || (own.result === other.result && own.rule === other.rule)) return undefined;
      return {
        kind: 'the second implementation differs',
        detail: `here ${own.result} ${own.rule ?? ''}, there ${other.result} ${other.rule ?? ''}`,
      };
    },
    close: () => void child.kill(),
  };
}
