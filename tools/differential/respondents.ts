// Who is asked beside us: the installed peers, and the oracle where Python is there.
import { spawn, spawnSync } from 'node:child_process';
import { isAbsolute, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isInstalled, peers } from '../peers/adapters.js';
import type { Answer, Respondent } from './disagreement.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const python = process.env.CAPSIG_PYTHON ?? 'python3';
const patience = 5000;

export interface Running extends Respondent {
  close(): void;
}

/** Starts an adapter and says hello; undefined when it does not answer. One that ended, or is late, is started anew for the next question. */
async function open(
  name: string,
  folder: string,
  command: readonly string[],
  exact: boolean,
): Promise<Running | undefined> {
  const start = () => {
    const [program = '', ...args] = command;
    const path = isAbsolute(program) || !program.includes('/') ? program : join(folder, program);
    const child = spawn(path, args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const gone = new Promise<undefined>((resolve) => {
      child.once('exit', () => resolve(undefined));
      child.once('error', () => resolve(undefined));
    });
    child.stdin.on('error', () => {});
    return { child, lines, gone };
  };
  let running = start();
  const say = async (message: object) => {
    const { child, lines, gone } = running;
    child.stdin.write(`${JSON.stringify(message)}\n`);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), patience);
    });
    const line = await Promise.race([lines.next(), gone, late]);
    clearTimeout(timer);
    return line && !line.done ? JSON.parse(line.value) : undefined;
  };
  const hello = { type: 'hello', protocol: 1 };
  const first: { operations: readonly string[]; features?: readonly string[] } | undefined = await say(hello);
  if (!first) {
    running.child.kill();
    return undefined;
  }
  let id = 0;
  return {
    name,
    operations: first.operations,
    features: first.features ?? [],
    exact,
    close: () => running.child.kill(),
    async ask(operation, input) {
      const message = { type: 'run', id: String(id++), operation, profile: 'strict', input };
      const answer: Answer | undefined = await say(message);
      if (answer) return answer;
      running.child.kill();
      running = start();
      await say(hello);
      return undefined;
    },
  };
}

/** Starts whoever answers an operation of these. `only` names peers, or `oracle`. */
export async function openAll(operations: readonly string[], only?: readonly string[]): Promise<readonly Running[]> {
  const wanted = (name: string) => !only || only.includes(name);
  const opened: (Running | undefined)[] = [];
  for (const peer of peers) {
    if (wanted(peer.name) && isInstalled(peer)) opened.push(await open(peer.name, peer.folder, peer.command, false));
  }
  if (wanted('oracle') && spawnSync(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0) {
    opened.push(await open('oracle', root, [python, join(root, 'test/oracle/adapter.py')], true));
  }
  return opened.filter((each) => {
    if (!each) return false;
    if (each.operations.some((operation) => operations.includes(operation))) return true;
    each.close();
    return false;
  }) as readonly Running[];
}
