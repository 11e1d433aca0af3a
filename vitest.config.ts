import { defineConfig } from 'vitest/config';

/** What takes longer than the others together: `npm run test:all` runs it as well. */
const slow = ['test/**/*.slow.test.ts'];
const peers = 'test/peers/**';

const common = {
  execArgv: ['--import', new URL('test/typescript-worker.mjs', import.meta.url).href],
  // A machine may be as slow as it likes: these only end what hangs.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  teardownTimeout: 600_000,
};

export default defineConfig({
  test: {
    // One worker for each core: the default leaves one idle, which on two cores doubles the time.
    maxWorkers: '100%',
    projects: [
      { test: { ...common, name: 'quick', include: ['test/**/*.test.ts'], exclude: [...slow, peers] } },
      { test: { ...common, name: 'slow', include: slow, exclude: [peers] } },
    ],
  },
});
