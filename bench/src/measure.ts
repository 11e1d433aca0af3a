// Interleaved rounds of many rows in one run: what else the machine does strikes all of them alike, so that ratios hold.

/** Something to measure. */
export interface Row {
  readonly name: string;
  /** How many verifications one call is. */
  readonly judgements?: number;
  /** Whether a call answers with a Promise, which is then waited for. */
  readonly waits?: true;
  run(): unknown;
}

/** What one row came to, in microseconds of the processor for one verification. */
export interface Figure {
  readonly name: string;
  readonly median: number;
  /** Half the distance between the quartiles, as a part of the median. */
  readonly spread: number;
}

/** Microseconds of the processor so far, not of the clock. */
function spentSoFar(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

async function cost({ run, waits }: Row, times: number): Promise<number> {
  const before = spentSoFar();
  if (waits) for (let i = 0; i < times; i++) await run();
  else for (let i = 0; i < times; i++) run();
  return (spentSoFar() - before) / times;
}

const at = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

/** Measures rows in turn, round after round. `slice` is how long one row runs in one round, in milliseconds. */
export async function measure(rows: readonly Row[], rounds: number, slice: number): Promise<readonly Figure[]> {
  const plans: { readonly row: Row; readonly times: number; readonly spent: number[] }[] = [];
  for (const row of rows) {
    // The engine compiles what runs often; a server has run for long. By the processor's time too: where others work beside, a second
    // of the clock is a tenth of one, and what is measured then is code that is not compiled yet.
    const warm = Math.max(4 * slice, 2_000);
    const until = spentSoFar() + warm * 1_000;
    let times = 0;
    do {
      const answer = row.run();
      if (row.waits) await answer;
      times++;
    } while (spentSoFar() < until);
    plans.push({ row, times: Math.max(1, Math.round((times * slice) / warm)), spent: [] });
  }
  for (let round = 0; round < rounds; round++)
    for (const { row, times, spent } of plans) spent.push((await cost(row, times)) / (row.judgements ?? 1));
  return plans.map(({ row, spent }) => {
    const sorted = [...spent].sort((a, b) => a - b);
    const median = at(sorted, 0.5);
    return { name: row.name, median, spread: (at(sorted, 0.75) - at(sorted, 0.25)) / 2 / median };
  });
}
