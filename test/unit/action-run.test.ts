import { describe, expect, it } from 'vitest';
import { actionCid } from '../../src/network/action-cid.js';
import { forbiddenGlobals } from '../../src/network/action-run/prelude.js';
import {
  type ActionLimits,
  leastMemory,
  loadEngine,
  runSandbox,
  type SandboxOutcome,
} from '../../src/network/action-run/sandbox.js';
import { actionLimits, runAction } from '../../src/network/action-run.js';

// Tight enough for a hostile program to end soon, wide enough for an honest one.
const tight: ActionLimits = { ...actionLimits, steps: 3_000_000, memoryBytes: leastMemory, jobs: 500 };

/** Runs code in this thread, under a clock that stands still unless another is given. */
async function sandbox(
  code: string,
  jsParams: unknown = {},
  limits: Partial<ActionLimits> = {},
  clock: () => number = () => 0,
): Promise<SandboxOutcome> {
  const bounds = { ...tight, ...limits };
  const engine = await loadEngine(bounds.memoryBytes);
  if (!engine.ok) throw new Error(engine.reason);
  return runSandbox(engine.value, { code, jsParams: JSON.stringify(jsParams), limits: bounds, clock });
}

const respond = (expression: unknown): string =>
  `Lit.Actions.setResponse({ response: String(${String(expression)}) });`;

/** What an expression gives in an action. */
async function value(expression: string, jsParams: unknown = {}): Promise<string | undefined> {
  const { outcome, response, reason } = await sandbox(respond(expression), jsParams);
  expect(reason).toBeUndefined();
  expect(outcome).toBe('answered');
  return response;
}

describe('an honest action', () => {
  it('runs as the guides write it, with its pending jobs', async () => {
    const code = `const go = async () => {
      const sum = await Promise.resolve(left).then((it) => it + right);
      LitActions.setResponse({ response: JSON.stringify(sum === 42) });
    };
    go();`;
    expect(await sandbox(code, { left: 40, right: 2 })).toEqual({ outcome: 'answered', response: 'true' });
  });

  it('finds its parameters as globals and together', async () => {
    const jsParams = { name: 'Ada', list: [1, { deep: null }], 'not-a-name': true };
    expect(await value('[name, list[1].deep, jsParams["not-a-name"], jsParams.list === list]', jsParams)).toBe(
      'Ada,,true,true',
    );
    expect(await value('Object.keys(jsParams)')).toBe('');
  });

  it('may declare names of its own that its parameters have', async () => {
    expect(await value('(() => { const name = 1; return name })()', { name: 2 })).toBe('1');
    expect(await sandbox(`const name = 'own'; ${respond('name')}`, { name: 'given' })).toMatchObject({
      response: 'own',
    });
  });

  it('answers with what it set last, and without a response when it set none', async () => {
    expect(await sandbox(respond(1) + respond(2))).toEqual({ outcome: 'answered', response: '2' });
    expect(await sandbox('1')).toEqual({ outcome: 'answered' });
  });

  it('may log, and look for globals of other hosts', async () => {
    expect(await value('[typeof console.log("x"), typeof window, typeof module, typeof Buffer, typeof Intl]')).toBe(
      'undefined,undefined,undefined,undefined,undefined',
    );
  });

  it('may ask whether a forbidden name is there, and may write it', async () => {
    expect(await value('["Date" in globalThis, Object.hasOwn(Math, "random"), globalThis.fetch = 1]')).toBe(
      'true,true,1',
    );
  });

  it('delivers text unharmed', async () => {
    const text = 'true\u0000 \ud800 \u2028 "quoted" \u{1f511}';
    expect(await value('text', { text })).toBe(text);
  });

  it('is run whole, or not at all', async () => {
    const cut = `${respond(false)}\0${respond(true)}`;
    expect(await sandbox(cut)).toMatchObject({ outcome: 'exception' });
    expect(await sandbox(`${respond(false)}/*\0*/${respond(true)}`)).toMatchObject({ response: 'true' });
  });

  it('catches what it does wrong within its limits', async () => {
    expect(await value('(() => { try { null.x } catch (e) { return e.name } })()')).toBe('TypeError');
    const deep = 'function f() { return 1 + f() } let seen; try { f() } catch (e) { seen = e.message }';
    expect(await sandbox(`${deep} ${respond('seen')}`)).toMatchObject({ response: 'stack overflow' });
  });
});

