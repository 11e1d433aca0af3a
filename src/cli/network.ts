import { anyDomain } from '../auth-sig.js';
import { fromHex, fromUtf8 } from '../internal/bytes.js';
import { profiles, strict } from '../profile.js';
import { type Arguments, type Command, isMisuse, type Misuse, singleOf } from './command.js';
import { type Rpc, readRpc, rpcOption } from './evidence.js';
import { readOperand } from './input.js';
import { exit, type Io } from './io.js';
import { clip, createPage, type Page, styled } from './terminal.js';

type NetworkModule = typeof import('../network/network.js');
type Options = NonNullable<Parameters<NetworkModule['createNetwork']>[0]>;
type Running = Awaited<ReturnType<NetworkModule['createNetwork']>>;

function wholeNumber(given: Arguments, name: string, most: number): number | undefined | Misuse {
  const text = singleOf(given, name);
  if (text === undefined) return undefined;
  const number = /^[0-9]{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return number <= most
    ? number
    : { misuse: `--${name}: expected a whole number up to ${most}, found ${clip(text, 40)}` };
}

/** Reads the options that need no file; the first that is wrong ends it. */
function readNumbers(given: Arguments): (Options & { readonly ports: readonly number[] | 0 }) | Misuse {
  const nodes = wholeNumber(given, 'nodes', 255) ?? 3;
  const threshold = wholeNumber(given, 'threshold', 255);
  const port = wholeNumber(given, 'port', 65_535) ?? 7470;
  if (isMisuse(nodes)) return nodes;
  if (isMisuse(threshold)) return threshold;
  if (isMisuse(port)) return port;
  if (nodes < 1) return { misuse: '--nodes: expected at least 1, found 0' };
  if (threshold !== undefined && (threshold > nodes || threshold * 2 <= nodes)) {
    return { misuse: `--threshold: expected more than half of ${nodes} and at most ${nodes}, found ${threshold}` };
  }
  if (port + nodes - 1 > 65_535) return { misuse: `--port: expected room for ${nodes} ports from ${port} on` };
  const hex = singleOf(given, 'seed');
  const seed = hex === undefined ? undefined : fromHex(hex);
  // The seed itself is a secret and stays out of the message.
  if (hex !== undefined && seed?.length !== 32) return { misuse: '--seed: expected 64 hex digits' };
  const name = singleOf(given, 'profile') ?? strict.name;
  const profile = profiles[name];
  if (!profile) {
    return { misuse: `--profile: expected ${Object.keys(profiles).join(' or ')}, found ${clip(name, 80)}` };
  }
  const ports = port === 0 ? 0 : Array.from({ length: nodes }, (_, index) => port + index);
  const host = singleOf(given, 'host');
  const publicHost = singleOf(given, 'public-host');
  if (publicHost === undefined && (host === '0.0.0.0' || host === '::')) {
    return { misuse: `--host: ${host} stands for every address; give what clients write with --public-host` };
  }
  return {
    nodes,
    ports,
    profile,
    ...(threshold === undefined ? {} : { threshold }),
    ...(seed ? { seed } : {}),
    ...(host === undefined ? {} : { host }),
    ...(publicHost === undefined ? {} : { publicHost }),
  };
}

/** Reads the file that an option names by a parser that says in one line what is wrong with it. */
async function readParsed<T extends object>(
  given: Arguments,
  name: string,
  io: Io,
  parse: (bytes: Uint8Array) => T | { readonly reason: string },
): Promise<T | undefined | Misuse> {
  const path = singleOf(given, name);
  if (path === undefined) return undefined;
  const bytes = await readOperand(path, io);
  if (isMisuse(bytes)) return { misuse: `--${name}: ${bytes.misuse}` };
  const parsed = parse(bytes);
  return 'reason' in parsed ? { misuse: `--${name}: ${clip(path, 120)}: ${clip(parsed.reason, 400)}` } : parsed;
}

async function readActions(given: Arguments, io: Io): Promise<readonly string[] | Misuse> {
  const codes: string[] = [];
  for (const path of given.values.get('action') ?? []) {
    const bytes = await readOperand(path, io);
    if (isMisuse(bytes)) return { misuse: `--action: ${bytes.misuse}` };
    const code = fromUtf8(bytes);
    if (code === undefined) return { misuse: `--action: ${clip(path, 120)}: expected UTF-8` };
    codes.push(code);
  }
  return codes;
}

type Files = Required<Pick<Options, 'registry' | 'authMethods' | 'actions'>> & {
  /** What keeps the nodes from running the actions that requests bring along. */
  readonly missing?: string;
};

async function readFiles(given: Arguments, rpc: Rpc | undefined, io: Io): Promise<Files | Misuse> {
  // Loaded here, so that the other commands do not wait for them.
  const { readRegistry } = await import('../network/registry.js');
  const { parseConfiguration } = await import('../network/configuration.js');
  const { walletAuthMethod } = await import('../network/auth-method.js');
  const registry = await readParsed(given, 'registry', io, readRegistry);
  if (isMisuse(registry)) return registry;
  const configuration = await readParsed(given, 'config', io, (text) => {
    return parseConfiguration(text, globalThis.fetch, rpc?.resolvers);
  });
  if (isMisuse(configuration)) return configuration;
  const actions = await readActions(given, io);
  if (isMisuse(actions)) return actions;
  const { missingFor } = await import('../network/optional-package.js');
  // Said now and not at the first request that needs it.
  for (const feature of configuration?.needs ?? []) {
    const missing = await missingFor(feature);
    if (missing !== undefined) return { misuse: `--config: ${missing}` };
  }
  const missing = await missingFor('action');
  if (missing !== undefined && actions.length > 0) return { misuse: `--action: ${missing}` };
  return {
    registry: registry ?? { pkps: [] },
    authMethods: configuration?.authMethods ?? [
      walletAuthMethod({ domain: anyDomain, ...(rpc ? { resolvers: rpc.resolvers } : {}) }),
    ],
    actions,
    ...(missing === undefined ? {} : { missing }),
  };
}

function chainsOf({ chains }: Rpc): string {
  const named = chains.filter((chain) => chain !== '*');
  const others = named.length < chains.length ? ['the chains that the nodes of --rpc are of'] : [];
  return [...named.map((chain) => `chain ${clip(chain, 40)}`), ...others].join(', ');
}

function printRunning(page: Page, network: Running, options: Options & Files, rpc: Rpc | undefined): void {
  const { nodes, networkKey, threshold, epoch } = network;
  page.line(styled('strong', `${nodes.length} reference nodes`), `, profile ${options.profile?.name ?? strict.name}`);
  page.line('');
  for (const [index, { url }] of nodes.entries()) {
    page.line('  ', styled('faint', `node ${index + 1}`.padEnd(13)), url);
  }
  const rows: readonly (readonly [string, string])[] = [
    ['network key', networkKey],
    ['threshold', `${threshold} of ${nodes.length}`],
    ['epoch', String(epoch)],
    [
      'PKPs',
      options.registry.pkps.length === 0 ? 'none; name some with --registry' : String(options.registry.pkps.length),
    ],
    ['auth methods', options.authMethods.map(({ authMethodType }) => authMethodType).join(', ') || 'none'],
    ['actions', options.missing === undefined ? String(options.actions.length) : `none: ${options.missing}`],
    ['contracts', rpc ? `asked on ${chainsOf(rpc)}` : 'not asked; name a node of their chain with --rpc CHAIN=URL'],
  ];
  for (const [label, value] of rows) page.line('  ', styled('faint', label.padEnd(13)), value);
  page.line('');
  page.line(styled('strong', 'Point a client at it'));
  const urls = nodes.map(({ url }) => `'${url}'`).join(', ');
  page.line(`  new LitNodeClient({ nodes: [${urls}], networkPubKey: '${networkKey}' })`);
  page.line('');
  page.line('Ends with Ctrl+C.');
}

async function runNetwork(given: Arguments, io: Io): Promise<number | Misuse> {
  const numbers = readNumbers(given);
  if (isMisuse(numbers)) return numbers;
  const rpc = readRpc(given, io);
  if (isMisuse(rpc)) return rpc;
  const files = await readFiles(given, rpc, io);
  if (isMisuse(files)) return files;
  if (!io.untilInterrupted) return { misuse: 'there is nothing here that could end the network' };
  const { createNetwork } = await import('../network/network.js');
  const { missing, ...known } = files;
  const resolvers = rpc ? { resolvers: rpc.resolvers } : {};
  const options = { ...numbers, ...known, ...resolvers, now: () => io.now() };
  let network: Running;
  try {
    network = await createNetwork(options);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof TypeError && code === undefined) return { misuse: clip(message, 300) };
    if (code === undefined) throw error;
    const where = numbers.ports === 0 ? 'there' : `on the ports from ${numbers.ports[0]} on`;
    return { misuse: `cannot listen ${where}: ${listenFaults[code] ?? code}` };
  }
  try {
    printRunning(createPage(io), network, { ...options, ...(missing === undefined ? {} : { missing }) }, rpc);
    await io.untilInterrupted();
  } finally {
    await network.close();
  }
  return exit.valid;
}

