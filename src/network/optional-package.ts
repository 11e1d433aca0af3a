/** What loading a package that is not installed with us gave. */
export type Loaded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly reason: string };

/** What needs packages that are not installed with us. */
export type OptionalFeature = 'action' | 'jwt' | 'webAuthn';

interface Optional {
  /** What needs them, for the reason that is given when they are not installed. */
  readonly what: string;
  /** The packages with versions that fit the peer dependencies of this package. */
  readonly packages: readonly string[];
  /** Imports them; the specifiers stay literals, so that bundlers see them. */
  load(): Promise<unknown>;
}

const optional: Readonly<Record<OptionalFeature, Optional>> = {
  action: {
    what: 'running an action',
    packages: ['quickjs-emscripten-core@0.32.0', '@jitl/quickjs-wasmfile-release-sync@0.32.0'],
    load: () => Promise.all([import('quickjs-emscripten-core'), import('@jitl/quickjs-wasmfile-release-sync')]),
  },
  jwt: { what: 'a signed JWT', packages: ['jose@6'], load: () => import('jose') },
  webAuthn: {
    what: 'WebAuthn',
    packages: ['@simplewebauthn/server@14'],
    load: () => import('@simplewebauthn/server'),
  },
};

/** The features with the packages that each needs. */
export const optionalPackages: Readonly<Record<OptionalFeature, readonly string[]>> = {
  action: optional.action.packages,
  jwt: optional.jwt.packages,
  webAuthn: optional.webAuthn.packages,
};

/** Loads what only the reference network needs, on its first use; the reason names the line that installs it. */
export async function loadOptional<T>(load: () => Promise<T>, feature: OptionalFeature): Promise<Loaded<T>> {
  try {
    return { ok: true, value: await load() };
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    const missing = code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
    const { what, packages } = optional[feature];
    const one = packages.length === 1;
    const state = missing ? 'not installed' : `installed but ${one ? 'does' : 'do'} not load`;
    const needed = one ? 'a package that is' : 'packages that are';
    return { ok: false, reason: `${what} needs ${needed} ${state}: npm install ${packages.join(' ')}` };
  }
}

/** Says what a feature lacks, with the line that installs it; undefined when it can be used. */
export async function missingFor(feature: OptionalFeature): Promise<string | undefined> {
  const loaded = await loadOptional(optional[feature].load, feature);
  return loaded.ok ? undefined : loaded.reason;
}
