import { cidOf } from '../cacao/block-cid.js';
import { encodeCacao } from '../cacao.js';
import type { Cell } from '../capability.js';
import { type ChainLink, type ChainTrace, traceChain } from '../chain.js';
import type { AuthSig } from '../generated/types.js';
import { authSig as validateAuthSig } from '../generated/validators.js';
import type { Instant } from '../internal/time.js';
import type { Profile } from '../profile.js';
import type { Recap } from '../recap.js';
import type { Issue } from '../rule.js';
import { type Arguments, isMisuse, type Misuse, type OptionTable, singleOf } from './command.js';
import { readOperand, reasonOf } from './input.js';
import type { Io } from './io.js';
import type { Layer, ProofLayers } from './layer.js';
import { clip } from './terminal.js';

/** The option that says where proofs are. */
export const proofOptions: OptionTable = {
  proofs: {
    value: 'DIR',
    help: 'a folder with the proofs that ReCaps name: blocks in any file, or AuthSigs as JSON',
  },
};

/** The most files that are looked at. */
const mostFiles = 1_024;
const cidPattern = /^z[1-9A-HJ-NP-Za-km-z]{40,62}/;

/** Reads one file of the folder: what it is named by its hash, and by the name that somebody gave it. */
function blocksOf(name: string, bytes: Uint8Array, profile: Profile): readonly (readonly [string, Uint8Array])[] {
  // No CACAO begins with a brace: its first byte is that of a map.
  if (bytes[0] === 0x7b) {
    const encoded = encodeCacao(bytes, { profile });
    return encoded.ok ? [[encoded.value.cid, encoded.value.bytes]] : [];
  }
  const named = cidPattern.exec(name)?.[0];
  return [...(named === undefined ? [] : [[named, bytes] as const]), [cidOf(bytes), bytes]];
}

/**
 * Reads the folder of `--proofs`: CID to block. A block is found by its hash whatever its file is named; one that does not
 * hash to the CID that it is named after is handed on under that CID, to be judged. Larger files are passed over.
 */
export async function readProofs(
  given: Arguments,
  profile: Profile,
  io: Io,
): Promise<ReadonlyMap<string, Uint8Array> | Misuse> {
  const folder = singleOf(given, 'proofs');
  const blocks = new Map<string, Uint8Array>();
  if (folder === undefined) return blocks;
  let names: readonly string[];
  try {
    names = (await io.listFiles?.(folder, mostFiles)) ?? [];
  } catch (error) {
    return { misuse: `--proofs: cannot read ${clip(folder, 120)}: ${reasonOf(error)}` };
  }
  if (names.length > mostFiles)
    return { misuse: `--proofs: expected at most ${mostFiles} files in ${clip(folder, 120)}` };
  const { chainBytes } = profile.parameters.limits;
  for (const name of [...names].sort()) {
    const bytes = await readOperand(`${folder.replace(/\/$/, '')}/${name}`, io);
    if (isMisuse(bytes)) return bytes;
    if (bytes.length > chainBytes) continue;
    for (const [cid, block] of blocksOf(name, bytes, profile)) {
      // A block that hashes to a CID is the one; a file that is only named after it may be anything.
      if (!blocks.has(cid) || cidOf(block) === cid) blocks.set(cid, block);
    }
  }
  return blocks;
}

/** Rules that say that a link goes beyond what it rests on. */
function isWidening({ rule }: Issue): boolean {
  return rule.startsWith('narrower.') || rule === 'chain.time' || rule === 'chain.audience' || rule === 'chain.root';
}

function grantsOf(cells: readonly Cell[]): Recap['att'] {
  const att: Record<string, Record<string, Cell['alternatives']>> = Object.create(null);
  for (const { resource, ability, alternatives } of cells) {
    att[resource] = Object.assign(Object.create(null), att[resource], { [ability]: alternatives });
  }
  return att;
}

/** What is said about a chain as such; whether a proof is over by now is shown by its end. */
const aboutChains = /^(?:json|siwe|recap|restriction|narrower|chain)\.|^auth-sig\.proofs$/;

/** Deals the issues of a chain out to its links: each to the innermost that it is about. */
function issuesBy({ links, issues }: ChainTrace): ReadonlyMap<string, readonly Issue[]> {
  const dealt = new Map<string, Issue[]>(links.map(({ path }) => [path, []]));
  for (const issue of issues.filter(({ rule }) => aboutChains.test(rule))) {
    const owners = links.filter(({ path }) => issue.path === path || issue.path.startsWith(`${path}/`));
    const [inner] = owners.sort((a, b) => b.path.length - a.path.length);
    if (inner) dealt.get(inner.path)?.push(issue);
  }
  return dealt;
}

/** Shows what AuthSigs rest on, each proof below what names it. */
export function proofLayersOf(proofs: ReadonlyMap<string, Uint8Array>, now: Instant): ProofLayers {
  const blocks: Readonly<Record<string, Uint8Array>> = Object.assign(Object.create(null), Object.fromEntries(proofs));
  return (authSig, path) => {
    if (!validateAuthSig(authSig)) return { layers: [], problems: [] };
    const trace = traceChain(authSig as AuthSig, { proofs: blocks }, now);
    const dealt = issuesBy(trace);
    const placed = (at: string): Pick<Layer, 'problems' | 'widens'> => {
      const problems = (dealt.get(at) ?? []).map((issue) => ({ ...issue, path: path + issue.path }));
      return { problems, ...(problems.some(isWidening) ? { widens: true } : {}) };
    };
    const drawn = new Set<string>();
    const below = (link: ChainLink): readonly Layer[] =>
      link.proofs.map((cid, index): Layer => {
        const proof = trace.links.find((each) => each.cid === cid);
        const layer = `proof ${index} (AuthSig)`;
        if (!proof) return { layer, path, members: { cid }, decoded: false, problems: [], layers: [] };
        if (drawn.has(cid)) {
          return {
            layer,
            path: path + proof.path,
            members: { cid, shown: 'above' },
            decoded: true,
            problems: [],
            layers: [],
          };
        }
        drawn.add(cid);
        return {
          layer,
          path: path + proof.path,
          members: { cid, account: proof.account.address, for: proof.audience },
          grants: grantsOf(proof.grants),
          ...(proof.begins === undefined ? {} : { begins: proof.begins }),
          ...(proof.expiration === undefined ? {} : { ends: proof.expiration }),
          decoded: true,
          ...placed(proof.path),
          layers: below(proof),
        };
      });
    const [first] = trace.links;
    return first ? { layers: below(first), ...placed(first.path) } : { layers: [], problems: [] };
  };
}
