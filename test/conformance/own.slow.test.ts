import { afterAll, describe, expect, it } from 'vitest';
import { createProcessAdapter } from '../../src/conformance/adapter-process.js';
import { isFailure } from '../../src/conformance/judgement.js';
import { createOwnAdapter, ownHello } from '../../src/conformance/own-adapter.js';
import { reseedVectors } from '../../src/conformance/reseed.js';
import type { Run } from '../../src/conformance/runner.js';
import { loadVectors } from '../../src/conformance/vector.js';
import { bundleProgram } from './bundle.js';
import { createFolder, measure, patience, sound } from './fixture.js';

const folder = createFolder();
afterAll(folder.remove);

const here = async (options = {}): Promise<Run> => sound(await measure(createOwnAdapter(await ownHello()), options));
const answers = ({ results }: Run) => results.map(({ milliseconds, ...rest }) => rest);

describe('the vectors of the checkout', () => {
  it('are answered behind the protocol as in process', async () => {
    const set = sound(loadVectors());
    const command = [process.execPath, await bundleProgram(folder.path), 'conformance', 'adapter'];
    const adapter = createProcessAdapter({ command, timeout: patience, startTimeout: patience });
    expect(answers(sound(await measure(adapter, { set, jobs: 2 })))).toEqual(answers(await here({ set })));
  });

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
