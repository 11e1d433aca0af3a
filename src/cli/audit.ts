import { numberOf, parseArguments } from './arguments.js';
import { filesOf } from './audit/files.js';
import type { Judging } from './audit/judging.js';
import { loadSpread } from './audit/load.js';
import { type Arguments, type Command, helpOf, isMisuse, type Misuse, type OptionTable, singleOf } from './command.js';
import { exit, type Io } from './io.js';
import { recordMisuse, recordOptions } from './ndjson/record.js';
import { createCounts } from './ndjson/summary.js';
import { type Done, judgeLines, judgeThere, mostJobs, prepareLines, readLines, rowOf, tellCounts } from './ndjson.js';
import { type Plan, readPlan } from './plan.js';
import { createPage } from './terminal.js';
import { verify } from './verify.js';

/** The options of what is spread over machines. */
const queueOptions: OptionTable = {
  queue: { value: 'URL', help: 'spread it over all machines that work on this queue, redis:// or rediss://' },
  name: { value: 'NAME', help: 'the name of the audit on the queue (audit unless given)' },
};
const refusedOption = { refused: { help: 'print the verdicts of what is not accepted only' } } as const;
const jobsOption = { jobs: { value: 'N', help: 'how many threads verify (1 unless given)' } } as const;

/** The commands that are about an audit on a queue. */
const subcommands: readonly Pick<Command, 'name' | 'summary' | 'options'>[] = [
  {
    name: 'audit work',
    summary: 'Work on an audit that another machine began, until it is done.',
    options: { ...queueOptions, ...jobsOption },
  },
  { name: 'audit status', summary: 'Show how far an audit is, and which chunks are dead.', options: queueOptions },
  {
    name: 'audit results',
    summary: 'Print the verdicts of all lines that are judged, in their order.',
    options: { ...queueOptions, ...refusedOption },
  },
  { name: 'audit retry', summary: 'Put dead chunks on the queue again.', options: queueOptions },
  { name: 'audit drop', summary: 'Remove an audit from the queue, with its verdicts.', options: queueOptions },
];

const judging: Judging = { judgeThere, mostJobs, prepareLines, readLines, readPlan, rowOf };

async function runOnQueue(given: Arguments, name: string, io: Io): Promise<number | Misuse> {
  const url = singleOf(given, 'queue');
  if (url === undefined) return { misuse: `audit ${name}: expected --queue URL` };
  const spread = await loadSpread();
  return isMisuse(spread) ? spread : spread.runOnQueue(name, given, url, io, judging);
}

async function delegate(argv: readonly string[], io: Io): Promise<number | Misuse | undefined> {
  const [name = '', ...rest] = argv;
  const found = subcommands.find((each) => each.name === `audit ${name}`);
  if (!found) return undefined;
  const command: Command = { ...found, notes: [], run: (given, world) => runOnQueue(given, name, world) };
  const given = parseArguments(command, rest);
  if (isMisuse(given)) return given;
  if (!given.switches.has('help')) return command.run(given, io);
  const page = createPage(io);
  for (const line of helpOf(command)) page.line(line);
  return exit.valid;
}

/** Judges all lines here. */
async function auditHere(given: Arguments, files: readonly string[], plan: Plan, io: Io): Promise<number | Misuse> {
  const jobs = numberOf(given, 'jobs', 1, mostJobs);
  if (isMisuse(jobs)) return jobs;
  const work = await prepareLines(given, plan, io, jobs);
  if (isMisuse(work)) return work;
  const counts = createCounts();
  const refused = given.switches.has('refused');
  const print = (done: Done): void => {
    if (!refused || done.verdict !== 'accept') io.stdout(rowOf(done));
  };
  const code = await judgeLines(readLines(files, io), work, jobs, counts, print, io);
  if (isMisuse(code)) return code;
  tellCounts(counts, work.setup, true, io);
  return code;
}

async function runAudit(given: Arguments, io: Io): Promise<number | Misuse> {
  const misuse = recordMisuse(given);
  if (misuse !== undefined) return { misuse };
  const plan = readPlan(given, io);
  if (isMisuse(plan)) return plan;
  const files = await filesOf(given.operands, io);
  if (isMisuse(files)) return files;
  const url = singleOf(given, 'queue');
  if (url === undefined) {
    return given.values.has('name') ? { misuse: '--name goes with --queue' } : auditHere(given, files, plan, io);
  }
  const spread = await loadSpread();
  return isMisuse(spread) ? spread : spread.auditOnQueue(given, files, plan, url, io, judging);
}

const left: ReadonlySet<string> = new Set(['json', 'ndjson', 'summary', 'all', 'jobs']);

/** Judges stored sessions: here, or on all machines that work on a queue. */
export const audit: Command = {
  name: 'audit',
  summary: 'Judge files of stored sessions, on this machine or on many.',
  operand: 'FILE|PATTERN|-...',
  most: 10_000,
  options: {
    ...Object.fromEntries(Object.entries(verify.options).filter(([name]) => !left.has(name))),
    ...recordOptions,
    ...jobsOption,
    ...refusedOption,
    ...queueOptions,
  },
  commands: subcommands,
  notes: [
    'Each line is a document, or a record that has one in a member. A verdict is printed for each, as JSON, in their order,',
    'and a summary on standard error. A pattern has * and ? in the name of a file.',
    '',
    ...subcommands.map(({ name, summary }) => `  ${name.padEnd(14)}  ${summary}`),
    '',
    'With --queue all machines that run capsig audit work judge it too. Begun again, it goes on where it was; each line is',
    'counted once. What is on the queue are the lines themselves, packed, until they are judged, and the verdicts.',
    '',
    'Exit code: 0 all valid, 1 some invalid, 2 wrong use or unreadable file, 3 some cannot be decided, or are not judged yet.',
    '',
    'Examples:',
    "  capsig audit 'sessions-*.ndjson' --record-document sessionSig --record-time at --record-node node --jobs 4",
    '  capsig audit sessions.ndjson --queue redis://queue.example:6379 --name march > verdicts.ndjson',
    '  capsig audit work --queue redis://queue.example:6379 --name march --jobs 16',
  ],
  delegate,
  run: runAudit,
};
