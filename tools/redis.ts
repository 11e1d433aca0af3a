// npm run redis: the ledgers against real Redis servers, one and a cluster of three: what ledgers have to promise, then a server
// of two processes behind one port that many logins and uses come to at the same time, while Redis is killed and started again, all of
// it or one node of three; and an audit over a queue whose workers are killed.
// `-- --requests N` asks as often (10,000 unless given), with a hundredth as many nonces and a twentieth as many uses.
// Needs Redis or Valkey: REDIS_SERVER names the program, otherwise it is looked for on the path.
// Exit: 0 good, 1 something was not as expected, 2 it could not run.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createClient, createCluster } from 'redis';
import { conclude, expectThat, messageOf } from './expectations.js';
import { checkAudit } from './redis/audit.js';
import { createWallet, type Delegation, resource, signChain, signLogin } from './redis/documents.js';
import { findRedis, type RedisServer, startCluster, startServer, stopAll, until } from './redis/servers.js';
import { type Answer, type Question, type Service, type Settings, startService } from './redis/service.js';

const dist = (path: string): string => new URL(`../dist/${path}.js`, import.meta.url).href;
const { createRedisLedgers }: typeof import('../src/entry/redis.js') = await import(dist('entry/redis'));
const { ledgerContract }: typeof import('../src/entry/ledger-contract.js') = await import(
  dist('entry/ledger-contract')
);

const { values } = parseArgs({ options: { requests: { type: 'string', default: '10000' } } });
const requests = Number(values.requests);
if (!Number.isSafeInteger(requests) || requests < 100) {
  console.error('--requests: expected a whole number, 100 or more');
  process.exit(2);
}
/** Everything at once; and so much that a ledger which is away is noticed, and work that waits for its turn is not taken for that. */
const atOnce = { timeout: 20_000, sockets: 500 };
const whileKilled = { timeout: 1_500, sockets: 64 };
const away = 2_000;
const nonces = Math.floor(requests / 100);
const uses = Math.floor(requests / 20);
const program = findRedis();

interface Client {
  readonly client: Parameters<typeof createRedisLedgers>[0];
  close(): Promise<void>;
}

async function connect(servers: readonly RedisServer[]): Promise<Client> {
  const [{ url } = { url: '' }] = servers;
  const client =
    servers.length === 1
      ? createClient({ url })
      : createCluster({ rootNodes: servers.map((each) => ({ url: each.url })) });
  client.on('error', () => undefined);
  client.on('node-error', () => undefined);
  await client.connect();
  return { client, close: async () => client.destroy() };
}

