// The whole suite with compiled code: CAPSIG_BACKEND=native npm test. What is used unless another backend is given, the module
// crypto/noble.js, is replaced by one that has the native backend in its place, in tests, in the threads that they start, and in the
// programs of dist/ that they run. Nothing of it is in the package: a process cannot be told from outside what verifies in it.
import { register } from 'node:module';

/** Whether a module asks for the default. Who compares backends, and the native one, which falls back on it, get the real one. */
export function asksForDefault(specifier, importer = '') {
  return /(?:^|\/)noble\.js$/.test(specifier) && isOurs(importer) && !/\/crypto\/native\.[jt]s$/.test(importer);
}

const ours = [new URL('../src/', import.meta.url), new URL('../dist/', import.meta.url)];
const isOurs = (importer) =>
  ours.some(({ href, pathname }) => importer.startsWith(href) || importer.startsWith(pathname));

/** The module in its place; the others of its folder stand at `folder`. */
const moduleFor = (folder) => `import { checkedBackend } from '${folder}backend.js';
import { createNativeBackend } from '${folder}native.js';
export const noble = createNativeBackend();
export const backendOf = (given) => (given === undefined ? noble : checkedBackend(given));
`;

export const scheme = 'native-default:';

/** Finds it for Node.js. */
export async function resolve(specifier, context, next) {
  if (!asksForDefault(specifier, context.parentURL)) return next(specifier, context);
  const folder = new URL('.', new URL(specifier, context.parentURL)).href;
  return { url: scheme + folder, format: 'module', shortCircuit: true };
}

/** Makes it for Node.js. */
export async function load(url, context, next) {
  if (!url.startsWith(scheme)) return next(url, context);
  return { format: 'module', shortCircuit: true, source: moduleFor(url.slice(scheme.length)) };
}

/** Finds and makes it for the test runner, which loads the modules of tests by itself. */
export function nativeByDefault() {
  const id = '\0native-default';
  return {
    name: 'native by default',
    enforce: 'pre',
    resolveId: (specifier, importer) => (asksForDefault(specifier, importer) ? id : undefined),
    load: (given) => (given === id ? moduleFor(new URL('../src/crypto/', import.meta.url).pathname) : undefined),
  };
}

/** What is loaded before a program or a thread so that it gets it too. */
export const preload = new URL('?register', import.meta.url).href;
// The hooks have a thread of their own, which loads this file as well.
if (import.meta.url === preload) register(new URL('?hooks', import.meta.url));
