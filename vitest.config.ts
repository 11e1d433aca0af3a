import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/peers/**'],
    execArgv: ['--import', new URL('test/typescript-worker.mjs', import.meta.url).href],
  },
});
