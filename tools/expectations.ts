// Counts what was expected of a run, and says what was otherwise.
let passed = 0;
let failed = 0;

/** Prints whether something holds, and what was found where it does not. */
export function expectThat(what: string, holds: boolean, found: unknown = ''): void {
  if (holds) passed++;
  else failed++;
  const shown = typeof found === 'string' ? found : JSON.stringify(found);
  console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}${holds ? '' : `: ${shown}`}`);
}

/** Prints the numbers, and gives the code to exit with. */
export function conclude(): number {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** What an error says. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
