/**
 * Verdicts of a verifier as metrics and spans of OpenTelemetry: give it a meter and a tracer of `@opentelemetry/api`.
 *
 * @example Count verdicts, and show each in its trace
 * ```ts
 * import { metrics, trace } from '@opentelemetry/api';
 * import { anyNonce } from 'capsig';
 * import { createTelemetry } from 'capsig/opentelemetry';
 * import { anyUses, createMemoryLedgers, createVerifier } from 'capsig/server';
 *
 * const onVerdict = createTelemetry({ meter: metrics.getMeter('capsig'), tracer: trace.getTracer('capsig') });
 * const { nonces } = createMemoryLedgers();
 * const site = { domain: 'app.example', nodeAddress: 'app.example:443', nonce: anyNonce } as const;
 *
 * export const verifier = createVerifier({ ...site, nonces, uses: anyUses, onVerdict });
 * ```
 *
 * @module
 */

export type { VerdictEvent } from '../server/options.js';
export type {
  Attributes,
  CounterLike,
  HistogramLike,
  MeterLike,
  SpanLike,
  TelemetryOptions,
  TracerLike,
} from '../telemetry.js';
export { createTelemetry } from '../telemetry.js';
