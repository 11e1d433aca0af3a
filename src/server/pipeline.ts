import type { Evidence } from '../evidence.js';
import { createGate } from '../internal/gate.js';
import { isEnforced } from '../judge/enforced.js';
import { type Issue, isUndecided, type Result, type Verdict, verdictOf } from '../rule.js';
import type { IgnoredCapability, VerifyOptions } from '../verify/options.js';
import type { Consumption } from './consume.js';
import { type Deadline, startDeadline } from './deadline.js';
import { gather, isOpen } from './evidence.js';
import { type CheckedOptions, policyWith, type VerdictEvent } from './options.js';
import { refusal } from './refusal.js';

/** What can be said with one call. */
export interface CallOptions {
  /** Ends the request when the caller gives up. Nothing is consumed unless the ledger was asked before. */
  readonly signal?: AbortSignal;
  /** Who asks, such as the connection: sources take turns where evidence is gathered. */
  readonly source?: object;
}

/** What can be said with a use of a delegation. */
export interface UseCall extends CallOptions {
  /**
   * Names the request, so that the same one, sent again, is charged once. Whoever can choose the name can have it done again for
   * nothing: make it of all that was asked, and answer what is `repeated` as before. A name of its own unless given.
   */
  readonly requestId?: string;
}

/** One question to a verifier: how it is judged, and what is consumed when it holds. */
export interface Job<T, U> {
  readonly operation: VerdictEvent['operation'];
  /** What evidence is gathered about; undefined where no document needs any. */
  readonly input: unknown;
  readonly credit?: bigint | undefined;
  /** Judges with options that the time and the evidence of this moment are in. */
  verify(options: VerifyOptions): Result<T>;
  ignoredOf?(value: T): readonly IgnoredCapability[];
  /** Whether a ledger is asked. Nobody else waits behind a verification, so nobody else takes a place. */
  readonly consumes?: true;
  consume(value: T, at: Consumption): Promise<Result<U>> | Result<U>;
}

/** Runs what a verifier is asked, within its bounds. */
export interface Pipeline {
  run<T, U>(job: Job<T, U>, call: UseCall): Promise<Result<U>>;
  /** Takes nothing more on; resolves when everything under way was answered. */
  close(): Promise<void>;
}

interface Judged<T> {
  readonly result: Result<T>;
  readonly now: Date;
}

const order: readonly Verdict[] = ['reject', 'undecided', 'accept'];

/**
 * Says whether another key of the network could change a verdict: where a signature by a network does not hold, or so many did not
 * that no more were looked at. Whoever sends anything else is judged once.
 */
function asksForKey(issues: readonly Issue[]): boolean {
  return issues.some(
    ({ rule, params, causes = [] }) =>
      (rule === 'auth-sig.signature' && params?.kind === 'bls') || rule === 'work.signatures' || asksForKey(causes),
  );
}

/** What one request took, in milliseconds. */
interface Spent {
  readonly milliseconds: { collect: number; verify: number; consume: number };
  time<T>(part: 'verify', work: () => T): T;
  wait<T>(part: 'collect' | 'consume', work: Promise<T>): Promise<T>;
}

function startSpending(): Spent {
  const milliseconds = { collect: 0, verify: 0, consume: 0 };
  return {
    milliseconds,
    time(part, work) {
      const start = performance.now();
      const value = work();
      milliseconds[part] += performance.now() - start;
      return value;
    },
    async wait(part, work) {
      const start = performance.now();
      const value = await work;
      milliseconds[part] += performance.now() - start;
      return value;
    },
  };
}

/** Says which rule a verdict is counted by. */
function ruleOf(result: Result<unknown>): Issue['rule'] | undefined {
  if (result.ok) return undefined;
  return (result.issues.find(({ rule }) => !isUndecided(rule)) ?? result.issues[0]).rule;
}

