// The tests that are asked about what passes the vectors: those of units and the properties, of the quick suite. They run in threads, where
// tests that start threads or programs of their own do not find the sources.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/property/**/*.test.ts'],
    exclude: [
      'test/**/*.slow.test.ts',
      'test/unit/{auth-method,default-backend,many,mutation,pool,thread,native,spec}.test.ts',
      'test/property/{laws,signature-cache}.test.ts',
    ],
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
