import { expect, it } from 'vitest';
import { decodeFragment } from '../../inspector/fragment.js';
import { fragmentOf } from '../../src/conformance/report-html/inspector-view.js';

// A report leads to the inspector with a case of its own in the address: one writes what the other reads.
it('reads what a report writes', async () => {
  const text = 'é "\\ \u{1f511}';
  const made = { text, options: { now: '2026-01-15T12:00:00Z', node: 'https://n.example' }, proofs: { bafy: 'AP/+' } };
  const read = await decodeFragment(await fragmentOf(made));
  expect(read).toEqual({
    input: text,
    options: made.options,
    proofs: [{ name: 'bafy', bytes: Uint8Array.of(0, 255, 254) }],
  });
});
