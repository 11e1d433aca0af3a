/**
 * Bounds a ReCap, whatever its JSON text may hold: deciding coverage and narrowing takes time by the number of
 * alternatives, and every issue about a ReCap repeats the names in its path.
 */
export const recapBounds = {
  /** Alternatives of one ability. */
  alternatives: 256,
  /** Abilities of all resources together. */
  cells: 1_024,
  /** Proofs that a ReCap names. */
  proofs: 64,
  /** Characters of a resource. */
  resource: 2_179,
  /** Characters of an ability. */
  ability: 256,
} as const;

/** Says whether text has more than a number of characters, counted in code points as JSON Schema does. */
export function isLonger(text: string, most: number): boolean {
  if (text.length <= most) return false;
  return text.length > 2 * most || [...text].length > most;
}

/** Throws TypeError for more abilities, or longer names, than a ReCap that was decoded can have. */
export function assertBounds(att: Readonly<Record<string, object>>): void {
  const { cells, ability, resource } = recapBounds;
  const abilities = Object.values(att).flatMap((each) => Object.keys(each));
  const long =
    abilities.some((each) => isLonger(each, ability)) || Object.keys(att).some((each) => isLonger(each, resource));
  if (!long && abilities.length <= cells) return;
  throw new TypeError(
    `expected a ReCap of at most ${cells} abilities of at most ${ability} characters, on resources of at most ${resource} characters`,
  );
}
