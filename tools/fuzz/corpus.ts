// The inputs that together reach what is reached, kept in the repository: those of vectors by their ids.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { Sample, Seed } from './target.js';

const home = new URL('../../test/fuzz/corpus/', import.meta.url);
const vectorHome = new URL('../../vectors/', import.meta.url);

/** What one file may have, in bytes: all together stay below 2 MB. */
export const mostBytes = 48_000;

const fileOf = (target: string): URL => new URL(`${target.replaceAll(/[^a-z-.]+/g, '-')}.json`, home);

/** Reads the published vectors. */
export function readSeeds(): readonly Seed[] {
  return readdirSync(vectorHome, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(new URL(`${name}/`, vectorHome))
        .filter((file) => file.endsWith('.json'))
        .flatMap((file) => {
          const { operation, vectors } = JSON.parse(readFileSync(new URL(`${name}/${file}`, vectorHome), 'utf8'));
          // Of several operations, each vector names its own.
          return (vectors as (Omit<Seed, 'operation'> & Partial<Seed>)[]).map(
            (vector): Seed => ({ operation, ...vector }),
          );
        }),
    );
}

/** A vector under a profile, as a corpus has it. */
interface Reference {
  readonly vector: string;
  readonly profile: string;
}

/** Reads the corpus of a target; nothing where there is none. A vector that is gone is left out. */
export function readCorpus(target: string, vectors: ReadonlyMap<string, Seed>): Sample[] {
  const file = fileOf(target);
  if (!existsSync(file)) return [];
  const { samples } = JSON.parse(readFileSync(file, 'utf8')) as { readonly samples: readonly unknown[] };
  return samples.flatMap((sample): Sample[] => {
    if (typeof sample !== 'object' || sample === null || !Object.hasOwn(sample, 'vector')) return [sample];
    const { vector, profile } = sample as Reference;
    const seed = vectors.get(vector);
    return seed ? [{ profile, input: seed.input }] : [];
  });
}

/** Writes the corpus of a target, what is large left out. */
export function writeCorpus(target: string, samples: readonly Sample[], vectors: readonly Seed[]): number {
  const ids = new Map(vectors.map(({ id, input }) => [input, id]));
  const lines: string[] = [];
  let size = 0;
  const shortest = samples
    .map((sample) => {
      const { profile, input } = (sample ?? {}) as { readonly profile?: unknown; readonly input?: Seed['input'] };
      const vector = input && ids.get(input);
      return JSON.stringify(
        vector === undefined || Object.hasOwn(sample as object, 'caller') ? sample : { vector, profile },
      );
    })
    .sort((a, b) => a.length - b.length);
  for (const line of shortest) {
    if (size + line.length > mostBytes) break;
    size += Buffer.byteLength(line) + 2;
    lines.push(line);
  }
  mkdirSync(home, { recursive: true });
  writeFileSync(fileOf(target), `{"target":${JSON.stringify(target)},"samples":[\n${lines.join(',\n')}\n]}\n`);
  return lines.length;
}
