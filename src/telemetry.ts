import type { VerdictEvent } from './server/options.js';

/** What a value is counted by: names and values of a closed set. */
export type Attributes = Record<string, string>;

/** What is used of a counter. */
export interface CounterLike {
  /** Adds a whole number. */
  add(value: number, attributes: Attributes): void;
}

/** What is used of a histogram. */
export interface HistogramLike {
  /** Records seconds. */
  record(value: number, attributes: Attributes): void;
}

/** What is used of a span. */
export interface SpanLike {
  /** Sets the status: 2 is ERROR. */
  setStatus(status: { code: 0 | 2 }): unknown;
  /** Ends the span, in milliseconds since 1970. */
  end(endTime: number): void;
}

/** What is used of a meter of `@opentelemetry/api`. */
export interface MeterLike {
  /** Creates a counter. */
  createCounter(name: string, options: { description: string }): CounterLike;
  /** Creates a histogram. */
  createHistogram(
    name: string,
    options: { description: string; unit: string; advice: { explicitBucketBoundaries: number[] } },
  ): HistogramLike;
}

/** What is used of a tracer of `@opentelemetry/api`. */
export interface TracerLike {
  /** Starts a span. */
  startSpan(name: string, options: { startTime: number; attributes: Record<string, string | number> }): SpanLike;
}

/** Where verdicts are told. */
export interface TelemetryOptions {
  /** Gets a counter `capsig.verdicts` and a histogram `capsig.duration`. */
  readonly meter?: MeterLike;
  /** Gets a span for each verdict, below the span that is active. */
  readonly tracer?: TracerLike;
  /** Tells the milliseconds since 1970; the clock of the host unless given. */
  readonly clock?: () => number;
}

/** Seconds: from a signature that is remembered to evidence that takes the whole of a deadline. */
const boundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const parts = ['collect', 'verify', 'consume'] as const;

/**
 * Creates what a verifier tells its verdicts: `onVerdict` of `createVerifier`.
 *
 * Every attribute is of a closed set (operation, verdict, rule, profile, part), so that no stranger makes new time series, and none is of
 * the document. What cannot be decided is the status ERROR of a span; what is refused is no error of the server.
 */
export function createTelemetry({ meter, tracer, clock = Date.now }: TelemetryOptions): (event: VerdictEvent) => void {
  const verdicts = meter?.createCounter('capsig.verdicts', { description: 'Verdicts by the rule that decided' });
  const duration = meter?.createHistogram('capsig.duration', {
    description: 'Time to gather evidence, to verify and to consume',
    unit: 's',
    advice: { explicitBucketBoundaries: boundaries },
  });
  return ({ operation, verdict, rule, profile, milliseconds }) => {
    const decided = { 'capsig.verdict': verdict, 'capsig.profile': profile, ...(rule && { 'capsig.rule': rule }) };
    verdicts?.add(1, { 'capsig.operation': operation, ...decided });
    for (const part of parts) {
      // What was not done took no time, and would hide how long it takes where it is done.
      if (milliseconds[part] === 0) continue;
      duration?.record(milliseconds[part] / 1_000, { 'capsig.operation': operation, 'capsig.part': part });
    }
    if (!tracer) return;
    const end = clock();
    const times = Object.fromEntries(parts.map((part) => [`capsig.${part}_ms`, milliseconds[part]]));
    const spent = parts.reduce((sum, part) => sum + milliseconds[part], 0);
    const span = tracer.startSpan(`capsig ${operation}`, {
      startTime: end - spent,
      attributes: { ...decided, ...times },
    });
    span.setStatus({ code: verdict === 'undecided' ? 2 : 0 });
    span.end(end);
  };
}
