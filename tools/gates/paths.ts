import { readFileSync } from 'node:fs';
import type { Issue } from '../../src/rule.js';
import { fits, readPlaces } from '../spec/path.js';
import type { ListedVector, ProfileName } from '../vectors/vector.js';
import { heardRun, profiles, strict } from './engine.js';

const root = new URL('../../', import.meta.url);

/** Every issue of every vector points where the specification says that its rule does. Returns one line per failure. */
export function checkPaths(vectors: readonly ListedVector[]): string[] {
  const places = readPlaces(readFileSync(new URL('spec/README.md', root), 'utf8'));
  const { rules }: { rules: { id: string; path?: string[] }[] } = JSON.parse(
    readFileSync(new URL('spec/rules.json', root), 'utf8'),
  );
  const patterns = new Map(rules.map(({ id, path }) => [id, path ?? []]));
  const known = new Map<string, boolean>();
  const failures: string[] = [];
  const isStated = ({ rule, path }: Issue) => {
    const key = `${rule} ${path}`;
    const stated = known.get(key) ?? (patterns.get(rule) ?? []).some((pattern) => fits(path, pattern, places));
    known.set(key, stated);
    return stated;
  };
  for (const vector of vectors) {
    // What a profile reports beyond strict, it reports at the same places; where it differs, it is asked.
    for (const profile of profiles.filter((each) => each === strict || vector.profiles?.[each.name as ProfileName])) {
      const wrong = heardRun(vector, profile).find((issue) => !isStated(issue));
      if (wrong)
        failures.push(`${vector.id}: ${wrong.rule} points at "${wrong.path}", which its Path does not describe`);
    }
  }
  return failures;
}
