import { createHash } from 'node:crypto';
import { classes, isOfClass } from './classes.js';
import { type Fault, isFault } from './fault.js';
import { type Judgement, judge } from './judgement.js';
import type { Mapping } from './mapping.js';
import {
  type Adapter,
  encodeRequest,
  type Hello,
  lineLimit,
  type Reply,
  type Request,
  type Session,
  verdictOnly,
} from './protocol.js';
import { expectationOf, type Vector, type VectorSet } from './vector.js';

/** Which vectors to run: those that are in every list given. */
export interface Selection {
  /** The ids of conformance classes. */
  readonly classes?: readonly string[];
  readonly operations?: readonly string[];
  readonly rules?: readonly string[];
  readonly vectors?: readonly string[];
}

/** What to measure and how. */
export interface RunOptions {
  readonly set: VectorSet;
  readonly adapter: Adapter;
  readonly profile: string;
  /** Orders the vectors and makes their ids on the wire. */
  readonly seed: string;
  /** How many adapters run at a time. */
  readonly jobs: number;
  readonly selection?: Selection;
  readonly mapping?: Mapping;
  /** Asks in this order instead of that of the seed. */
  readonly order?: (a: Vector, b: Vector) => number;
  /** Says after each reply whether it was the last question; what was not asked then is not in the results. */
  readonly isLast?: (vector: Vector, reply: Reply) => boolean;
  /** Is told after each reply how many vectors are done, of how many. */
  readonly progress?: (done: number, total: number) => void;
}

/** One vector of a run. */
export interface RunResult extends Judgement {
  readonly vector: Vector;
  /** From the question to the reply. */
  readonly milliseconds: number;
}

/** What was measured. */
export interface Run {
  readonly hello: Hello;
  readonly profile: string;
  readonly seed: string;
  readonly set: VectorSet;
  /** Absent when every vector of the set was selected. */
  readonly selection?: Selection;
  /** In the order of the set. */
  readonly results: readonly RunResult[];
  /** How many of the results come from an answer or the lack of one; 0 means that nothing ran. */
  readonly asked: number;
}

/** A question with the vector that it asks. */
interface Question {
  readonly vector: Vector;
  readonly request: Request;
}

interface Timed {
  readonly reply: Reply;
  readonly milliseconds: number;
}

function isSelected(vector: Vector, { classes: chosen, operations, rules, vectors }: Selection): boolean {
  return (
    (chosen === undefined || classes.some((of) => chosen.includes(of.id) && isOfClass(vector, of))) &&
    (operations === undefined || operations.includes(vector.operation)) &&
    (rules === undefined || vector.rules.some((rule) => rules.includes(rule))) &&
    (vectors === undefined || vectors.includes(vector.id))
  );
}

/** Puts vectors in an order that follows from the seed alone, and gives them ids that say nothing. */
function shuffle(vectors: readonly Vector[], profile: string, seed: string): readonly Question[] {
  const keyed = vectors.map((vector) => {
    return {
      vector,
      key: createHash('sha256')
        .update(JSON.stringify([seed, vector.id]))
        .digest('hex'),
    };
  });
  keyed.sort((a, b) => (a.key < b.key ? -1 : 1));
  return keyed.map(({ vector, key }) => {
    const { operation, input } = vector;
    return { vector, request: { id: key.slice(0, 16), operation, profile, input } };
  });
}

interface Asked {
  readonly hello: Hello;
  readonly replies: ReadonlyMap<string, Timed>;
}

