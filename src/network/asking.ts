import type { ContractCallReply, Evidence, EvidenceResolvers } from '../evidence.js';
import type { Gate } from '../internal/gate.js';
import type { Needs } from './verification/needs.js';

const replyTexts = ['chainId', 'address', 'digest', 'signature', 'code', 'outcome', 'data', 'asOf'];
const deploymentMembers = ['factory', 'data'];

/** Whom a node asks. Who owns a credit it has to know only where it counts the uses of capacity. */
export type NodeResolvers = EvidenceResolvers;

/** Throws TypeError for what is no time to wait. */
export function assertTimeout(milliseconds: number, what: string): void {
  if (milliseconds > 0 && milliseconds <= 2_147_483_647) return;
  throw new TypeError(`${what}: expected a positive number of milliseconds`);
}

/** How much one request may make a node ask. */
export interface AskingLimits {
  /** How long all answers may take together, waiting for a turn included, in milliseconds. */
  readonly milliseconds: number;
  /** What bounds how many requests ask at a time; nothing unless given. */
  readonly gate?: Gate;
  /** Who asks, as sources take turns at the gate. */
  readonly source?: object | undefined;
}

/** How many contracts and how many proofs one request may make a node ask for: what a grant and a delegation rest on, twice over. */
const most = { contractCalls: 4, proofs: 16 } as const;

/** The largest block that is looked at: no AuthSig comes near it, and it has to get into another thread. */
const mostBytes = 262_144;

/** Takes bytes of its own, as data: what was answered may be of another thread, and may be no array at all. */
function takeBlock(block: unknown): Uint8Array | undefined {
  return block instanceof Uint8Array && block.length <= mostBytes ? Uint8Array.from(block) : undefined;
}

/** The longest text of a reply: that of a signature from a wrapper, as hex. */
const mostText = 65_536;

/** Takes members that are there, each once; undefined where one of them is no data of a reply. */
function membersOf(given: unknown, names: readonly string[]): Record<string, unknown> | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const taken: Record<string, unknown> = {};
  for (const name of names) {
    const value = (given as Record<string, unknown>)[name];
    if (value === undefined) continue;
    if (typeof value !== 'boolean' && !(typeof value === 'string' && value.length <= mostText)) return undefined;
    taken[name] = value;
  }
  return taken;
}

/** Takes what is known of a reply, as data. A caller would hear of a member that nobody reads; a client has not put it there. */
function takeReply(reply: unknown): ContractCallReply | undefined {
  const taken = membersOf(reply, replyTexts);
  if (!taken) return undefined;
  const { deployment } = reply as Partial<ContractCallReply>;
  if (deployment !== undefined) {
    const own = membersOf(deployment, deploymentMembers);
    if (!own) return undefined;
    taken.deployment = own;
  }
  return taken as unknown as ContractCallReply;
}

/** Something that was judged, and what would have to be known to judge it better. */
interface Judged {
  readonly needs: Needs;
  /** Whether it is good as it is, so that it stands where nothing more can be known. */
  readonly accepted?: boolean;
}

/** Waits for an answer until it is late, and takes it; what fails is no answer. */
async function answerOf<T>(
  call: ((signal: AbortSignal) => Promise<T | undefined> | undefined) | undefined,
  take: (answer: unknown) => T | undefined,
  signal: AbortSignal,
  late: Promise<undefined>,
): Promise<T | undefined> {
  try {
    return signal.aborted ? undefined : take(await Promise.race([call?.(signal), late]));
  } catch {
    return undefined;
  }
}

/** Asks for what one request needs: never twice for the same, and never for more than the limits. */
function createQuestioner(resolvers: NodeResolvers): {
  /** Lists what is new among the needs, as far as there is room for it. */
  open(needs: Needs): Needs;
  ask(needs: Needs, signal: AbortSignal, late: Promise<undefined>): Promise<Evidence>;
} {
  const asked = { contractCalls: new Set<string>(), proofs: new Set<string>() };
  const fresh = <T>(kind: keyof Needs, questions: readonly T[]): readonly T[] =>
    questions.filter((question) => {
      const key = JSON.stringify(question);
      if (asked[kind].has(key) || asked[kind].size >= most[kind]) return false;
      asked[kind].add(key);
      return true;
    });
  return {
    open: (needs) => ({
      contractCalls: resolvers.contractCall ? fresh('contractCalls', needs.contractCalls) : [],
      proofs: resolvers.proof ? fresh('proofs', needs.proofs) : [],
    }),
    async ask({ contractCalls, proofs }, signal, late) {
      const replies = contractCalls.map((question) =>
        answerOf((own) => resolvers.contractCall?.(question, own), takeReply, signal, late),
      );
      const blocks = proofs.map((cid) => answerOf((own) => resolvers.proof?.(cid, own), takeBlock, signal, late));
      const found = (await Promise.all(replies)).flatMap((reply) => reply ?? []);
      const read = (await Promise.all(blocks)).flatMap((block, index) => (block ? [[proofs[index] ?? '', block]] : []));
      return { contractCalls: found, proofs: Object.fromEntries(read) };
    },
  };
}

function isEmpty({ contractCalls = [], proofs = {} }: Evidence | Needs): boolean {
  return contractCalls.length === 0 && Object.keys(proofs).length === 0;
}

/**
 * Judges, asks for what the judgement lacks, and judges again, as long as that brings anything new. Nobody is asked about
 * what is refused whatever the answer is: that costs a stranger nothing. Where too many wait already, what was accepted stands, and anything
 * else is undefined.
 *
 * @param judge judges with the evidence so far; undefined when it has no room
 */
export async function judgeAsking<T extends Judged>(
  resolvers: NodeResolvers | undefined,
  { milliseconds, gate, source }: AskingLimits,
  judge: (evidence: Evidence) => Promise<T | undefined>,
): Promise<T | undefined> {
  let evidence: Evidence = {};
  let judged = await judge(evidence);
  if (!resolvers) return judged;
  const questioner = createQuestioner(resolvers);
  const end = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let late: Promise<undefined> | undefined;
  try {
    while (judged) {
      const open = questioner.open(judged.needs);
      if (isEmpty(open)) return judged;
      late ??= new Promise((resolve) => {
        timer = setTimeout(() => {
          end.abort();
          resolve(undefined);
        }, milliseconds);
      });
      const waiting = late;
      let begun: Promise<Evidence> | undefined;
      const work = (): Promise<Evidence> => {
        begun = questioner.ask(open, end.signal, waiting);
        return begun;
      };
      const entered = gate ? gate.enter(work, source) : work().then((value) => ({ value }));
      const turn = await Promise.race([entered.then((value) => value ?? 'busy'), waiting]);
      if (turn === 'busy') return judged.accepted ? judged : undefined;
      // What was asked ends at the deadline too, with the answers that are there: one that hangs takes none of the others along.
      const found = turn?.value ?? (await begun);
      if (found === undefined || isEmpty(found)) return judged;
      evidence = {
        contractCalls: [...(evidence.contractCalls ?? []), ...(found.contractCalls ?? [])],
        proofs: { ...evidence.proofs, ...found.proofs },
      };
      const better: T | undefined = await judge(evidence);
      if (!better && judged.accepted) return judged;
      judged = better;
    }
    return undefined;
  } finally {
    clearTimeout(timer);
    end.abort();
  }
}
