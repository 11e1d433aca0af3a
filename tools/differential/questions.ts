// The inputs of a run: those of vectors, changed, and those of generated worlds, as they are and changed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { PublishedFile } from '../vectors/vector.js';
import type { KnownVector } from './known.js';
import { mutateInput, type Random } from './mutate.js';
import type { Question } from './propose.js';
import { worlds } from './worlds.js';

/** The operations that can be asked. */
export const operations: readonly string[] = Object.keys(worlds);

/** Every published vector of one fault or none. */
export function readVectors(folder: string): readonly KnownVector[] {
  return operations.flatMap((operation) =>
    readdirSync(join(folder, operation)).flatMap((name) => {
      const { vectors } = JSON.parse(readFileSync(join(folder, operation, name), 'utf8')) as PublishedFile;
      return vectors.map(({ id, input, expect }) => ({ id, operation, input, expect }) as KnownVector);
    }),
  );
}

/** Questions about an operation without end, the same for the same seed: half of them of each source that is wanted. */
export function* questions(
  operation: string,
  vectors: readonly KnownVector[],
  next: Random,
  sources: { readonly vectors: boolean; readonly worlds: boolean },
): Generator<Question> {
  const bases = vectors.filter(
    (vector) =>
      vector.operation === operation && vector.expect.result === 'accept' && JSON.stringify(vector.input).length < 8192,
  );
  const arbitrary = worlds[operation];
  if (!arbitrary) throw new TypeError(`expected one of ${operations.join(', ')}, found ${operation}`);
  let pool: (object | undefined)[] = [];
  for (;;) {
    const base = bases[next(bases.length)];
    if (sources.vectors && base && (!sources.worlds || next(2) === 0)) {
      yield { operation, input: mutateInput(base.input, next), from: `vector ${base.id}`, vector: base.id };
    } else {
      if (pool.length === 0) pool = fc.sample(arbitrary, { numRuns: 64, seed: next(0x7fffffff) });
      const world = pool.pop();
      if (!world) continue;
      // A world as it is, is a question as well: it is where everybody should agree.
      const input = world as Question['input'];
      yield next(3) === 0
        ? { operation, input, from: 'world' }
        : { operation, input: mutateInput(input, next), from: 'world, changed' };
    }
  }
}
