/** Takes bytes from the secure randomness of the host. */
export function randomBytes(length: number): Uint8Array {
  const { crypto } = globalThis as { readonly crypto?: { getRandomValues?(bytes: Uint8Array): Uint8Array } };
  // Called as a method: a browser refuses the bare function.
  if (typeof crypto?.getRandomValues === 'function') return crypto.getRandomValues(new Uint8Array(length));
  throw new TypeError(
    'crypto.getRandomValues: this host has none, and nothing else is secure; load a polyfill of it first',
  );
}
