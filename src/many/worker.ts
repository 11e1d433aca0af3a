import { serve } from '../thread/serve.js';
import type { Reply } from './pool.js';
import { createVerifier, type Setup } from './setup.js';

serve((setup) => {
  const verify = createVerifier(setup as Setup);
  return {
    judge: (inputs: readonly unknown[]): readonly Reply<unknown>[] =>
      inputs.map((input) => {
        try {
          return { value: verify(input) };
        } catch (error) {
          // What nobody foresaw concerns this input and no other.
          return { failed: `this should not happen: ${error instanceof Error ? error.message : String(error)}` };
        }
      }),
  };
});
