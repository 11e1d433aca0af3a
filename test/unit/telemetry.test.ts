import { metrics, type Span, type SpanOptions, type SpanStatus, type Tracer, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import { expect, it } from 'vitest';
import { createTelemetry, type VerdictEvent } from '../../src/entry/opentelemetry.js';
import { anyUses, createVerifier } from '../../src/entry/server.js';
import { anyNonce, anyRequest } from '../../src/index.js';

const event = (more: Partial<VerdictEvent>): VerdictEvent => ({
  ...{ operation: 'session', verdict: 'accept', rule: undefined, profile: 'strict' },
  milliseconds: { collect: 0, verify: 2, consume: 1 },
  ...more,
});

it('counts verdicts of a verifier by rule, with the meter of the SDK', async () => {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter });
  const provider = new MeterProvider({ readers: [reader] });
  const verifier = createVerifier({
    ...{ nodeAddress: 'n.example:443', domain: 'a.example', nonce: anyNonce, nonces: anyNonce, uses: anyUses },
    onVerdict: createTelemetry({ meter: provider.getMeter('capsig') }),
  });
  for (const input of ['{', '{', '{}']) await verifier.session(input, anyRequest);
  await provider.forceFlush();
  const [exported] = exporter.getMetrics();
  const all = exported?.scopeMetrics.flatMap((scope) => scope.metrics) ?? [];
  const points = (name: string) => all.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? [];
  expect(points('capsig.verdicts').map(({ attributes, value }) => [attributes['capsig.rule'], value])).toEqual([
    ['json.text', 2],
    ['session-sig.shape', 1],
  ]);
  expect(points('capsig.verdicts')[0]?.attributes).toEqual({
    'capsig.operation': 'session',
    'capsig.verdict': 'reject',
    'capsig.profile': 'strict',
    'capsig.rule': 'json.text',
  });
  expect(points('capsig.duration').map(({ attributes }) => attributes['capsig.part'])).toEqual(['verify']);
  await provider.shutdown();
});

it('makes a span of each verdict, which is over when it is made', () => {
  const spans: (SpanOptions & { name: string; status?: SpanStatus; endTime?: unknown })[] = [];
  const tracer: Tracer = {
    startSpan(name, options = {}) {
      const made: (typeof spans)[number] = { name, ...options };
      spans.push(made);
      const span = trace.getTracer('none').startSpan(name);
      return Object.assign(Object.create(span) as Span, {
        setStatus: (status: SpanStatus) => Object.assign(made, { status }),
        end: (endTime: unknown) => Object.assign(made, { endTime }),
      });
    },
    startActiveSpan: () => undefined as never,
  };
  const tell = createTelemetry({ tracer, clock: () => 1_000 });
  tell(event({}));
  tell(event({ verdict: 'undecided', rule: 'ledger.unavailable', operation: 'login' }));
  expect(spans).toEqual([
    {
      name: 'capsig session',
      startTime: 997,
      endTime: 1_000,
      status: { code: 0 },
      attributes: {
        ...{ 'capsig.verdict': 'accept', 'capsig.profile': 'strict' },
        ...{ 'capsig.collect_ms': 0, 'capsig.verify_ms': 2, 'capsig.consume_ms': 1 },
      },
    },
    expect.objectContaining({ name: 'capsig login', status: { code: 2 } }),
  ]);
});

it('takes what the API gives where no SDK is set up', () => {
  const tell = createTelemetry({ meter: metrics.getMeter('capsig'), tracer: trace.getTracer('capsig') });
  expect(() => tell(event({}))).not.toThrow();
});
