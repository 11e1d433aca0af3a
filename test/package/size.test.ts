import { expect, it } from 'vitest';
import { programs, sizeOf } from '../../bench/src/sizes.js';

it.each(programs)('a bundle of $name is not larger than it was, and needs nothing of Node.js', async (program) => {
  const { compressed, minified, imports, modules } = await sizeOf(program);
  // `npm run bench:weight -- --modules NAME` says of what it consists.
  expect(compressed, `${program.name} grew`).toBeLessThanOrEqual(program.most);
  // A bound that is far away guards nothing.
  expect(compressed, `${program.name} shrank: lower its bound`).toBeGreaterThan(program.most * 0.9);
  expect(minified).toBeGreaterThan(compressed);
  expect(imports).toEqual([]);
  expect(modules.length).toBeGreaterThan(5);
});

it('needs BLS for no text alone', async () => {
  const [siwe, recap] = await Promise.all(programs.slice(0, 2).map(sizeOf));
  for (const size of [siwe, recap])
    expect(size?.modules.filter(([path]) => /noble\/curves|cborg|multiformats/.test(path))).toEqual([]);
});
