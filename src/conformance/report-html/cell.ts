// These functions also run in the page, which src/generated/report-page.ts has as one script.

/** What one cell of the matrix says. */
export interface Cell {
  /** A status of the rule, or `absent` when the run holds no vector about it. */
  readonly status: string;
  /** The sign of the status, which no colour is needed to read. */
  readonly mark: string;
  /** How many passed, of how many: `12/14`; `3+9/14` when 9 more passed without a reason; `12/14 −5` when 5 more were not asked. */
  readonly count: string;
  /** Every outcome, counted. */
  readonly title: string;
}

/** Returns the sign that stands for the status of a rule. */
export function markOfStatus(status: string): string {
  if (status === 'passed') return '✓';
  if (status === 'unexplained') return '~';
  if (status === 'failed') return '✗';
  return status === 'unsupported' ? '–' : '';
}

/** Phrases the status of a rule. */
export function nameOfStatus(status: string): string {
  if (status === 'unexplained') return 'passed, not all with the reason';
  if (status === 'unsupported') return 'not declared';
  return status === 'absent' ? 'not in the run' : status;
}

/** Derives the status of a rule from the outcomes of its vectors, as the scores do. */
export function statusOfOutcomes(outcomes: readonly string[]): string {
  const scored = outcomes.filter((outcome) => outcome !== 'contested');
  const kinds = new Set(scored);
  if (kinds.size === 0) return 'absent';
  for (const kind of ['pass', 'pass-unexplained', 'unsupported']) kinds.delete(kind);
  if (kinds.size > 0) return 'failed';
  if (scored.every((outcome) => outcome === 'unsupported')) return 'unsupported';
  return scored.includes('pass-unexplained') ? 'unexplained' : 'passed';
}

/** Makes the cell of a rule from the outcomes of its vectors. */
export function cellOf(status: string, outcomes: readonly string[]): Cell {
  const count = (outcome: string): number => outcomes.filter((each) => each === outcome).length;
  const [passed, unexplained, silent] = [count('pass'), count('pass-unexplained'), count('unsupported')];
  const asked = outcomes.length - count('contested') - silent;
  const title = [...new Set(outcomes)].map((outcome) => `${count(outcome)} ${outcome}`).join(', ');
  if (status === 'absent') return { status, mark: '', count: '', title };
  // A narrow cell may break before the total, and before what was not asked.
  const shown = unexplained > 0 ? `${passed}+${unexplained}\u200b/${asked}` : `${passed}/${asked}`;
  const apart = silent > 0 ? ` −${silent}` : '';
  return { status, mark: markOfStatus(status), count: asked > 0 ? shown + apart : '', title };
}
