import { describe, expect, it } from 'vitest';
import { createRedisLedgers, type RedisClient, type RedisLedgers, type ScriptInput } from '../../src/entry/redis.js';

// What Redis itself does is checked by `npm run redis`. Here stands in for it what answers as a test wants.
type Answer = string | number | Error | 'never';

const now = '2026-01-15T12:00:00Z';
const charge = { key: 'a'.repeat(64), root: '0x01', limit: '1', until: '2026-01-16T12:00:00Z' };

interface Fake extends RedisClient {
  readonly asked: ScriptInput[];
  readonly texts: number[];
  readonly signals: AbortSignal[];
}

function clientThat(...answers: readonly Answer[]): Fake {
  const left = [...answers];
  const [asked, texts, signals]: [ScriptInput[], number[], AbortSignal[]] = [[], [], []];
  const next = async (input: ScriptInput): Promise<unknown> => {
    asked.push(input);
    const answer = left.length > 1 ? left.shift() : left[0];
    if (answer === 'never') return new Promise(() => undefined);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return {
    ...{ asked, texts, signals },
    eval(text, input) {
      texts.push(text.length);
      return next(input);
    },
    evalSha: (_, input) => next(input),
    withCommandOptions({ abortSignal }) {
      signals.push(abortSignal);
      return this;
    },
  };
}

const consume = async ({ uses }: RedisLedgers, more = {}): Promise<string> =>
  uses.consume([charge], { now, ...more }).catch((error: Error) => `failed: ${error.message}`);

describe('createRedisLedgers', () => {
  it('asks again after a lost connection, as the same attempt of the same request', async () => {
    const client = clientThat(
      new Error('Socket closed unexpectedly'),
      new Error('LOADING Redis is loading'),
      'charged',
    );
    expect(await consume(createRedisLedgers(client))).toBe('charged');
    expect(client.asked).toHaveLength(3);
    expect(new Set(client.asked.map((each) => JSON.stringify(each))).size).toBe(1);
  });

  it('takes two requests for two, and one with a name for one', async () => {
    const client = clientThat('charged');
    const ledgers = createRedisLedgers(client);
    const requests = async (more: object): Promise<number> => {
      client.asked.length = 0;
      for (let time = 0; time < 2; time++) await consume(ledgers, more);
      return new Set(client.asked.map(({ keys }) => keys[1])).size;
    };
    expect([await requests({}), await requests({ requestId: 'a' })]).toEqual([2, 1]);
  });

  it('sends a script where Redis does not know it', async () => {
    const client = clientThat(new Error('NOSCRIPT No matching script.'), 'charged');
    expect(await consume(createRedisLedgers(client))).toBe('charged');
    expect(client.texts).toHaveLength(1);
  });

  it('gives up when the time is over, and takes the command back', async () => {
    const client = clientThat('never');
    expect(await consume(createRedisLedgers(client, { timeout: 1 }))).toBe('failed: Redis did not answer in time');
    expect(client.signals.map(({ aborted }) => aborted)).toEqual([true]);
    const down = clientThat(new Error('The client is closed'));
    expect(await consume(createRedisLedgers(down, { timeout: 1 }))).toBe('failed: The client is closed');
  });

  it('gives up with the caller', async () => {
    const gone = AbortSignal.abort();
    expect(await consume(createRedisLedgers(clientThat('never')), { signal: gone })).toContain('failed');
  });

  it('does not repeat what Redis refused, and is full where it has no memory', async () => {
    const refused = clientThat(new Error('WRONGTYPE Operation against a key'));
    expect(await consume(createRedisLedgers(refused))).toContain('failed: WRONGTYPE');
    expect(refused.asked).toHaveLength(1);
    const oom = new Error("OOM command not allowed when used memory > 'maxmemory'. script: 12, on @user_script:7.");
    const { uses, nonces, tokens } = createRedisLedgers(clientThat(oom));
    expect(await uses.consume([charge], { now })).toBe('full');
    expect(await nonces.issue('a', '2026-01-15T12:10:00Z', { now })).toBe('full');
    expect(await tokens.bind('pkp', ['a'], 'key', { now })).toBe('full');
    await expect(nonces.consume('a', { now })).rejects.toThrow('OOM');
  });

  it.each([
    ['lost', 'no mark'],
    ['forgetful', 'noeviction'],
    ['OK', 'expected charged'],
  ])('does not answer where a store says %s', async (answer, message) => {
    expect(await consume(createRedisLedgers(clientThat(answer)))).toContain(message);
  });

  it('is no answer where a client gives something else than text', async () => {
    expect(await consume(createRedisLedgers(clientThat(1)))).toContain('expected text');
  });

  it('looks at the settings of a store first, and not each time', async () => {
    const client = clientThat('lost', 'charged');
    const ledgers = createRedisLedgers(client);
    for (let time = 0; time < 3; time++) await consume(ledgers);
    expect(client.asked.map(({ arguments: [look] }) => look)).toEqual(['1', '1', '0']);
  });

  it('puts everything that one step changes into one slot, whatever the texts', async () => {
    const client = clientThat('charged');
    const { uses } = createRedisLedgers(client, { prefix: 'a:b' });
    const root = 'eip155:1:0xAB';
    const links = [charge, { ...charge, key: '}{', holder: '{x}' }].map((each) => ({ ...each, root }));
    await uses.consume(links, { now, requestId: '{r}' });
    const [{ keys } = { keys: [] }] = client.asked;
    expect(keys).toHaveLength(6);
    expect(
      new Set(keys.map((key) => /^\{a:b:[0-9a-f]{2}\}:[a-z]+(?::[0-9a-f]{64})?$/.exec(key) && key.slice(0, 8))).size,
    ).toBe(1);
    // One delegation is counted in one place, whatever its root is said to be.
    await uses.consume([{ ...charge, key: '}{', root: '0xab' }], { now });
    expect(client.asked[1]?.keys).toContain(keys[4]);
    await expect(uses.consume([charge, { ...charge, root: '0x0f' }], { now })).rejects.toThrow(TypeError);
  });

  it('keeps a count for longer than the delegation lasts, and for the longest lifetime at least', async () => {
    const client = clientThat('charged');
    const { uses } = createRedisLedgers(client, { memorySeconds: 100 * 86_400 });
    for (const until of ['2026-01-16T12:00:00Z', '2026-12-15T12:00:00Z', undefined, 'soon', '2026-01-15T12:00:60Z']) {
      await uses.consume([{ ...charge, until }], { now });
    }
    const days = client.asked.map(({ arguments: all }) => (all[6] === '' ? 'ever' : Number(all[6]) / 86_400_000));
    expect(days).toEqual([100, 335, 'ever', 'ever', 'ever']);
  });

  it('refuses options that are none', () => {
    expect(() => createRedisLedgers({} as never)).toThrow(TypeError);
    expect(() => createRedisLedgers(clientThat('a'), { prefix: '{a}' })).toThrow('prefix');
    expect(() => createRedisLedgers(clientThat('a'), { timeout: 0 })).toThrow('timeout');
    expect(() => createRedisLedgers(clientThat('a'), { time: 1 } as never)).toThrow(TypeError);
  });
});
