import { judgeAuthSigDocuments, type ReadAuthSig } from '../auth-sig.js';
import { judgeCacao } from '../cacao.js';
import { quote } from '../internal/json.js';
import type { Judge } from '../judge.js';
import { remembered } from './memory.js';

/** One AuthSig of a chain. */
export interface Link {
  /** How the ReCap above names it; undefined for the AuthSig that was handed in. */
  readonly cid: string | undefined;
  /** Stands where the AuthSig stands: at the first place that names it. */
  readonly judge: Judge;
  readonly read: ReadAuthSig;
  /** The block, undefined for the AuthSig that was handed in. */
  readonly bytes: Uint8Array | undefined;
  /** What the AuthSig rests on, each proof once. */
  readonly edges: readonly Edge[];
}

/** One proof that an AuthSig names. */
export interface Edge {
  /** Stands at the entry of `prf`, which is entered as the AuthSig behind it. */
  readonly judge: Judge;
  readonly cid: string;
  /** Undefined when it is missing or could not be read. */
  readonly link: Link | undefined;
}

type Blocks = Readonly<Record<string, Uint8Array>>;

/** A link while its proofs are still looked for. */
interface Growing extends Link {
  readonly edges: Edge[];
  /** The most AuthSigs from the one that was handed in to this one, both counted. */
  depth: number;
}

function judgeBlock(judge: Judge, bytes: Uint8Array): ReadAuthSig {
  const { authSig, message } = judgeCacao(judge, bytes);
  return judgeAuthSigDocuments(judge, authSig, { message });
}

/** What was read of a block, as it stands at another place that names it. */
function replaced(read: ReadAuthSig, from: string, to: string): ReadAuthSig {
  return { ...read, cells: read.cells.map((cell) => ({ ...cell, path: to + cell.path.slice(from.length) })) };
}

/** An AuthSig that rests on no other, where the judge stands. */
export function rootLink(judge: Judge, read: ReadAuthSig): Link {
  return { cid: undefined, judge, read, bytes: undefined, edges: [] };
}

/** What following one proof counts as comparisons: who it is for and when it ends are compared with what rests on it. */
const edgeWork = 16;

const none: ReadonlyMap<string, string> = new Map();

/** Says whether an AuthSig names proofs. */
export function namesProofs({ recaps }: ReadAuthSig): boolean {
  return recaps.some(({ prf }) => prf.length > 0);
}

/** The proofs of an AuthSig with the places that name them, each once. */
export function proofsOf(read: ReadAuthSig): ReadonlyMap<string, string> {
  if (!namesProofs(read)) return none;
  const { recaps, message } = read;
  const places = new Map<string, string>();
  for (const { uri, prf } of recaps) {
    const at = `/signedMessage/resources/${(message?.resources ?? []).indexOf(uri)}/prf`;
    prf.forEach((cid, index) => {
      if (!places.has(cid)) places.set(cid, `${at}/${index}`);
    });
  }
  return places;
}

/**
 * Follows the proofs of an AuthSig to their ends, before anything is hashed: the structure is judged on the names that
 * the ReCaps declare. Returns every AuthSig once, in the order in which the proofs lead to it, that which was handed in first.
 *
 * Issues: chain.cycle, chain.depth, chain.size, chain.block, chain.reconstruction, auth-sig.proofs, each at the entry of
 * `prf`, and those of the documents inside a proof.
 */
export function walkChain(
  judge: Judge,
  leaf: ReadAuthSig,
  blocks: Blocks,
  ended: () => boolean,
): readonly [Link, ...Link[]] {
  const { chainDepth, chainBlocks, chainBytes } = judge.profile.parameters.limits;
  const first: Growing = { cid: undefined, judge, read: leaf, bytes: undefined, edges: [], depth: 1 };
  const known = new Map<string, Growing | undefined>();
  const found: Growing[] = [];
  let size = 0;
  let full = false;

  const checkDepth = (at: Judge, depth: number): boolean =>
    at.check('chain.depth', depth <= chainDepth, () => ({
      message: `expected at most ${chainDepth} AuthSigs from the one that was handed in to a root, found more`,
      params: { limit: chainDepth },
    }));

  /** A proof that is met again further down: what it rests on is further down too. */
  const sink = (link: Growing, depth: number): void => {
    // No way is longer than there are AuthSigs, unless it goes round where the rule about cycles is off.
    if (depth <= link.depth || depth > known.size + 1) return;
    link.depth = depth;
    for (const { judge: at, link: next } of link.edges) {
      if (next && checkDepth(at, depth + 1)) sink(next as Growing, depth + 1);
    }
  };

  const read = (at: Judge, cid: string, depth: number): Growing | undefined => {
    const bytes = Object.hasOwn(blocks, cid) ? blocks[cid] : undefined;
    size += bytes?.length ?? 0;
    full = !at.check('chain.size', known.size < chainBlocks && size <= chainBytes, () => ({
      message: `expected at most ${chainBlocks} proofs of at most ${chainBytes} bytes together, found more`,
      params: { limit: known.size < chainBlocks ? chainBytes : chainBlocks },
    }));
    if (full) return undefined;
    at.check('auth-sig.proofs', bytes !== undefined, () => ({
      message: `the ReCap names the proof ${quote(cid)}, and it was not given`,
      params: { cid },
    }));
    if (!bytes) return undefined;
    // Read apart, so that an issue elsewhere does not end the reading of this one.
    const document = remembered(at, `read ${cid}`, (own) => judgeBlock(own, bytes), replaced);
    return document && { cid, judge: at, read: document, bytes, edges: [], depth };
  };

  const enter = (link: Growing, trail: readonly string[]): void => {
    found.push(link);
    for (const [cid, place] of proofsOf(link.read)) {
      if (full || ended()) return;
      const at = link.judge.at(place);
      at.spend('comparisons', edgeWork);
      const open = at.check('chain.cycle', !trail.includes(cid), () => ({
        message: `expected a proof that does not rest on itself, found ${quote(cid)} again`,
        params: { cid },
      }));
      const shallow = open && checkDepth(at, link.depth + 1);
      if (!open || !shallow) {
        link.edges.push({ judge: at, cid, link: undefined });
        continue;
      }
      const before = known.has(cid);
      const next = before ? known.get(cid) : read(at, cid, link.depth + 1);
      known.set(cid, next);
      link.edges.push({ judge: at, cid, link: next });
      if (!next) continue;
      // Where the rule about cycles is off, what is met again is not entered again.
      if (!before) enter(next, [...trail, cid]);
      else if (!trail.includes(cid)) sink(next, link.depth + 1);
    }
  };
  enter(first, []);
  return found as unknown as readonly [Link, ...Link[]];
}
