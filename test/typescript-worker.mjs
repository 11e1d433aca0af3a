// Lets a worker thread run src/ as it stands, as the tests themselves do: a thread starts outside of the test runner.
import { existsSync, readFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import * as native from './native-default.mjs';

/** Whether compiled code is to be the default in threads too. */
const isNative = import.meta.url.includes('?native');

/** Finds the source that stands where the import names its compiled file. */
export async function resolve(specifier, context, next) {
  if (isNative && native.asksForDefault(specifier, context.parentURL)) return native.resolve(specifier, context, next);
  if (/^(?:\.|file:).*\.js$/.test(specifier)) {
    const source = new URL(`${specifier.slice(0, -3)}.ts`, context.parentURL);
    if (existsSync(source)) return { url: source.href, format: 'module', shortCircuit: true };
  }
  return next(specifier, context);
}

/** Strips the types. */
export async function load(url, context, next) {
  if (isNative && url.startsWith(native.scheme)) return native.load(url, context, next);
  if (!url.endsWith('.ts')) return next(url, context);
  const { transformSync } = await import('rolldown/utils');
  const path = fileURLToPath(url);
  return { format: 'module', shortCircuit: true, source: transformSync(path, readFileSync(path, 'utf8')).code };
}

// The hooks have a thread of their own, which loads this file too.
const hooks = '?hooks';
if (!isMainThread && !import.meta.url.endsWith(hooks)) register(import.meta.url + hooks);
