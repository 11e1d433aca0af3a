// Verdicts of a verifier, counted by the rule that decided, where Prometheus collects them.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';
import { MeterProvider } from '@opentelemetry/sdk-metrics';
import { anyNonce, anyRequest } from 'capsig';
import { createTelemetry } from 'capsig/opentelemetry';
import { anyUses, createMemoryLedgers, createVerifier } from 'capsig/server';

const exporter = new PrometheusExporter({ preventServerStart: true });
const provider = new MeterProvider({ readers: [exporter] });
const { nonces } = createMemoryLedgers();
const verifier = createVerifier({
  nodeAddress: 'node-1.example:7470',
  domain: 'app.example',
  nonce: anyNonce,
  nonces,
  uses: anyUses,
  onVerdict: createTelemetry({ meter: provider.getMeter('capsig') }),
});

// What Prometheus asks stands on a port of its own, which strangers do not reach.
const metrics = createServer((request, response) => exporter.getMetricsRequestHandler(request, response));
await new Promise<void>((resolve) => metrics.listen(0, '127.0.0.1', resolve));

await verifier.issueNonce();
for (const input of ['{}', '{}', 'no JSON']) await verifier.session(input, anyRequest);

const { port } = metrics.address() as AddressInfo;
const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
for (const line of text.split('\n')) {
  const [, rule = 'accepted', count] =
    /^capsig_verdicts_total\{(?:.*capsig_rule="([^"]*)")?.*\} (\d+)/.exec(line) ?? [];
  if (count !== undefined) console.log(`${rule}: ${count}`);
}
metrics.close();
await provider.shutdown();
