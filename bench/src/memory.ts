// Memory over time: `npm run bench:memory -- [--verifications N] [--distinct N] [--entries N] [--sessions FILE]`.
// Resident memory while a server verifies for long, after a first pass over all sessions.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createNativeBackend } from '../../dist/crypto/native.js';
import { createSignatureCache, verifySessionSig } from '../../dist/index.js';
import { ask, node, policy } from './inputs.js';
import { writeSessions } from './many-inputs.js';

const { values } = parseArgs({
  options: {
    verifications: { type: 'string', default: '1000000' },
    distinct: { type: 'string', default: '200000' },
    entries: { type: 'string', default: '100000' },
    sessions: { type: 'string' },
  },
});
const [verifications, distinct, entries] = [values.verifications, values.distinct, values.entries].map(Number) as [
  number,
  number,
  number,
];
const mebibytes = (bytes: number): number => bytes / 1024 / 1024;
const bound = 64;

/** How often memory is looked at. */
const sample = Math.min(10_000, Math.ceil(distinct / 10));

const file = await writeSessions(distinct, values.sessions);
const backend = createNativeBackend();
const cache = createSignatureCache({ entries });
const options = { ...policy, nodeAddress: node, request: ask, backend, cache };
let done = 0;
let warm = 0;
let most = 0;
let entriesAtMost = 0;
while (done < verifications) {
  for await (const line of createInterface({ input: createReadStream(file.path) })) {
    if (!verifySessionSig(line, options).ok) throw new Error('a session is refused');
    done++;
    entriesAtMost = Math.max(entriesAtMost, cache.size);
    if (done % sample === 0) {
      const now = mebibytes(process.memoryUsage.rss());
      if (done <= distinct) warm = Math.max(warm, now);
      else most = Math.max(most, now);
      if (done % 50_000 === 0)
        console.log(`${String(done).padStart(9)}  ${now.toFixed(0)} MiB  ${cache.size} remembered`);
    }
    if (done >= verifications) break;
  }
}
file.remove();
const growth = most - warm;
console.log(`${done} verifications of ${distinct} distinct sessions by ${Object.values(backend.parts).join(', ')}`);
console.log(
  `after the first pass ${warm.toFixed(0)} MiB, at most ${most.toFixed(0)} MiB later: grew by ${growth.toFixed(0)} MiB, wanted < ${bound}`,
);
console.log(`cache: ${entriesAtMost} at most, bound ${entries}`);
process.exitCode = growth < bound && entriesAtMost <= entries ? 0 : 1;
