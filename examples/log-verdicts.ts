// One line of JSON for each verdict and for each failure of a ledger: what to look for later, and nothing that anybody could use.
import { anyNonce, anyRequest } from 'capsig';
import { createMemoryLedgers, createVerifier, type VerdictEvent } from 'capsig/server';
import { sessionFor } from './parts/session.js';

const node = 'https://node-1.example:7470';
const lines: string[] = [];
const log = (line: object): void => void lines.push(JSON.stringify(line)); // yours: standard output, or a logger

/** Rounds, so that a line says nothing about how a text was compared. */
const rounded = ({ collect, verify, consume }: VerdictEvent['milliseconds']) => ({
  ...{ collect: Math.round(collect), verify: Math.round(verify), consume: Math.round(consume) },
});

const memory = createMemoryLedgers();
const verifier = createVerifier({
  ...{ nodeAddress: node, domain: 'app.example', nonce: anyNonce, uses: memory.uses },
  nonces: { ...memory.nonces, issue: () => Promise.reject(new Error('connect ECONNREFUSED')) }, // a store that is away
  onVerdict: ({ operation, verdict, rule, profile, milliseconds }) =>
    log({ operation, verdict, rule, profile, milliseconds: rounded(milliseconds) }),
  onError: (error, ledger) => log({ ledger, failed: error instanceof Error ? error.message : String(error) }),
});

const pkp = '7f'.repeat(32);
const sigs = await sessionFor([node, 'https://node-2.example:7470'], pkp);
const [here, elsewhere] = Object.values(sigs);
await verifier.session(here, anyRequest);
await verifier.session(elsewhere, anyRequest);
await verifier.issueNonce();

for (const line of lines) {
  const { operation, verdict, rule, ledger, failed } = JSON.parse(line) as Record<string, string | undefined>;
  console.log(ledger ? `${ledger}: ${failed}` : [operation, verdict, rule].filter(Boolean).join(' '));
}
const secrets = [here?.sig, here?.address, here?.signedMessage, pkp].map(String);
console.log('of what was sent the log has:', secrets.filter((secret) => lines.join('\n').includes(secret)).length);
