// Whatever a vector says of a document, it is said of it in another thread as well.
import { expect, it } from 'vitest';
import { isFault } from '../../src/conformance/fault.js';
import { loadVectors } from '../../src/conformance/vector.js';
import { authSigOptions, type Input, sessionOptions, textOf } from '../../src/conformance/vector-input.js';
import type { Result } from '../../src/index.js';
import type { Reply } from '../../src/many/pool.js';
import { verifiers } from '../../src/many/setup.js';
import { begin, type ManyOptions, setupOf, verifyMany } from '../../src/many.js';
import { createThread, type Thread } from '../../src/thread.js';

const loaded = loadVectors();
if (isFault(loaded)) throw new Error(loaded.fault);
const { vectors } = loaded;

/** The vectors of an operation with an input of one document, by the options that they share. */
function groupsOf(operation: string, member: string) {
  const groups = new Map<string, { readonly input: Input; readonly documents: unknown[] }>();
  for (const { operation: own, input } of vectors) {
    if (own !== operation) continue;
    const { [member]: document, ...shared } = input;
    const key = JSON.stringify(shared);
    const group = groups.get(key) ?? { input, documents: [] };
    group.documents.push(textOf(document));
    groups.set(key, group);
  }
  return [...groups.values()];
}

const operations = [
  { kind: 'session-sig', member: 'sessionSig', optionsOf: sessionOptions },
  { kind: 'session-sigs', member: 'sessionSigs', optionsOf: sessionOptions },
  { kind: 'auth-sig', member: 'authSig', optionsOf: authSigOptions },
] as const;

/** Judges in as many threads as are asked for. */
async function dealtOut(documents: readonly unknown[], options: ManyOptions<keyof typeof verifiers>) {
  const found: unknown[] = [];
  for await (const each of verifyMany(documents, options)) found.push('result' in each && each.result);
  return found;
}

/** Judges in a thread that has all the others of its kind: to start one for each group takes too long. */
async function inThread(thread: Thread, id: number, setup: unknown, documents: readonly unknown[]) {
  const subject = { id, setup, room: { most: 1, ofOne: 1 } };
  const answer = await thread.ask(subject, thread, { method: 'judge', args: [documents] });
  const replies = (answer?.value ?? []) as readonly Reply<Result<unknown>>[];
  return replies.map((reply) => ('value' in reply ? reply.value : reply.failed));
}

it.each(operations)(
  'gives each golden vector of $kind the verdict that it has in process',
  async ({ kind, member, optionsOf }) => {
    const thread = createThread(begin, { memory: 512 });
    let count = 0;
    try {
      for (const [id, { input, documents }] of groupsOf(`${kind}.verify`, member).entries()) {
        const options = optionsOf(input, {});
        const verify = verifiers[kind] as (input: unknown, given: object) => Result<unknown>;
        const given = { kind, ...options } as unknown as ManyOptions<typeof kind>;
        // The groups that are large enough to be dealt out go all the way.
        const found =
          documents.length < 40
            ? await inThread(thread, id, setupOf(given), documents)
            : await dealtOut(documents, { ...given, jobs: 2 });
        expect(found).toEqual(documents.map((document) => verify(document, options)));
        count += found.length;
      }
    } finally {
      await thread.end();
    }
    expect(count).toBe(vectors.filter(({ operation }) => operation === `${kind}.verify`).length);
    expect(count).toBeGreaterThan(50);
  },
);
