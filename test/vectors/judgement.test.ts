import { describe, expect, it } from 'vitest';
import { everyAnswers, judgeAnswers, loadSet, readCases } from '../../tools/languages/answers.js';

// The packages of vectors in other languages are held to the same file: `npm run languages`.
const set = loadSet();

describe('what comes of an answer', () => {
  const { answers, outcomes } = readCases();

  it('is for the runner what is written by hand', async () => {
    const judged = await judgeAnswers(set, answers);
    expect(Object.fromEntries(Object.keys(outcomes).map((id) => [id, judged.outcomes[id]]))).toEqual(outcomes);
  });

  it('is a pass where what is expected is answered, and nothing where it is not asked', async () => {
    const judged = await judgeAnswers(set, { ...answers, answers: {} });
    const found = new Set(Object.values(judged.outcomes));
    expect(found).toEqual(new Set(['pass', 'contested', 'unsupported']));
  });

  it('occurs in every way among the answers that the packages are compared by', async () => {
    const found = new Set<string>();
    for (const each of Object.values(everyAnswers(set))) {
      for (const outcome of Object.values((await judgeAnswers(set, each)).outcomes)) found.add(outcome);
    }
    expect([...found].sort()).toEqual(
      [
        'contested',
        'crash',
        'fail',
        'pass',
        'pass-unexplained',
        'protocol',
        'unsupported',
        'void',
        'wrong-reason',
      ].sort(),
    );
  });
});