describe('a forbidden global', () => {
  it.each(forbiddenGlobals)('%s ends the run', async (name) => {
    expect(await sandbox(`${respond(true)} ${name};`)).toEqual({
      outcome: 'global',
      reason: `the action read "${name}", which no action may`,
    });
  });

  it.each([
    ['by typeof', 'typeof Date', 'Date'],
    ['by new', 'new Date()', 'Date'],
    ['of Math', 'Math.random()', 'Math.random'],
    ['of Math by name', 'Math["ran" + "dom"]', 'Math.random'],
    ['through globalThis', 'globalThis.Date', 'Date'],
    ['through this', 'this.fetch', 'fetch'],
    ['through an alias', 'const g = globalThis; const k = "crypto"; g[k]', 'crypto'],
    ['through destructuring', 'const { performance: p } = globalThis', 'performance'],
    ['through Reflect', 'Reflect.get(globalThis, "process")', 'process'],
    ['through a proxy', 'new Proxy(globalThis, {}).require', 'require'],
    ['through its accessor', 'Object.getOwnPropertyDescriptor(globalThis, "Date").get()', 'Date'],
    ['through an heir', 'Object.create(globalThis).Date', 'Date'],
    ['through with', 'with (globalThis) { Date }', 'Date'],
    ['through eval', 'eval("Da" + "te")', 'Date'],
    ['through indirect eval', '(0, eval)("setTimeout")', 'setTimeout'],
    ['through Function', 'new Function("return Date")()', 'Date'],
    ['through the constructor chain', '[].constructor.constructor("return process")()', 'process'],
    ['through an async constructor', '(async () => {}).constructor("return fetch")()', 'fetch'],
    ['through a generator constructor', '(function* () {}).constructor("yield fetch")().next()', 'fetch'],
    ['through every name', 'Object.getOwnPropertyNames(globalThis).map((name) => globalThis[name])', 'Date'],
    ['that was to be deleted', 'delete globalThis.Date; Date', 'Date'],
    ['that was to be replaced', 'globalThis.Date = Object; Date', 'Date'],
    ['that is caught', 'try { Date } catch {}', 'Date'],
    ['that is caught in a loop', 'for (;;) try { Date } catch {}', 'Date'],
    ['that is caught by finally', '(() => { try { Date } finally { return 1 } })()', 'Date'],
    ['in a promise that is caught', '(async () => Date)().catch(() => {})', 'Date'],
    ['in a later job', 'Promise.resolve().then(() => Date).catch(() => {}); 1', 'Date'],
    ['while an error is described', 'throw { toString() { Date } }', 'Date'],
    ['in a getter for the response', 'Lit.Actions.setResponse({ get response() { return Date } })', 'Date'],
  ])('is read %s', async (_, code, name) => {
    const outcome = await sandbox(`${respond(true)} ${code}; ${respond(true)}`);
    expect(outcome.outcome).toBe('global');
    expect(outcome.reason?.startsWith(`the action read "${name}"`) || outcome.reason === undefined).toBe(true);
    expect(outcome.response).toBeUndefined();
  });

  it.each(['import("node:fs")', 'import("node:fs").catch(() => {}); 1', 'eval("import(\'./x.js\')")'])(
    'is not needed to refuse %s',
    async (code) => {
      expect(await sandbox(`${respond(true)} ${code}`)).toEqual({
        outcome: 'global',
        reason: 'the action used import, which no action may',
      });
    },
  );
});

