import type { Backend } from '../../crypto/backend.js';
import { createNativeBackend, type NativeParts } from '../../crypto/native.js';
import { createSignatureCache } from '../../crypto/signature-cache.js';
import type { Evidence } from '../../evidence.js';
import { type Issue, type Result, type Verdict, verdictOf } from '../../rule.js';
import { type Arguments, isMisuse } from '../command.js';
import { type EvidenceSources, gatherFrom } from '../evidence-options.js';
import { inputLimit } from '../input.js';
import { judge } from '../judge.js';
import { misfit, type Plan, readPlan } from '../plan.js';
import { formatJson } from '../terminal.js';
import { asWritten } from '../written.js';
import type { Line } from './lines.js';
import { recordReader } from './record.js';

/** A line to judge, with what was asked of the network for it, where that is asked at all. */
export interface Task extends Pick<Line, 'number' | 'bytes'> {
  readonly evidence?: Evidence;
}

/** What is printed of one line, and what a summary counts of it. */
export interface LineVerdict {
  readonly verdict: Verdict;
  /** Each once. */
  readonly rules: readonly string[];
  /** One line of JSON. */
  readonly text: string;
}

/** How lines are judged, as data. */
export interface LineSetup {
  readonly given: Arguments;
  /** The time to verify at where no option says one. */
  readonly now: string;
  readonly native: boolean;
  /** How many signatures are remembered: some 250 bytes each. */
  readonly remembered: number;
  readonly sources: Omit<EvidenceSources, 'rpc'>;
}

/** Writes what is printed of a line; the members in this order. */
export function lineVerdict(row: {
  readonly line: number;
  readonly verdict: Verdict;
  readonly kind?: string;
  readonly misuse?: string;
  readonly error?: string;
  readonly value?: unknown;
  readonly issues?: readonly Issue[];
}): LineVerdict {
  const rules = [...new Set(row.issues?.map(({ rule }) => rule))];
  return { verdict: row.verdict, rules, text: formatJson(row, 0) };
}

function tooLong(): Result<never> {
  return {
    ok: false,
    issues: [{ rule: 'json.text', path: '', message: `expected at most ${inputLimit} bytes in one line, found more` }],
  };
}

/** Judges lines. */
export interface LineJudge {
  /** What computes what; undefined where noble does. */
  readonly parts: NativeParts | undefined;
  judge(task: Task): Promise<LineVerdict>;
}

/** Sets up what judges lines, wherever it does so. Throws Error for arguments that are no good: whoever calls has read them before. */
export function createLineJudge({ given, now, native, remembered, sources }: LineSetup): LineJudge {
  const read = readPlan(given, { now: () => new Date(now) });
  if (isMisuse(read)) throw new Error(read.misuse);
  const compiled = native ? createNativeBackend() : undefined;
  const fast: { cache: ReturnType<typeof createSignatureCache>; backend?: Backend } = {
    cache: createSignatureCache({ entries: remembered }),
    ...(compiled ? { backend: compiled } : {}),
  };
  const common: Plan = { ...read, common: { ...read.common, ...fast } };
  const readRecord = recordReader(given, common);
  return {
    parts: compiled?.parts,
    async judge({ number: line, bytes: whole, evidence: asked }) {
      if (whole === undefined) return lineVerdict({ line, verdict: 'reject', ...tooLong() });
      const record = readRecord?.(whole) ?? { bytes: whole, plan: common };
      // What is no record says nothing about a document, which may be as good as it likes.
      if ('fault' in record) return lineVerdict({ line, verdict: 'undecided', misuse: record.fault });
      const { bytes, plan } = record;
      const { kind, value, isJson } = asWritten(bytes, plan);
      // A line that the options do not fit is not decided, and does not end the file.
      const unfit = isJson ? misfit(kind, plan) : undefined;
      if (unfit) return lineVerdict({ line, verdict: 'undecided', kind, misuse: unfit.misuse });
      const evidence = asked ?? (await gatherFrom(sources, value, plan.common.profile));
      const { result } = judge(kind, bytes, value, { ...plan, common: { ...plan.common, evidence } }).verified;
      return lineVerdict({ line, verdict: verdictOf(result), kind, ...result });
    },
  };
}
