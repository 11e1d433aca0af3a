import { anyDomain, anyNonce } from '../auth-sig.js';
import { createSignatureCache } from '../crypto/signature-cache.js';
import { jsonRpcResolver } from '../evidence/json-rpc.js';
import { serviceConfiguration as validate } from '../generated/service-validators.js';
import type { ServiceConfiguration } from '../generated/types.js';
import { parseJson } from '../internal/json-text.js';
import { shapeFaults } from '../internal/shape.js';
import { profiles, strict } from '../profile.js';
import type { SharedNonceLedger } from '../server/ledger.js';
import { anyUses, checkedOptions, type VerifierOptions } from '../server/options.js';
import { anyNode } from '../session-sig.js';

export type { ServiceConfiguration } from '../generated/types.js';

/** Why a configuration is none. */
export interface ConfigurationFault {
  readonly reason: string;
}

/** What can come from the environment: `CAPSIG_NODE_ADDRESS` is `nodeAddress`. */
const texts = [
  'nodeAddress',
  'domain',
  'nonce',
  'profile',
  'root',
  'redisUrl',
  'redisPrefix',
  'host',
  'detail',
  'pages',
];
const numbers = [
  ...['maxAge', 'nonceSeconds', 'cacheEntries', 'port', 'workers', 'bodyBytes', 'deadline', 'requests', 'connections'],
  ...['idleTimeout', 'stopTimeout'],
];

/** Lists have commas between. */
const lists = [
  ['waived', 'CAPSIG_WAIVED'],
  ['networkKeys', 'CAPSIG_NETWORK_KEYS'],
] as const;

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const name of [...texts, ...numbers]) {
    const value = env[`CAPSIG_${name.replace(/[A-Z]/g, '_$&').toUpperCase()}`];
    // Empty is what a file of variables has for one that is not set.
    if (value === undefined || value === '') continue;
    found[name] = numbers.includes(name) && /^(?:0|[1-9][0-9]{0,15})$/.test(value) ? Number(value) : value;
  }
  for (const [name, variable] of lists) {
    const value = env[variable];
    if (value !== undefined && value !== '') found[name] = value.split(',');
  }
  return found;
}

/** Reads a configuration: the text of a file, what the environment says instead, and what the command line says instead of both. */
export function readConfiguration(
  text: string | Uint8Array | undefined,
  env: Readonly<Record<string, string | undefined>>,
  given: Readonly<Record<string, unknown>> = {},
): ServiceConfiguration | ConfigurationFault {
  const parsed = parseJson(text ?? '{}', { bytes: 1_048_576, depth: 8, values: 16_384 });
  if (!parsed.ok) return { reason: `expected strict JSON: ${parsed.reason} at offset ${parsed.offset}` };
  const { value } = parsed;
  const own = typeof value === 'object' && value !== null && !Array.isArray(value);
  const merged = own ? { ...value, ...fromEnvironment(env), ...given } : value;
  const [fault] = shapeFaults(validate, merged, 'refuse');
  if (fault) return { reason: `${fault.path === '' ? '' : `${fault.path}: `}${fault.message}` };
  const configuration = merged as ServiceConfiguration;
  const reason = contradiction(configuration);
  if (reason !== undefined) return { reason };
  try {
    checkedOptions(verifierOptions(configuration, undefined));
    return configuration;
  } catch (error) {
    if (error instanceof TypeError) return { reason: error.message };
    throw error;
  }
}

const waivable = { node: 'nodeAddress', domain: 'domain', nonce: 'nonce' } as const;

function contradiction(configuration: ServiceConfiguration): string | undefined {
  const { waived = [], profile = strict.name } = configuration;
  for (const [name, member] of Object.entries(waivable) as [keyof typeof waivable, 'domain'][]) {
    const configured = configuration[member] !== undefined;
    if (configured === waived.includes(name)) {
      return configured ? `/waived: ${name} is configured` : `expected ${member}, or ${name} in waived`;
    }
  }
  return Object.hasOwn(profiles, profile) ? undefined : `/profile: expected ${Object.keys(profiles).join(' or ')}`;
}

/** Makes the options of a verifier; without a ledger of nonces there are no logins. */
export function verifierOptions(
  configuration: ServiceConfiguration,
  nonces: SharedNonceLedger | undefined,
): VerifierOptions {
  const { nodeAddress = anyNode, domain = anyDomain, nonce = anyNonce, profile = strict.name } = configuration;
  const { networkKeys, root, maxAge, rpc, cacheEntries = 100_000, nonceSeconds, deadline, requests } = configuration;
  return {
    ...{ nodeAddress, domain, nonce, nonces: nonces ?? anyNonce, uses: anyUses },
    profile: profiles[profile] ?? strict,
    ...(networkKeys && { networkKeys }),
    ...(root !== undefined && { root }),
    ...(maxAge !== undefined && { maxAge }),
    ...(nonceSeconds !== undefined && { nonceSeconds }),
    ...(deadline !== undefined && { deadline }),
    ...(requests !== undefined && { limits: { requests } }),
    ...(cacheEntries > 0 && { cache: createSignatureCache({ entries: cacheEntries }) }),
    ...(rpc && {
      resolvers: jsonRpcResolver({
        urls: rpc as Readonly<Record<string, readonly string[]>>,
        fetch: (url, init) => fetch(url, init),
      }),
    }),
  };
}
