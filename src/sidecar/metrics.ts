import type { VerdictEvent } from '../server/options.js';

/** Numbers by the line of Prometheus that they stand in: those of several processes are added. */
export type Snapshot = Readonly<Record<string, number>>;

/** Counts what a process does. Labels are of closed sets: no stranger makes new lines. */
export interface Metrics {
  verdict(event: VerdictEvent): void;
  answered(status: number): void;
  snapshot(): Snapshot;
}

const bounds = [0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const families: readonly (readonly [string, string, string])[] = [
  ['capsig_verdicts_total', 'counter', 'Verdicts by the rule that decided'],
  ['capsig_answers_total', 'counter', 'Answers by HTTP status'],
  ['capsig_duration_seconds', 'histogram', 'Time to gather evidence, to verify and to consume'],
  ['capsig_processes', 'gauge', 'Processes that answer'],
];

/** Creates the counters of a process. */
export function createMetrics(): Metrics {
  const lines: Record<string, number> = Object.create(null);
  const add = (line: string, value: number): void => {
    lines[line] = (lines[line] ?? 0) + value;
  };
  return {
    verdict({ operation, verdict, rule = '', milliseconds }) {
      add(`capsig_verdicts_total{operation="${operation}",verdict="${verdict}",rule="${rule}"}`, 1);
      for (const [part, spent] of Object.entries(milliseconds)) {
        if (spent === 0) continue;
        const seconds = spent / 1_000;
        const labels = `operation="${operation}",part="${part}"`;
        for (const bound of bounds) {
          add(`capsig_duration_seconds_bucket{${labels},le="${bound}"}`, seconds <= bound ? 1 : 0);
        }
        add(`capsig_duration_seconds_bucket{${labels},le="+Inf"}`, 1);
        add(`capsig_duration_seconds_sum{${labels}}`, seconds);
        add(`capsig_duration_seconds_count{${labels}}`, 1);
      }
    },
    answered: (status) => add(`capsig_answers_total{status="${status}"}`, 1),
    snapshot: () => ({ ...lines }),
  };
}

/** Writes the counters of all processes in the text format of Prometheus. */
export function formatMetrics(snapshots: readonly Snapshot[]): string {
  const all = new Map<string, number>([['capsig_processes', snapshots.length]]);
  for (const snapshot of snapshots) {
    for (const [line, value] of Object.entries(snapshot)) all.set(line, (all.get(line) ?? 0) + value);
  }
  return families
    .flatMap(([name, type, help]) => {
      const own = [...all].filter(([line]) => line.startsWith(name)).map(([line, value]) => `${line} ${value}`);
      return own.length === 0 ? [] : [`# HELP ${name} ${help}.`, `# TYPE ${name} ${type}`, ...own];
    })
    .concat('')
    .join('\n');
}
