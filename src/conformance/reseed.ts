import { existsSync } from 'node:fs';
import { profiles } from '../profile.js';
import { excerpt, type Fault, isFault } from './fault.js';
import { readVectors, type VectorSet } from './vector.js';

/** What of the generators is used: `tools/vectors/corpus.ts`. */
interface Generators {
  readonly version: string;
  reseed(text: string): void;
  buildCorpus(profiles: readonly unknown[]): Promise<Readonly<Record<string, unknown>>>;
}

/** Loads TypeScript. The loader is a development dependency; undefined where it is not installed. */
async function loader(): Promise<((url: string, parent: string) => Promise<unknown>) | undefined> {
  try {
    const { tsImport } = await import('tsx/esm/api');
    return tsImport;
  } catch {
    return undefined;
  }
}

/**
 * Generates the vectors with keys that derive from a text, so that no answer can have been looked up. The generators are
 * part of a checkout, not of a package.
 */
export async function reseedVectors(
  text: string,
  folder: URL = new URL('../../tools/vectors/', import.meta.url),
): Promise<VectorSet | Fault> {
  const corpus = new URL('corpus.ts', folder);
  if (!existsSync(corpus)) {
    return {
      fault: '--reseed needs a checkout of the repository: no package has what generates the vectors',
    };
  }
  const load = await loader();
  if (load === undefined) {
    return { fault: '--reseed needs the development dependencies of the checkout: run `npm ci` there' };
  }
  try {
    const { reseed, buildCorpus, version } = (await load(corpus.href, import.meta.url)) as Generators;
    reseed(text);
    // Through JSON, so that the vectors are what their files would be.
    const files = JSON.parse(JSON.stringify(await buildCorpus(Object.values(profiles))));
    const set = readVectors(files, version);
    return isFault(set) ? set : { ...set, reseed: text };
  } catch (error) {
    return { fault: `cannot generate the vectors: ${excerpt(String(error), 300)}` };
  }
}
