// The library as it was built, loaded from a folder, so that a copy with a planted fault can be tried as well.

const modules = {
  accessControl: async (base: string) =>
    (await import(`${base}client/access-control.js`)) as typeof import('../../src/client/access-control.js'),
  base58: async (base: string) =>
    (await import(`${base}internal/base58.js`)) as typeof import('../../src/internal/base58.js'),
  bech32: async (base: string) =>
    (await import(`${base}crypto/bech32.js`)) as typeof import('../../src/crypto/bech32.js'),
  blocks: async (base: string) =>
    (await import(`${base}network/blocks.js`)) as typeof import('../../src/network/blocks.js'),
  bls: async (base: string) => (await import(`${base}crypto/bls.js`)) as typeof import('../../src/crypto/bls.js'),
  capability: async (base: string) =>
    (await import(`${base}capability.js`)) as typeof import('../../src/capability.js'),
  cli: async (base: string) => (await import(`${base}cli/run.js`)) as typeof import('../../src/cli/run.js'),
  deployless: async (base: string) =>
    (await import(`${base}evidence/deployless.js`)) as typeof import('../../src/evidence/deployless.js'),
  evidence: async (base: string) =>
    (await import(`${base}evidence/assert.js`)) as typeof import('../../src/evidence/assert.js'),
  index: async (base: string) => (await import(`${base}index.js`)) as typeof import('../../src/index.js'),
  jsonText: async (base: string) =>
    (await import(`${base}internal/json-text.js`)) as typeof import('../../src/internal/json-text.js'),
  native: async (base: string) =>
    (await import(`${base}crypto/native.js`)) as typeof import('../../src/crypto/native.js'),
  noble: async (base: string) => (await import(`${base}crypto/noble.js`)) as typeof import('../../src/crypto/noble.js'),
  node: async (base: string) => (await import(`${base}network/node.js`)) as typeof import('../../src/network/node.js'),
  nodeAddress: async (base: string) =>
    (await import(`${base}internal/node-address.js`)) as typeof import('../../src/internal/node-address.js'),
  operation: async (base: string) =>
    (await import(`${base}conformance/operation.js`)) as typeof import('../../src/conformance/operation.js'),
  proofCid: async (base: string) =>
    (await import(`${base}recap/proof-cid.js`)) as typeof import('../../src/recap/proof-cid.js'),
  protocol: async (base: string) =>
    (await import(`${base}conformance/protocol.js`)) as typeof import('../../src/conformance/protocol.js'),
  recap: async (base: string) => (await import(`${base}recap.js`)) as typeof import('../../src/recap.js'),
  recognise: async (base: string) => (await import(`${base}recognise.js`)) as typeof import('../../src/recognise.js'),
  registry: async (base: string) =>
    (await import(`${base}network/registry.js`)) as typeof import('../../src/network/registry.js'),
  resource: async (base: string) =>
    (await import(`${base}client/resource.js`)) as typeof import('../../src/client/resource.js'),
  results: async (base: string) =>
    (await import(`${base}conformance/report-json.js`)) as typeof import('../../src/conformance/report-json.js'),
  rule: async (base: string) => (await import(`${base}rule.js`)) as typeof import('../../src/rule.js'),
  sdkStorage: async (base: string) =>
    (await import(`${base}client/sdk-storage.js`)) as typeof import('../../src/client/sdk-storage.js'),
  secp256k1: async (base: string) =>
    (await import(`${base}crypto/secp256k1.js`)) as typeof import('../../src/crypto/secp256k1.js'),
  sessionStore: async (base: string) =>
    (await import(`${base}client/session-store.js`)) as typeof import('../../src/client/session-store.js'),
  siwe: async (base: string) => (await import(`${base}siwe.js`)) as typeof import('../../src/siwe.js'),
  solana: async (base: string) =>
    (await import(`${base}auth-sig/solana.js`)) as typeof import('../../src/auth-sig/solana.js'),
  storage: async (base: string) =>
    (await import(`${base}client/storage.js`)) as typeof import('../../src/client/storage.js'),
  threshold: async (base: string) =>
    (await import(`${base}crypto/threshold.js`)) as typeof import('../../src/crypto/threshold.js'),
  time: async (base: string) =>
    (await import(`${base}internal/time.js`)) as typeof import('../../src/internal/time.js'),
  told: async (base: string) =>
    (await import(`${base}conformance/vector-answer.js`)) as typeof import('../../src/conformance/vector-answer.js'),
  uri: async (base: string) => (await import(`${base}internal/uri.js`)) as typeof import('../../src/internal/uri.js'),
  utf8: async (base: string) =>
    (await import(`${base}internal/utf8.js`)) as typeof import('../../src/internal/utf8.js'),
  wrapper: async (base: string) =>
    (await import(`${base}auth-sig/wrapper.js`)) as typeof import('../../src/auth-sig/wrapper.js'),
};

type Modules = { readonly [Name in keyof typeof modules]: Awaited<ReturnType<(typeof modules)[Name]>> };

/** Its modules, the backend of compiled code, and all profiles. */
export interface Library extends Modules {
  readonly profiles: typeof import('../../src/profile.js').profiles;
  readonly compiled: import('../../src/crypto/backend.js').Backend;
}

/** Loads the library from the URL of a folder that was built. */
export async function loadLibrary(base: string): Promise<Library> {
  const loaded = await Promise.all(
    Object.entries(modules).map(async ([name, load]) => [name, await load(base)] as const),
  );
  const all = Object.fromEntries(loaded) as unknown as Modules;
  return { ...all, profiles: all.index.profiles, compiled: all.native.createNativeBackend() };
}
