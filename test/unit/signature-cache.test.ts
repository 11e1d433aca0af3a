import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { noble } from '../../src/crypto/noble.js';
import { createSignatureCache, openCache } from '../../src/crypto/signature-cache.js';

it('takes no more memory than it says: 256 bytes for a signature', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const count = 20_000;
  const cache = createSignatureCache({ entries: count });
  const memory = openCache(cache, noble);
  const before = heap();
  for (let at = 0; at < count; at++) memory?.once('eip191', [Uint8Array.of(at >> 8, at & 0xff)], () => true);
  const taken = heap() - before;
  expect(cache.size).toBe(count);
  expect(taken / count).toBeLessThan(256);
});
