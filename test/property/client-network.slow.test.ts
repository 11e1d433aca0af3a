// The client against generated networks of which some nodes lie when a session is signed.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkSigning, signedNetwork } from './client-network.js';

/** How many networks: `CAPSIG_INPUTS=100000` tries twenty times as many. */
const inputs = Math.ceil(Number(process.env.CAPSIG_INPUTS ?? 5_000) / 200);

it('a session that nodes sign of which some lie ends as the specification says', async () => {
  const ends = { signed: 0, open: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(signedNetwork, async (network) => {
      ends[await checkSigning(network)]++;
    }),
    { numRuns: inputs, seed: 20260115 },
  );
  // The property says nothing unless each end was reached.
  expect(Math.min(ends.signed, ends.refused), JSON.stringify(ends)).toBeGreaterThan(1);
});
