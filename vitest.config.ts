import { defineConfig } from 'vitest/config';
import { nativeByDefault, preload } from './test/native-default.mjs';

/** Compiled code is what everything is verified with unless a test says otherwise: `CAPSIG_BACKEND=native npm test`. */
const isNative = process.env.CAPSIG_BACKEND === 'native';
const plugins = isNative ? [nativeByDefault()] : [];

/** What takes longer than the others together: `npm run test:all` runs it as well. */
const slow = ['test/**/*.slow.test.ts'];
const peers = 'test/peers/**';

const common = {
  execArgv: [
    ...['--import', new URL(`test/typescript-worker.mjs${isNative ? '?native' : ''}`, import.meta.url).href],
    ...(isNative ? ['--import', preload] : []),
  ],
  // Programs that a test runs get it from their environment.
  env: isNative ? { NODE_OPTIONS: `--import=${preload}` } : {},
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
      { plugins, test: { ...common, name: 'quick', include: ['test/**/*.test.ts'], exclude: [...slow, peers] } },
      { plugins, test: { ...common, name: 'slow', include: slow, exclude: [peers] } },
    ],
  },
});
