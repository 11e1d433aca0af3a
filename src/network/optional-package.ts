/** What loading a package that is not installed with us gave. */
export type Loaded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/**
 * Loads what only the reference network needs, on its first use.
 *
 * @param load imports the package; the specifier stays a literal there, so that bundlers see it
 * @param what what needs it, for the reason that is given when it is not installed
 * @param packages the packages to name there
 */
export async function loadOptional<T>(load: () => Promise<T>, what: string, packages: string): Promise<Loaded<T>> {
  try {
    return { ok: true, value: await load() };
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    const missing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    const state = missing ? 'not installed' : 'installed but does not load';
    return { ok: false, reason: `${what} needs a package that is ${state}: npm install ${packages}` };
  }
}