const countBy = (answers: readonly Answer[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name =
      body.repeated === true ? `${status} repeated` : `${status}${body.rule === undefined ? '' : ` ${body.rule}`}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
};

function shuffled<T>(items: readonly T[]): readonly T[] {
  const all = [...items];
  for (let index = all.length - 1; index > 0; index--) {
    const other = Math.floor(Math.random() * (index + 1));
    [all[index], all[other]] = [all[other] as T, all[index] as T];
  }
  return all;
}

/** Runs something with a prefix of its own that is ready to count. */
async function withService<T>(
  servers: readonly RedisServer[],
  { proofs, owner }: Pick<Delegation, 'proofs' | 'owner'>,
  load: Pick<Settings, 'timeout' | 'sockets'>,
  work: (service: Service, prefix: string) => Promise<T>,
): Promise<T> {
  const prefix = `t:${randomUUID().slice(0, 8)}`;
  const { client, close } = await connect(servers);
  await createRedisLedgers(client, { prefix }).prepare();
  await close();
  const use = { resource, delegatee: createWallet().address };
  const urls = servers.map(({ url }) => url);
  const service = await startService({ urls, prefix, processes: 2, port: 0, ...load, proofs, owner, use });
  try {
    return await work(service, prefix);
  } finally {
    await service.stop();
  }
}

async function issueAll(service: Service): Promise<readonly string[]> {
  const issued = await Promise.all(Array.from({ length: nonces }, () => service.ask({ path: '/nonce' })));
  return issued.map(({ body }) => body.nonce ?? '');
}

/** Logins: each nonce is signed once, and the login sent as often as there are requests for it. */
async function loginsOf(service: Service): Promise<readonly (Question & { readonly nonce: string })[]> {
  const wallet = createWallet();
  const signed = (await issueAll(service)).map((nonce) => ({ nonce, path: '/login', body: signLogin(wallet, nonce) }));
  return shuffled(
    Array.from({ length: requests }, (_, index) => signed[index % signed.length] as (typeof signed)[number]),
  );
}

const chain = (): Delegation => signChain([createWallet(), createWallet(), createWallet()], [2 * uses, uses, uses]);

async function checkContract(name: string, servers: readonly RedisServer[]): Promise<void> {
  const both = [await connect(servers), await connect(servers)];
  const prefix = `t:${randomUUID().slice(0, 8)}`;
  const all = both.map(({ client }) => createRedisLedgers(client, { prefix }));
  const [first] = all;
  const charge = { key: 'a', root: '0x01', limit: '1', until: undefined };
  const now = new Date().toISOString();
  const unprepared = await first?.uses.consume([charge], { now }).catch(messageOf);
  expectThat(`${name}: a store that was not prepared does not count`, /no mark/.test(String(unprepared)), unprepared);
  await first?.prepare();
  const promises = ledgerContract(() => all);
  const failures: string[] = [];
  for (const { title, run } of promises) await run().catch((error) => failures.push(`${title}: ${messageOf(error)}`));
  expectThat(`${name}: ledgers keep all ${promises.length} promises`, failures.length === 0, failures);
  for (const { close } of both) await close();
}

async function checkLogins(name: string, servers: readonly RedisServer[]): Promise<void> {
  await withService(servers, { proofs: {}, owner: '' }, atOnce, async (service) => {
    const logins = await loginsOf(service);
    const start = performance.now();
    const answers = await Promise.all(logins.map((login) => service.ask(login)));
    const counts = countBy(answers);
    const rate = Math.round((requests * 1_000) / (performance.now() - start));
    const exact = counts['200'] === nonces && counts['401 auth-sig.nonce-once'] === requests - nonces;
    expectThat(`${name}: of ${requests} logins with ${nonces} nonces ${nonces} pass (${rate}/s)`, exact, counts);
    const processes = new Set(answers.map(({ body }) => body.process)).size;
    expectThat(`${name}: two processes answered`, processes === 2, processes);
  });
}

async function checkUses(name: string, servers: readonly RedisServer[]): Promise<void> {
  const delegation = chain();
  await withService(servers, delegation, atOnce, async (service) => {
    const start = performance.now();
    const question: Question = { path: '/use', body: delegation.authSig };
    const answers = await Promise.all(Array.from({ length: requests }, () => service.ask(question)));
    const counts = countBy(answers);
    const rate = Math.round((requests * 1_000) / (performance.now() - start));
    const exact = counts['200'] === uses && counts['401 delegation.uses'] === requests - uses;
    expectThat(`${name}: of ${requests} uses of ${uses} over a chain of three ${uses} pass (${rate}/s)`, exact, counts);
    const processes = new Set(answers.map(({ body }) => body.process)).size;
    expectThat(`${name}: two processes answered`, processes === 2, processes);
  });
}

/** What became of a question that was asked until it was decided. */
interface Decided {
  readonly answer: Answer;
  /** How often it was answered with 503 before. */
  readonly undecided: number;
}

async function askUntilDecided(service: Service, question: Question, seen: () => void): Promise<Decided> {
  for (let undecided = 0; ; undecided++) {
    const answer = await service.ask(question);
    seen();
    if (answer.status !== 503) return { answer, undecided };
    if (answer.body.rule !== 'ledger.unavailable') throw new Error(`answered 503 by ${answer.body.rule}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** Asks everything at once, and kills servers each time that so much of it was answered, those of `turns` in turn; they are back soon after. */
async function askWhileKilled(
  service: Service,
  questions: readonly Question[],
  turns: readonly (readonly RedisServer[])[],
): Promise<readonly Decided[]> {
  let answered = 0;
  const seen = (): void => void answered++;
  const all = Promise.all(questions.map((question) => askUntilDecided(service, question, seen)));
  const kills = (async () => {
    for (const [time, part] of [0.01, 0.03, 0.3].entries()) {
      const killed = turns[time % turns.length] ?? [];
      await until('some are answered', () => answered >= part * questions.length, 120);
      for (const server of killed) await server.kill();
      await new Promise((resolve) => setTimeout(resolve, away));
      for (const server of killed) await server.start();
    }
  })();
  const [decided] = await Promise.all([all, kills]);
  return decided;
}

async function checkKilled(
  name: string,
  servers: readonly RedisServer[],
  turns: readonly (readonly RedisServer[])[],
): Promise<void> {
  await withService(servers, { proofs: {}, owner: '' }, whileKilled, async (service) => {
    const logins = await loginsOf(service);
    const decided = await askWhileKilled(service, logins, turns);
    const passes = new Map<string, number>();
    const doubtful = new Set<string>();
    for (const [index, { answer, undecided }] of decided.entries()) {
      const { nonce = '' } = logins[index] ?? {};
      if (answer.status === 200) passes.set(nonce, (passes.get(nonce) ?? 0) + 1);
      if (undecided > 0) doubtful.add(nonce);
    }
    const twice = [...passes.values()].filter((count) => count > 1).length;
    expectThat(`${name}: killed in the middle, no nonce passes twice`, twice === 0, twice);
    const lost = [...new Set(logins.map(({ nonce }) => nonce))].filter((nonce) => !passes.has(nonce));
    const unexplained = lost.filter((nonce) => !doubtful.has(nonce));
    const count = decided.filter(({ undecided }) => undecided > 0).length;
    const told = `${passes.size} of ${nonces} passed, ${count} requests were answered 503 before`;
    expectThat(`${name}: none is lost but those answered 503 (${told})`, unexplained.length === 0, unexplained);
    expectThat(`${name}: some were answered 503`, count > 0, count);
  });
  const delegation = chain();
  await withService(servers, delegation, whileKilled, async (service, prefix) => {
    const questions = Array.from({ length: requests }, (_, index) => ({
      ...{ path: '/use', body: delegation.authSig, requestId: `request ${index}` },
    }));
    const decided = await askWhileKilled(service, questions, turns);
    const answers = decided.map(({ answer }) => answer);
    const counts = countBy(answers);
    const passed = answers.filter(({ status }) => status === 200).length;
    const before = decided.filter(({ undecided }) => undecided > 0).length;
    const told = `${counts['200 repeated'] ?? 0} of them were charged by an attempt answered 503; ${before} were answered 503 before`;
    expectThat(
      `${name}: of ${requests} uses that are asked until they are decided ${uses} pass (${told})`,
      passed === uses,
      counts,
    );
    const count = await usedOf(servers, prefix);
    expectThat(
      `${name}: each of three links was charged ${uses} times`,
      count.every((each) => each === uses) && count.length === 3,
      count,
    );
  });
}

/** Reads the counts of all links from the servers themselves. */
async function usedOf(servers: readonly RedisServer[], prefix: string): Promise<readonly number[]> {
  const found: number[] = [];
  for (const { url } of servers) {
    const client = createClient({ url });
    await client.connect();
    for (const key of await client.keys(`{${prefix}:*}:used:*`)) found.push(Number(await client.get(key)));
    client.destroy();
  }
  return found;
}

const start = performance.now();
try {
  const single = [await startServer(program)];
  const three = await startCluster(program);
  for (const [name, servers] of [
    ['one Redis', single],
    ['three nodes', three],
  ] as const) {
    await checkContract(name, servers);
    await checkLogins(name, servers);
    await checkUses(name, servers);
  }
  await checkKilled('one Redis', single, [single]);
  // Each node once, and two of them go on: what one has waits for it.
  await checkKilled(
    'three nodes, one at a time',
    three,
    three.map((server) => [server]),
  );
  for (const server of single) await checkAudit(server);
} catch (error) {
  expectThat('nothing goes wrong', false, messageOf(error));
} finally {
  await stopAll();
}
console.log(`${Math.round((performance.now() - start) / 1_000)} s`);
process.exit(conclude());
