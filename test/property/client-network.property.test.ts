// The client against generated networks of which some nodes lie in their handshake: what comes of it follows from who lies and how.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkGreeting, greeted } from './client-network.js';

it('a handshake with nodes of which some lie ends as the specification says', async () => {
  let connected = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(greeted, async (network) => {
      if (await checkGreeting(network)) connected++;
      else refused++;
    }),
    { numRuns: 500, seed: 20260115 },
  );
  // The property says nothing unless each end was reached.
  expect(Math.min(connected, refused), `${connected} and ${refused}`).toBeGreaterThan(20);
});
