import { longestAge } from '../auth-sig.js';
import { collectEvidence } from '../collector.js';
import { jsonRpcResolver } from '../evidence/json-rpc.js';
import type { Evidence, EvidenceResolvers } from '../evidence.js';
import { fromUtf8 } from '../internal/bytes.js';
import type { Profile } from '../profile.js';
import { type Arguments, isMisuse, type Misuse, type OptionTable, singleOf } from './command.js';
import { readOperand } from './input.js';
import type { Io } from './io.js';
import { proofOptions, readProofs } from './proofs.js';
import { clip, printable } from './terminal.js';

/** The option that says which nodes are asked about contract wallets. */
export const rpcOption: OptionTable = {
  rpc: {
    value: '[CHAIN=]URL',
    multiple: true,
    help: 'a JSON-RPC node to ask contract wallets at, for one chain id or for the chain that it says it is of',
  },
};

/** The options that say where evidence comes from. */
export const evidenceOptions: OptionTable = {
  ...rpcOption,
  'signed-text': { value: 'FILE', multiple: true, help: 'the text behind the digest of a Cosmos signature' },
  ...proofOptions,
  'max-age': {
    value: 'SECONDS',
    help: 'the longest age of a login without an expiry, counted from when it was signed',
  },
};

/** Reads `--max-age`. */
export function readMaxAge(given: Arguments): number | undefined | Misuse {
  const text = singleOf(given, 'max-age');
  if (text === undefined) return undefined;
  const seconds = Number(text);
  if (/^[0-9]{1,12}$/.test(text) && seconds <= longestAge) return seconds;
  return { misuse: `--max-age: expected whole seconds, ${longestAge} at most, found ${clip(text, 40)}` };
}

/** Says which node is meant without its path, in which providers put keys. */
function nodeOf(url: string): string {
  return clip(URL.canParse(url) ? new URL(url).origin : url, 120);
}

/** Reads the URLs by chain id, `*` for those that were given without one. */
function readUrls(given: Arguments): Readonly<Record<string, readonly string[]>> | Misuse {
  const urls: Record<string, string[]> = Object.create(null);
  for (const text of given.values.get('rpc') ?? []) {
    const named = /^([1-9][0-9]*)=(.*)$/.exec(text);
    const [chain, url] = named ? [named[1] ?? '', named[2] ?? ''] : ['*', text];
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      return { misuse: `--rpc: expected URL or CHAIN=URL with http or https, found ${clip(text, 60)}` };
    }
    urls[chain] = [...(urls[chain] ?? []), url];
  }
  return urls;
}

/** How many reasons are told: nodes word them, and a network runs for days. */
const mostTold = 100;

/** Makes the resolver of contract calls; a node that gives no evidence is told on standard error, once for each reason. */
function resolverOf(urls: Readonly<Record<string, readonly string[]>>, io: Io): EvidenceResolvers {
  const told = new Set<string>();
  return jsonRpcResolver({
    urls,
    fetch: io.fetch ?? (() => Promise.reject(new Error('there is no network here'))),
    onFault(url, reason) {
      const line = `capsig: --rpc ${nodeOf(url)}: ${clip(reason, 200)}`;
      if (told.has(line) || told.size >= mostTold) return;
      io.stderr(`${printable(line)}\n`);
      told.add(line);
    },
  });
}

/** What `--rpc` leads to. */
export interface Rpc {
  readonly resolvers: EvidenceResolvers;
  /** The chain ids that were named, and `*` for nodes of whatever chain. */
  readonly chains: readonly string[];
}

/** Reads `--rpc`; undefined when it was not given. */
export function readRpc(given: Arguments, io: Io): Rpc | undefined | Misuse {
  const urls = readUrls(given);
  if (isMisuse(urls)) return urls;
  const chains = Object.keys(urls);
  return chains.length === 0 ? undefined : { resolvers: resolverOf(urls, io), chains };
}

/** What the options lead to whatever is verified: texts and blocks, and whom contract wallets are asked at. */
export interface EvidenceSources {
  readonly signedTexts: readonly string[];
  readonly proofs: ReadonlyMap<string, Uint8Array>;
  /** Undefined where no node was named: then the network is not used. */
  readonly rpc?: EvidenceResolvers;
}

/** Reads the files that the options name. */
export async function readSources(given: Arguments, profile: Profile, io: Io): Promise<EvidenceSources | Misuse> {
  const rpc = readRpc(given, io);
  if (isMisuse(rpc)) return rpc;
  const signedTexts: string[] = [];
  for (const name of given.values.get('signed-text') ?? []) {
    const bytes = await readOperand(name, io);
    if (isMisuse(bytes)) return bytes;
    const text = fromUtf8(bytes);
    if (text === undefined) return { misuse: `--signed-text: ${clip(name, 120)} is no UTF-8 text` };
    // Editors end a file with a line feed that nobody signed.
    signedTexts.push(text, ...(text.endsWith('\n') ? [text.replace(/\r?\n$/, '')] : []));
  }
  const proofs = await readProofs(given, profile, io);
  if (isMisuse(proofs)) return proofs;
  return { signedTexts, proofs, ...(rpc ? { rpc: rpc.resolvers } : {}) };
}

/** Gathers what an input needs of the sources. */
export async function gatherFrom(
  { signedTexts, proofs, rpc }: EvidenceSources,
  input: unknown,
  profile: Profile,
): Promise<Evidence> {
  const resolvers: EvidenceResolvers = { ...rpc, proof: async (cid) => proofs.get(cid) };
  const collected = await collectEvidence(input, resolvers, { profile });
  return { ...collected, ...(signedTexts.length > 0 ? { signedTexts } : {}) };
}

/** Gathers the evidence that the options lead to. The network is used only where an option names a node. */
export async function gatherEvidence(
  given: Arguments,
  input: unknown,
  profile: Profile,
  io: Io,
): Promise<Evidence | Misuse> {
  const sources = await readSources(given, profile, io);
  return isMisuse(sources) ? sources : gatherFrom(sources, input, profile);
}
