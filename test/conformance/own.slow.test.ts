import { describe, expect, it } from 'vitest';
import { isFailure } from '../../src/conformance/judgement.js';
import { createOwnAdapter, ownHello } from '../../src/conformance/own-adapter.js';
import { reseedVectors } from '../../src/conformance/reseed.js';
import type { Run } from '../../src/conformance/runner.js';
import { loadVectors } from '../../src/conformance/vector.js';
import { measure, sound } from './fixture.js';

const here = async (options = {}): Promise<Run> => sound(await measure(createOwnAdapter(await ownHello()), options));

describe('the vectors of the checkout', () => {
  it('are passed with keys of their own as well', async () => {
    const published = sound(loadVectors());
    const fresh = sound(await reseedVectors('a test'));
    expect(fresh.vectors.map(({ id }) => id).sort()).toEqual(published.vectors.map(({ id }) => id).sort());
    const before = new Map(published.vectors.map(({ id, input }) => [id, JSON.stringify(input)]));
    const signed = fresh.vectors.filter(({ operation }) => operation === 'session-sig.verify');
    const same = signed.filter(({ id, input }) => before.get(id) === JSON.stringify(input));
    expect(same.length).toBeLessThan(signed.length / 4);
    const run = await here({ set: fresh });
    expect(run.results.filter(({ outcome }) => isFailure(outcome))).toEqual([]);
  });
});
