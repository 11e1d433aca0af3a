import type { LineVerdict } from '../ndjson/line-verdict.js';

/** What is used of the client of Redis. */
export interface AuditClient {
  /** Runs a script. */
  eval(script: string, input: { readonly keys: string[]; readonly arguments: string[] }): Promise<unknown>;
  /** Reads a text. */
  get(key: string): Promise<string | null>;
  /** Writes a text, where there is none yet if told so. */
  set(key: string, value: string, options?: { readonly NX: true }): Promise<unknown>;
  /** Reads a member of a hash. */
  hGet(key: string, field: string): Promise<string | null | undefined>;
  /** Reads a hash. */
  hGetAll(key: string): Promise<Record<string, string>>;
  /** Counts the members of a hash. */
  hLen(key: string): Promise<number>;
  /** Says whether a hash has a member. */
  hExists(key: string, field: string): Promise<unknown>;
  /** Removes keys. */
  del(keys: string[]): Promise<unknown>;
}

/** KEYS: the digests, the lines, what is done. ARGV: the chunk, its digest, its lines. */
const offer = `
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known and known ~= ARGV[2] then return 'other' end
if redis.call('HEXISTS', KEYS[3], ARGV[1]) == 1 then return 'done' end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
redis.call('HSETNX', KEYS[2], ARGV[1], ARGV[3])
return 'open'
`;

/** KEYS: what is done, the lines, the rows, the counts. ARGV: the chunk, its rows, then names of counts and how many more there are. */
const settle = `
if redis.call('HSETNX', KEYS[1], ARGV[1], '1') == 0 then return 'known' end
redis.call('HDEL', KEYS[2], ARGV[1])
redis.call('HSET', KEYS[3], ARGV[1], ARGV[2])
for i = 3, #ARGV, 2 do redis.call('HINCRBY', KEYS[4], ARGV[i], ARGV[i + 1]) end
return 'counted'
`;

const parts = ['setup', 'digests', 'lines', 'done', 'rows', 'counts', 'total'] as const;

/** What an audit keeps beside its queue: the lines that are still to judge, and what was counted. */
export interface AuditStore {
  /** Says how lines are judged, where nobody has said it; answers with what is said. */
  begin(setup: string): Promise<string>;
  setup(): Promise<string | null>;
  /** Keeps the lines of a chunk until they are judged. `other` is a chunk in whose place there were other lines before. */
  offer(chunk: number, digest: string, data: string): Promise<'open' | 'done' | 'other'>;
  /** The lines of a chunk; undefined of one that is done. */
  lines(chunk: number): Promise<string | undefined>;
  isDone(chunk: number): Promise<boolean>;
  /** Counts a chunk, once however often it was judged, and keeps its rows. */
  settle(chunk: number, rows: string, verdicts: readonly LineVerdict[]): Promise<'counted' | 'known'>;
  rows(chunk: number): Promise<string | undefined>;
  /** How many chunks there are, once all are known. */
  close(total: number): Promise<void>;
  progress(): Promise<AuditProgress>;
  drop(): Promise<void>;
}

/** How far an audit is. */
export interface AuditProgress {
  /** Whether somebody began it, and nobody removed it. */
  readonly isThere: boolean;
  /** Undefined while files are still read. */
  readonly total: number | undefined;
  /** Chunks that were read, and those of them that were judged. */
  readonly known: number;
  readonly done: number;
  /** Lines by verdict and by rule. */
  readonly verdicts: ReadonlyMap<string, number>;
  readonly rules: ReadonlyMap<string, number>;
}

/** Opens what an audit keeps, under the prefix that its queue has as well. */
export function openStore(client: AuditClient, prefix: string): AuditStore {
  const key = (part: (typeof parts)[number]): string => `${prefix}:${part}`;
  const run = async <T extends string>(script: string, keys: readonly (typeof parts)[number][], args: string[]) =>
    (await client.eval(script, { keys: keys.map(key), arguments: args })) as T;
  return {
    async begin(setup) {
      await client.set(key('setup'), setup, { NX: true });
      return (await client.get(key('setup'))) ?? setup;
    },
    setup: () => client.get(key('setup')),
    offer: (chunk, digest, data) => run(offer, ['digests', 'lines', 'done'], [String(chunk), digest, data]),
    lines: async (chunk) => (await client.hGet(key('lines'), String(chunk))) ?? undefined,
    isDone: async (chunk) => Boolean(Number(await client.hExists(key('done'), String(chunk)))),
    async settle(chunk, rows, verdicts) {
      const counts = new Map<string, number>();
      const names = verdicts.flatMap(({ verdict, rules }) => [`v:${verdict}`, ...rules.map((rule) => `r:${rule}`)]);
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
      const more = [...counts].flatMap(([name, count]) => [name, String(count)]);
      return run(settle, ['done', 'lines', 'rows', 'counts'], [String(chunk), rows, ...more]);
    },
    rows: async (chunk) => (await client.hGet(key('rows'), String(chunk))) ?? undefined,
    async close(total) {
      await client.set(key('total'), String(total));
    },
    async progress() {
      const [setup, total, known, done, counts] = await Promise.all([
        client.get(key('setup')),
        client.get(key('total')),
        client.hLen(key('digests')),
        client.hLen(key('done')),
        client.hGetAll(key('counts')),
      ]);
      const of = (kind: string): ReadonlyMap<string, number> =>
        new Map(
          Object.entries(counts).flatMap(([name, count]) =>
            name.startsWith(kind) ? [[name.slice(2), Number(count)]] : [],
          ),
        );
      return {
        isThere: setup !== null,
        total: total === null ? undefined : Number(total),
        known,
        done,
        verdicts: of('v:'),
        rules: of('r:'),
      };
    },
    async drop() {
      await client.del(parts.map(key));
    },
  };
}
