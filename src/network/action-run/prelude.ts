/**
 * Names the globals whose reading ends a run, and why no action may have them: two nodes have to see the same run, and
 * an action has to see nothing but its parameters.
 *
 * Reading is reading, `typeof` included: an action that asks whether there is a clock would go different ways on
 * different nodes. `in`, `Object.hasOwn` and writing are not. Names that other hosts have but which reach nothing
 * (`window`, `global`, `module`, `exports`, `Buffer`) are simply absent, so that bundled code can look for them.
 */
export const forbiddenGlobals: readonly string[] = [
  // Clocks.
  'Date',
  'Temporal',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  // Randomness.
  'crypto',
  // The network.
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'navigator',
  'location',
  // The process and its files.
  'process',
  'require',
  'importScripts',
  'Deno',
  'Bun',
  'std',
  'os',
  'localStorage',
  'indexedDB',
  // Threads, whose races are clocks, and the collector, whose moments are.
  'Worker',
  'SharedArrayBuffer',
  'Atomics',
  'WeakRef',
  'FinalizationRegistry',
  // Code that the limits would not count.
  'WebAssembly',
];

/** Names the members of globals whose reading ends a run. */
export const forbiddenMembers: readonly (readonly [string, string])[] = [['Math', 'random']];

/**
 * Holds the script that sets up the globals of an action, run before it in the same context.
 *
 * It keeps what it needs of the built-ins in variables of its own, because the action may replace them. Strings go to
 * the host as JSON text: the host reads C strings, which a NUL would cut short.
 *
 * Parameters lie behind the global object and not on it: what the code declares is a variable of its own, and starts as one.
 */
export const prelude: string = `(touch, respond, exceed, names, responseLimit) => {
  'use strict';
  const { parse, stringify } = JSON;
  const { defineProperty, freeze, keys, setPrototypeOf } = Object;
  const { Error, String, TypeError } = globalThis;
  const slice = Function.prototype.call.bind(String.prototype.slice);
  const [globals, members] = parse(names);

  const forbid = (owner, key, name) => {
    delete owner[key];
    defineProperty(owner, key, { get: () => touch(name), enumerable: false, configurable: false });
  };
  for (let i = 0; i < globals.length; i++) forbid(globalThis, globals[i], globals[i]);
  for (let i = 0; i < members.length; i++) {
    const [owner, key] = members[i];
    forbid(globalThis[owner], key, owner + '.' + key);
  }

  const define = (key, value, open) =>
    defineProperty(globalThis, key, { value, writable: open, enumerable: open, configurable: open });

  const setResponse = (options) => {
    const { response } = options;
    if (typeof response !== 'string') throw new TypeError('setResponse: expected { response: string }');
    if (response.length > responseLimit) exceed();
    else respond(stringify(response));
  };
  const Actions = freeze({ __proto__: null, setResponse });
  define('LitActions', Actions, false);
  define('Lit', freeze({ __proto__: null, Actions }), false);
  const silent = () => {};
  define('console', freeze({ debug: silent, error: silent, info: silent, log: silent, warn: silent }), false);

  const give = (text) => {
    const jsParams = parse(text);
    const given = keys(jsParams);
    define('jsParams', jsParams, true);
    for (let i = 0; i < given.length; i++) if (given[i] in globalThis) return stringify(given[i]);
    setPrototypeOf(globalThis, { ...jsParams });
    return undefined;
  };

  const describe = (thrown) => {
    try {
      return stringify(slice(String(thrown), 0, 200));
    } catch {
      return '"something without a text"';
    }
  };

  return { give, describe };
}`;
