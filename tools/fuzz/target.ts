import type { Library } from './library.js';
import type { Mutation } from './mutation.js';

/** An input of a target: a JSON value, so that it can be kept and printed. */
export type Sample = unknown;

/** A vector, as far as it is the seed of something. */
export interface Seed {
  readonly id: string;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly expect: { readonly result: string };
  /** Profiles with verdicts of their own. */
  readonly profiles?: Readonly<Record<string, unknown>>;
}

/** Something that reads what strangers write. */
export interface Target {
  readonly name: string;
  /** Inputs to begin with. */
  seeds(vectors: readonly Seed[]): readonly Sample[];
  /** Changes an input; as a JSON value in any place unless given. */
  mutate?(sample: Sample, mutation: Mutation): Sample;
  /**
   * Runs an input and returns what was answered, to be compared with what is answered again. What does not hold throws.
   * `thorough` asks for the oracles that are slow.
   */
  run(sample: Sample, thorough: boolean): unknown;
}

/** Makes targets of a library. */
export type Targets = (library: Library) => readonly Target[];

/** Text as samples have it: a string, or bytes in hex. */
export function bytesOrText(sample: Sample): string | Uint8Array {
  if (typeof sample === 'string') return sample;
  const { hex } = (sample ?? {}) as { readonly hex?: unknown };
  return new Uint8Array(Buffer.from(typeof hex === 'string' ? hex : '', 'hex'));
}

/** The texts that stand in vectors, each once, those of the wanted form only. */
export function textsIn(vectors: readonly Seed[], wanted: (text: string) => boolean, most = 4_000): string[] {
  const found = new Set<string>();
  const visit = (value: unknown, depth: number): void => {
    if (found.size >= most || depth > 10) return;
    if (typeof value === 'string') {
      if (wanted(value)) found.add(value);
      if (/^\s*[[{]/.test(value) && value.length < 100_000) {
        try {
          visit(JSON.parse(value), depth + 1);
        } catch {
          // No document.
        }
      } else if (value.includes('\n'))
        for (const line of value.split('\n')) visit(line.replace(/^(?:- |[A-Z][a-zA-Z ]+: )/, ''), depth + 1);
    } else if (value !== null && typeof value === 'object')
      for (const each of Object.values(value)) visit(each, depth + 1);
  };
  for (const { input } of vectors) visit(input, 0);
  return [...found];
}