const listenFaults: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  EADDRINUSE: 'one of them is in use; give another --port, or --port 0 for free ones',
  EADDRNOTAVAIL: 'the host is none of this machine',
  EACCES: 'permission denied; give a --port above 1023',
  ENOTFOUND: 'the host is not known',
});

/** Runs a network of reference nodes until it is interrupted. */
export const network: Command = {
  name: 'network',
  summary: 'Run reference nodes that sign session keys and verify session signatures, over HTTP.',
  options: {
    nodes: { value: 'N', help: 'how many nodes (3 unless given)' },
    threshold: { value: 'N', help: 'how many shares make a signature (two thirds, and more than half, unless given)' },
    port: {
      value: 'PORT',
      help: 'the port of the first node; the others follow (7470 unless given, 0 takes free ones)',
    },
    host: { value: 'HOST', help: 'where to listen (127.0.0.1 unless given)' },
    'public-host': { value: 'HOST', help: 'what clients write for the host, where it differs' },
    registry: { value: 'FILE', help: 'the PKPs, their owners and who else may use them (JSON)' },
    config: { value: 'FILE', help: 'who is believed: the domain of wallets, passkeys, issuers of JWTs (JSON)' },
    action: { value: 'FILE', multiple: true, help: 'the code of a Lit Action that requests may name by its CID alone' },
    ...rpcOption,
    seed: { value: 'HEX', help: 'what all keys derive from: 64 hex digits (random unless given); keep it secret' },
    profile: { value: 'NAME', help: `${Object.keys(profiles).join(' or ')} (${strict.name} unless given)` },
  },
  notes: [
    'The nodes hold throw-away keys unless --seed is given. They are for tests: do not put them on the Internet.',
    'Without --config, wallets may sign in for any domain, and nobody else may sign in.',
    'Sessions and logins of contract wallets need --rpc for their chain. In the registry such a wallet is a user id of auth method 1,',
    'did:pkh:eip155:CHAIN:ADDRESS.',
    'It runs until it is interrupted and then exits with 0.',
    '',
    'Example:',
    '  capsig network --nodes 3 --registry registry.json --config network.json',
  ],
  run: runNetwork,
};