/** Asks every question, over as many sessions as there are jobs; a session that fails is replaced. */
async function askAll(
  first: Session,
  questions: readonly Question[],
  { adapter, jobs, progress, isLast }: RunOptions,
): Promise<Asked | Fault> {
  const replies = new Map<string, Timed>();
  const hello = JSON.stringify(first.hello);
  let next = 0;
  let fault: Fault | undefined;

  const open = async (after: string): Promise<Session | undefined> => {
    const session = await adapter.start();
    if (isFault(session)) {
      fault ??= { fault: `${after}: ${session.fault}` };
      return undefined;
    }
    if (JSON.stringify(session.hello) === hello) return session;
    fault ??= { fault: `${after}: hello was answered differently than before` };
    await session.close();
    return undefined;
  };

  const work = async (given: Session | undefined): Promise<void> => {
    let session = given;
    let after = 'a further adapter could not be started';
    while (fault === undefined && next < questions.length) {
      session ??= await open(after);
      // Others may have taken the last question while this one was starting.
      const question = questions[next];
      if (!session || !question) break;
      next++;
      const { vector, request } = question;
      const from = performance.now();
      const reply = await session.ask(request);
      replies.set(vector.id, { reply, milliseconds: performance.now() - from });
      progress?.(replies.size, questions.length);
      if (isLast?.(vector, reply)) next = questions.length;
      if (reply.kind === 'answer') continue;
      after = `the adapter could not be started again after ${vector.id} (${reply.kind})`;
      session = undefined;
    }
    await session?.close();
  };

  const workers = Math.max(1, Math.min(jobs, questions.length));
  await Promise.all(Array.from({ length: workers }, (_, index) => work(index === 0 ? first : undefined)));
  return fault ?? { hello: first.hello, replies };
}

/**
 * Measures an implementation. Each selected vector gets an outcome; those that others were made from are asked as well,
 * because a refusal counts only when its twin is accepted.
 */
export async function runConformance(options: RunOptions): Promise<Run | Fault> {
  const { set, profile, seed, selection = {}, mapping = {} } = options;
  const byId = new Map(set.vectors.map((vector) => [vector.id, vector]));
  const selected = set.vectors.filter((vector) => isSelected(vector, selection));

  /** The vector that shows whether a refusal proves anything: the nearest one in the line of twins that is accepted. */
  const witnessOf = (vector: Vector): Vector | undefined => {
    const seen = new Set<Vector>();
    let twin: Vector | undefined = vector;
    do {
      seen.add(twin);
      twin = twin.twin === undefined ? undefined : byId.get(twin.twin);
    } while (twin && !seen.has(twin) && expectationOf(twin, profile).result !== 'accept');
    return twin && !seen.has(twin) ? twin : undefined;
  };

  const session = await options.adapter.start();
  if (isFault(session)) return session;
  const { operations, features } = session.hello;
  const isDeclared = (vector: Vector): boolean =>
    operations.includes(vector.operation) && vector.features.every((feature) => features.includes(feature));

  const needed = new Set(selected.filter(isDeclared));
  const asked = needed.size;
  for (const vector of [...needed]) {
    const witness = witnessOf(vector);
    if (witness && isDeclared(witness)) needed.add(witness);
  }
  const { order, isLast } = options;
  const shuffled = shuffle([...needed], profile, seed);
  const questions = order ? shuffled.toSorted((a, b) => order(a.vector, b.vector)) : shuffled;
  const long = questions.find(({ request }) => Buffer.byteLength(encodeRequest(request)) > lineLimit + 1);
  if (long) {
    await session.close();
    return { fault: `${long.vector.id}: its input is longer than a line of the protocol may be` };
  }
  const done = await askAll(session, questions, options);
  if (isFault(done)) return done;

  const isAccepted = ({ id }: Vector): boolean => {
    const reply = done.replies.get(id)?.reply;
    return reply?.kind === 'answer' && reply.answer.result === 'accept';
  };
  const results = selected.flatMap((vector): RunResult | readonly RunResult[] => {
    const timed = done.replies.get(vector.id);
    const witness = witnessOf(vector);
    if (!timed && isLast && isDeclared(vector)) return [];
    if (!timed) return { vector, outcome: 'unsupported', milliseconds: 0 };
    const judgement = judge(vector, timed.reply, {
      expectation: expectationOf(vector, profile),
      twin: witness && { id: witness.id, accepted: isAccepted(witness) },
      verdictsOnly: features.includes(verdictOnly),
      mapping,
    });
    // A refusal whose twin was not asked before the end proves nothing yet.
    if (isLast && judgement.outcome === 'void' && witness && !done.replies.has(witness.id)) return [];
    return { vector, ...judgement, milliseconds: timed.milliseconds };
  });
  const whole = selected.length === set.vectors.length;
  return { hello: session.hello, profile, seed, set, ...(whole ? {} : { selection }), results, asked };
}
