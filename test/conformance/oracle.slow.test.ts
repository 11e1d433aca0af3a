import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProcessAdapter } from '../../src/conformance/adapter-process.js';
import { isFailure } from '../../src/conformance/judgement.js';
import { loadVectors } from '../../src/conformance/vector.js';
import { measure, patience, sound } from './fixture.js';

const python = process.env.CAPSIG_PYTHON ?? 'python3';
const isThere = spawnSync(python, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))']).status === 0;

/** At least so many vectors of each operation are asked. */
const least: Readonly<Record<string, number>> = {
  'auth-sig.verify': 1170,
  'cacao.decode': 150,
  'cacao.encode': 40,
  'capability.covers': 320,
  'capability.narrower': 200,
  'chain.verify': 187,
  'delegation.verify': 110,
  'recap.decode': 460,
  'recap.encode': 45,
  'recap.merge': 50,
  'recap.statement': 37,
  'session-sig.verify': 870,
  'session-sigs.verify': 62,
  'session.verify': 295,
  'siwe.format': 75,
  'siwe.parse': 650,
};

describe('the oracle, a second implementation of the specification', () => {
  it('passes every vector that it is asked', async ({ skip }) => {
    if (!isThere) {
      skip(`${python} is not Python 3.9 or later: name one in CAPSIG_PYTHON`);
    }
    const command = [python, join(import.meta.dirname, '../oracle/adapter.py')];
    const adapter = createProcessAdapter({ command, timeout: patience, startTimeout: patience });
    const { hello, results } = sound(await measure(adapter, { set: sound(loadVectors()), jobs: 2 }));
    expect(hello.operations).toEqual(Object.keys(least));

    const failed = results.filter(({ outcome }) => isFailure(outcome) || outcome === 'pass-unexplained');
    const reasons = failed.map(({ vector, outcome, detail }) => [vector.id, outcome, detail]);
    // A disagreement is resolved, and recorded in test/oracle/README.md.
    expect(reasons).toEqual([]);

    const asked = results.filter(({ outcome }) => outcome !== 'unsupported').map(({ vector }) => vector.operation);
    const counts = Object.keys(least).map((name) => [name, asked.filter((operation) => operation === name).length]);
    console.info(`the oracle was asked ${asked.length} vectors`, Object.fromEntries(counts));
    for (const [name, count] of counts) {
      expect(count, String(name)).toBeGreaterThanOrEqual(least[String(name)] ?? 0);
    }
  });
});