describe('a hostile action', () => {
  it.each([
    ['loops', 'for (;;);', 'time', 'steps'],
    ['loops where it catches', 'for (;;) try { for (;;); } catch {}', 'time', 'steps'],
    ['loops in finally', 'try { for (;;); } finally { for (;;); }', 'time', 'steps'],
    ['loops in a job', 'const go = async () => { await 1; for (;;); }; go()', 'time', 'steps'],
    ['loops in a getter', '({ get x() { for (;;); } }).x', 'time', 'steps'],
    ['loops in toString', 'throw { toString() { for (;;); } }', 'time', 'steps'],
    ['loops in the response', 'Lit.Actions.setResponse({ get response() { for (;;); } })', 'time', 'steps'],
    ['loops in a generator', '(function* () { for (;;) yield; })().forEach(() => {})', 'time', 'steps'],
    ['loops in a proxy', 'const p = new Proxy({}, { get: () => 1 }); while (p.x);', 'time', 'steps'],
    ['backtracks', '/^(a+)+$/.test("a".repeat(40) + "b")', 'time', 'steps'],
    ['sorts for ever', 'const a = [3, 2, 1]; for (;;) a.sort(() => 0)', 'time', 'steps'],
    ['chains promises', 'const next = () => Promise.resolve().then(next); next()', 'time', 'promise jobs'],
    ['chains thenables', 'const t = { then(f) { f(t) } }; Promise.resolve(t)', 'time', 'promise jobs'],
    ['awaits for ever', '(async () => { for (;;) await 1 })()', 'time', 'promise jobs'],
    ['fills arrays', 'const a = []; for (;;) a.push([1, 2, 3])', 'memory', 'out of memory'],
    ['fills an array at once', 'new Array(2e6).fill(0)', 'memory', 'out of memory'],
    ['spreads a generator', '[...(function* () { for (;;) yield [1, 2, 3, 4] })()]', 'memory', 'out of memory'],
    ['doubles strings', 'const a = []; for (let s = "x"; ; s += s) a.push(s + "!")', 'memory', 'string too long'],
    ['repeats a string', '"x".repeat(2 ** 29)', 'memory', 'out of memory'],
    ['allocates buffers', 'const a = []; for (;;) a.push(new ArrayBuffer(1e5))', 'memory', 'out of memory'],
    ['allocates one buffer', 'new ArrayBuffer(2 ** 30)', 'memory', 'out of memory'],
    ['fills a map', 'const m = new Map(); for (let i = 0; ; i++) m.set(i, i)', 'memory', 'the action threw'],
    ['grows a number', 'let n = 3n; for (;;) n *= n', 'exception', 'BigInt is too large'],
    ['recurses', 'const f = () => 1 + f(); f()', 'memory', 'stack'],
    ['recurses through a proxy', 'const p = new Proxy({}, { get: (t, k, r) => r[k] }); p.x', 'memory', 'stack'],
    ['recurses through toString', 'let x = []; for (let i = 0; i < 1e4; i++) x = [x]; String(x)', 'memory', 'stack'],
    ['recurses through JSON', 'JSON.parse("[".repeat(1e6))', 'memory', 'stack'],
    ['recurses through the parser', 'eval("(".repeat(1e6))', 'memory', 'stack'],
    ['throws null, as the engine does without memory', 'throw null', 'memory', 'null'],
    ['throws', 'throw new Error("no")', 'exception', 'Error: no'],
    ['throws what has no text', 'throw { toString() { throw 1 } }', 'exception', 'without a text'],
    ['throws a proxy', 'throw new Proxy({}, { get() { throw 1 } })', 'exception', 'without a text'],
    ['throws much text', 'throw "x".repeat(1e5)', 'exception', 'xxx…'],
    ['throws a symbol', 'throw Symbol("s")', 'exception', 'Symbol'],
    ['rejects', 'const go = async () => { throw new Error("later") }; go()', 'exception', 'Error: later'],
    ['rejects without an error', 'Promise.reject()', 'exception', 'undefined'],
    ['uses what is not there', 'Lit.Actions.signEcdsa({})', 'exception', 'not a function'],
    ['is no script', 'const = 1', 'exception', 'SyntaxError'],
    ['is a module', 'import fs from "node:fs"', 'exception', 'SyntaxError'],
    ['replaces Lit', '(() => { "use strict"; Lit = 1 })()', 'exception', 'TypeError'],
    [
      'replaces setResponse',
      '(() => { "use strict"; Lit.Actions.setResponse = () => {} })()',
      'exception',
      'TypeError',
    ],
    ['declares a forbidden name', 'const Date = 1', 'exception', 'SyntaxError'],
    ['answers nothing', 'Lit.Actions.setResponse()', 'exception', 'TypeError'],
    ['answers a boolean', 'Lit.Actions.setResponse({ response: true })', 'exception', 'setResponse: expected'],
    [
      'answers an object',
      'Lit.Actions.setResponse({ response: { toString: () => "true" } })',
      'exception',
      'setResponse',
    ],
    ['answers a String', 'Lit.Actions.setResponse({ response: new String("true") })', 'exception', 'setResponse'],
    ['answers too much', 'Lit.Actions.setResponse({ response: "x".repeat(102401) })', 'output', '102400 bytes'],
    ['answers too many bytes', 'Lit.Actions.setResponse({ response: "é".repeat(60000) })', 'output', '102400 bytes'],
    [
      'answers too much and catches',
      'try { Lit.Actions.setResponse({ response: "x".repeat(1e6) }) } catch {}',
      'output',
      '102400 bytes',
    ],
  ])('that %s is refused', async (_, code, outcome, reason) => {
    // It says true first: what it said before it was refused must not count.
    const got = await sandbox(`${respond(true)}\n${code}`);
    expect(got.outcome).toBe(outcome);
    expect(got.reason).toContain(reason);
    expect(got.response).toBeUndefined();
  });

  it.each([
    ['buffers', 'new ArrayBuffer(1e6)'],
    ['strings', '"x".repeat(1e6) + length'],
    ['typed arrays', 'new Uint8Array(1e6)'],
  ])('gets no more memory than the limit, however often it asks: %s', async (_, megabyte) => {
    const code = `const kept = []; try { for (;;) { const { length } = kept; kept.push(${megabyte}) } } catch {}`;
    const got = await sandbox(`${code} const { length } = kept; kept.length = 0; ${respond('length')}`);
    expect(got.outcome).toBe('answered');
    expect(Number(got.response)).toBeGreaterThan(2);
    expect(Number(got.response)).toBeLessThan(17);
  });

  it('cannot answer true after its end', async () => {
    expect(
      await sandbox(`try { Lit.Actions.setResponse({ response: 'x'.repeat(1e6) }) } finally { ${respond(true)} }`),
    ).toEqual({ outcome: 'output', reason: 'expected a response of at most 102400 bytes, found a longer one' });
  });

  it('meets a clock of the host', async () => {
    let time = 0;
    const got = await sandbox('for (;;);', {}, { milliseconds: 100 }, () => {
      time += 40;
      return time;
    });
    expect(got).toEqual({ outcome: 'time', reason: 'expected an end within 100 ms, found none' });
  });

  it.each([
    ['prototypes', 'Object.prototype.response = "true"; String.prototype.toJSON = () => "true"'],
    ['built-ins', 'JSON.stringify = () => "\\"true\\""; JSON.parse = String = Object = Error = TypeError = undefined'],
    ['methods', 'String.prototype.slice = Function.prototype.call = Array.prototype.map = () => "true"'],
    ['iterators', 'Array.prototype[Symbol.iterator] = Object.prototype.then = () => { throw "true" }'],
    ['promises', 'Promise = Promise.prototype.then = undefined'],
  ])('that replaces %s changes nothing but itself', async (_, code) => {
    expect(await sandbox(`Lit.Actions.setResponse({ response: 'false' }); ${code};`)).toEqual({
      outcome: 'answered',
      response: 'false',
    });
    expect(await sandbox(`${code}; throw { toString: () => 'mine' }`)).toEqual({
      outcome: 'exception',
      reason: 'the action threw "mine"',
    });
    expect(({} as Record<string, unknown>).response).toBeUndefined();
    expect(await value('typeof {}.response + typeof "".toJSON + typeof Promise')).toBe('undefinedundefinedfunction');
  });

  it('finds nothing of the host in what it can reach', async () => {
    const reached = `const seen = new Set(); const visit = (it) => {
      if ((typeof it !== 'object' && typeof it !== 'function') || it === null || seen.has(it)) return;
      seen.add(it);
      for (const key of Reflect.ownKeys(it)) {
        const { value, get, set } = Object.getOwnPropertyDescriptor(it, key);
        visit(value); visit(get); visit(set);
      }
      visit(Object.getPrototypeOf(it));
    };
    visit(globalThis);
    const names = new Set([...seen].filter((it) => typeof it === 'function').map((it) => it.name));
    ${respond("['touch', 'respond', 'exceed', 'give', 'describe', 'now', 'random', 'getTime'].filter((name) => names.has(name))")}`;
    expect(await sandbox(reached)).toEqual({ outcome: 'answered', response: '' });
  });
});