/** Creates a pipeline. */
export function createPipeline(options: CheckedOptions): Pipeline {
  const { limits, profile, resolvers, networkKeys, clock } = options;
  const bounded = isEnforced(profile, 'server.busy');
  const gate = createGate(limits.evidence, bounded ? limits.waiting : Number.POSITIVE_INFINITY);
  const timed = isEnforced(profile, 'server.deadline');
  let active = 0;
  let open = 0;
  let closing = false;
  let closed = (): void => undefined;

  /** Judges with the key of the network; with the others where a signature does not hold, as one of them may be its key. */
  function judge<T>(job: Job<T, unknown>, evidence: Evidence | undefined): Judged<T> {
    const now = clock();
    let best: Result<T> | undefined;
    for (const key of networkKeys) {
      const policy = policyWith(options, key, now);
      const result = job.verify(evidence === undefined ? policy : { ...policy, evidence });
      if (!best || order.indexOf(verdictOf(result)) > order.indexOf(verdictOf(best))) best = result;
      if (result.ok || !asksForKey(result.issues)) break;
    }
    return { result: best as Result<T>, now };
  }

  /** Gathers evidence in turn; `busy` when too many wait for that. */
  async function gathered(
    job: Pick<Job<never, unknown>, 'input' | 'credit'>,
    call: CallOptions,
    deadline: Deadline,
  ): Promise<Evidence | 'busy'> {
    const end = performance.now() + options.deadline;
    const work = async (): Promise<Evidence> => {
      if (deadline.over || !resolvers) return {};
      // Ends before the request does: what was answered by then counts, and there is time left to consume.
      const rest = Math.max(1, Math.floor((end - performance.now()) * 0.8));
      const { signal } = deadline;
      return gather(job.input, resolvers, { profile, signal, deadline: rest, credit: job.credit });
    };
    const entered = await deadline.race(gate.enter(work, call.source));
    if (entered && entered.value === undefined) return 'busy';
    return entered?.value?.value ?? {};
  }

  async function attempt<T, U>(job: Job<T, U>, call: UseCall, spent: Spent): Promise<Result<U>> {
    if (timed && call.signal?.aborted) return refusal('server.deadline');
    const place = job.consumes ? 1 : 0;
    if (closing || (bounded && place === 1 && active >= limits.requests)) return refusal('server.busy');
    let deadline: Deadline | undefined;
    const due = (): Deadline => {
      deadline ??= startDeadline(timed ? options.deadline : 2_147_483_647, timed ? call.signal : undefined);
      return deadline;
    };
    open++;
    active += place;
    let counted = true;
    try {
      let judged = spent.time('verify', () => judge(job, undefined));
      if (resolvers && isOpen(judged.result, profile, (value) => job.ignoredOf?.(value) ?? [])) {
        // Whoever waits for evidence takes no place from those who need none.
        active -= place;
        counted = false;
        const evidence = await spent.wait('collect', gathered(job, call, due()));
        active += place;
        counted = true;
        if (evidence === 'busy') {
          // What was accepted without it stands.
          if (bounded && !judged.result.ok) return refusal('server.busy');
        } else if (Object.keys(evidence).length > 0) {
          judged = spent.time('verify', () => judge(job, evidence));
        }
      }
      const { result, now } = judged;
      if (!result.ok) return result;
      const { requestId } = call;
      const at: Consumption = {
        now,
        requestId,
        get deadline() {
          return due();
        },
      };
      return await spent.wait('consume', (async () => job.consume(result.value, at))());
    } finally {
      deadline?.close();
      if (counted) active -= place;
      open--;
      if (open === 0) closed();
    }
  }

  return {
    async run(job, call) {
      const spent = startSpending();
      const result = await attempt(job, call, spent);
      if (options.onVerdict) {
        const { operation } = job;
        const { milliseconds } = spent;
        try {
          const event = { operation, verdict: verdictOf(result), rule: ruleOf(result), profile: profile.name };
          options.onVerdict({ ...event, milliseconds });
        } catch {
          // Whoever counts verdicts does not change them.
        }
      }
      return result;
    },
    close() {
      closing = true;
      if (open === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const before = closed;
        closed = () => {
          before();
          resolve();
        };
      });
    },
  };
}
