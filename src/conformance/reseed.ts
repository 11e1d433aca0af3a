import { existsSync } from 'node:fs';
import { profiles } from '../profile.js';
import { excerpt, type Fault, isFault } from './fault.js';
import { readVectors, type VectorSet } from './vector.js';

interface Generator {
  reseed(text: string): void;
}

interface Corpus {
  readonly version: string;
  buildCorpus(profiles: readonly unknown[]): Promise<Readonly<Record<string, unknown>>>;
}

/**
 * Generates the vectors with keys that derive from a text, so that no answer can have been looked up. The generators are
 * part of a checkout, not of the package.
 */
export async function reseedVectors(
  text: string,
  folder: URL = new URL('../../build/vectors/', import.meta.url),
): Promise<VectorSet | Fault> {
  const [kit, corpus] = [new URL('kit.js', folder), new URL('corpus.js', folder)];
  if (!existsSync(kit) || !existsSync(corpus)) {
    return {
      fault: '--reseed needs a checkout of the repository: the package ships the vectors, but not what generates them',
    };
  }
  try {
    const { reseed } = (await import(kit.href)) as Generator;
    const { buildCorpus, version } = (await import(corpus.href)) as Corpus;
    reseed(text);
    // Through JSON, so that the vectors are what their files would be.
    const files = JSON.parse(JSON.stringify(await buildCorpus(Object.values(profiles))));
    const set = readVectors(files, version);
    return isFault(set) ? set : { ...set, reseed: text };
  } catch (error) {
    return { fault: `cannot generate the vectors: ${excerpt(String(error), 300)}` };
  }
}