describe('jsParams', () => {
  it.each([
    ['a variable without a value', 'var ok;', 'typeof ok', 'undefined'],
    ['a variable in a block', 'if (false) { var ok = 1; }', 'typeof ok', 'undefined'],
    ['a variable in a loop', 'for (var ok in {}) {}', 'typeof ok', 'undefined'],
    ['a function', 'function ok() { return 7; }', 'ok()', '7'],
    ['a function in a block', '{ function ok() { return 7; } }', 'ok()', '7'],
    ['a function in a branch that is not taken', 'if (false) { function ok() {} }', 'typeof ok', 'undefined'],
    ['a variable that is taken apart', 'var { ok } = {};', 'typeof ok', 'undefined'],
    ['a variable with itself as value', 'var ok = ok;', 'typeof ok', 'undefined'],
    ['a variable in eval', 'eval("var ok;");', 'typeof ok', 'undefined'],
    ['a variable in indirect eval', '(0, eval)("var ok;");', 'typeof ok', 'undefined'],
    ['a constant', 'const ok = 7;', 'ok', '7'],
    ['a class', 'class ok {}', 'typeof ok', 'function'],
  ])('do not preset %s that the code declares', async (_, declaration, expression, expected) => {
    const { response } = await sandbox(`${declaration}\n${respond(expression)}`, { ok: 'true' });
    expect(response).toBe(expected);
  });

  it('are there for code that declares nothing of their name, which may change them', async () => {
    const code = `ok += '!'; const inner = () => ok; ${respond('[typeof ok, ok, inner(), globalThis.ok, jsParams.ok, "ok" in globalThis]')}`;
    expect((await sandbox(code, { ok: 'true' })).response).toBe('string,true!,true!,true!,true,true');
    expect(await value('[Object.getPrototypeOf({}) === Object.prototype, {}.ok]', { ok: 1 })).toBe('true,');
  });

  it.each([
    ['Object'],
    ['globalThis'],
    ['undefined'],
    ['Lit'],
    ['LitActions'],
    ['console'],
    ['jsParams'],
    ['Date'],
    ['fetch'],
    ['toString'],
    ['constructor'],
    ['__proto__'],
  ])('named %s are refused', async (name) => {
    const jsParams = JSON.parse(`{"fine":1,"${name}":{"response":"true"}}`);
    expect(await sandbox(respond(true), jsParams)).toEqual({
      outcome: 'exception',
      reason: `jsParams: "${name}" is the name of something that is there already`,
    });
  });

  it('reach no prototype', async () => {
    const jsParams = JSON.parse('{"deep":{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}}');
    expect(await value('[{}.admin, deep.admin, Object.keys(deep)]', jsParams)).toBe(',,__proto__,constructor');
  });

  it.each([
    ['an array', []],
    ['a string', 'x'],
    ['a function inside', { f: () => 1 }],
    ['undefined inside', { u: undefined }],
    ['a bigint inside', { n: 1n }],
    ['a number that is none', { n: Number.NaN }],
    ['a date', { d: new Date(0) }],
    [
      'a getter that throws',
      {
        get bad() {
          throw new Error('x');
        },
      },
    ],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys() {
            throw new Error('x');
          },
        },
      ),
    ],
  ])('that are %s are refused', async (_, jsParams) => {
    const got = await runAction(respond(true), jsParams);
    expect(got.outcome).toBe('exception');
    expect(got.reason).toMatch(/^jsParams: expected/);
  });

  it('are bounded', async () => {
    const got = await runAction(respond(true), { text: 'x'.repeat(100) }, { jsParamsBytes: 100 });
    expect(got).toMatchObject({ outcome: 'exception', reason: 'jsParams: expected at most 100 bytes, found more' });
  });
});

describe('runAction', () => {
  it('answers with the CID of the code', async () => {
    const code = `const go = async () => { Lit.Actions.setResponse({ response: String(secret === 'open') }) }; go();`;
    expect(await runAction(code, { secret: 'open' })).toEqual({
      cid: actionCid(code),
      outcome: 'answered',
      response: 'true',
    });
    expect(await runAction(code, { secret: 'shut' })).toMatchObject({ outcome: 'answered', response: 'false' });
  });

  it('ends a native operation that asks nobody, and the host goes on meanwhile', async () => {
    let beats = 0;
    const beat = setInterval(() => beats++, 10);
    const limits = { milliseconds: 200, graceMilliseconds: 100 };
    const got = await runAction('Array.prototype.indexOf.call({ length: 2 ** 53 - 1 }, 1)', {}, limits);
    clearInterval(beat);
    expect(got.outcome).toBe('time');
    expect(got.reason).toContain('a native operation that did not return');
    expect(beats).toBeGreaterThan(1);
  });

  it('keeps runs apart, many at once', async () => {
    const code = `globalThis.count = (globalThis.count ?? 0) + 1; Object.prototype.stain = n; ${respond('count + ":" + {}.stain')}`;
    const all = await Promise.all(Array.from({ length: 8 }, (_, n) => runAction(code, { n })));
    expect(all.map(({ response }) => response)).toEqual(Array.from({ length: 8 }, (_, n) => `1:${n}`));
  });

  it('survives what overflows the stack of the engine', async () => {
    for (const code of ['JSON.parse("[".repeat(1e6))', 'eval("(".repeat(1e6))', 'const f = () => f(); f()']) {
      expect(await runAction(code, {})).toMatchObject({ outcome: 'memory' });
    }
  });

  it('refuses code that is too long or no text, before it runs', async () => {
    expect(await runAction('"12345678"', {}, { codeBytes: 9 })).toEqual({
      cid: actionCid('"12345678"'),
      outcome: 'exception',
      reason: 'code: expected at most 9 bytes, found more',
    });
    expect(await runAction('"\ud800"', {})).toEqual({
      cid: '',
      outcome: 'exception',
      reason: 'code: expected well-formed Unicode',
    });
    expect(await runAction('x'.repeat(17 * 1024 * 1024), {})).toMatchObject({ cid: '', outcome: 'exception' });
  });

  it('rejects a bad call', async () => {
    await expect(runAction(1 as unknown as string, {})).rejects.toThrow('code: expected a string');
    await expect(runAction('', {}, { memoryBytes: 1 })).rejects.toThrow(
      'limits.memoryBytes: expected at least 16777216',
    );
    await expect(runAction('', {}, { steps: 0 })).rejects.toThrow('limits.steps: expected a positive whole number');
    await expect(runAction('', {}, { memoryBytes: 1 })).rejects.toThrow(
      'limits.memoryBytes: expected at least 16777216',
    );
    await expect(runAction('', {}, { step: 1 } as object)).rejects.toThrow('limits: "step" is none of them');
  });
});
