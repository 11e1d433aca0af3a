const { TextEncoder: Encoder, TextDecoder: Decoder } = globalThis as {
  readonly TextEncoder?: unknown;
  readonly TextDecoder?: unknown;
};
const missing = [...(Encoder ? [] : ['TextEncoder']), ...(Decoder ? [] : ['TextDecoder'])];
// The packages that sign and that read blocks use them as they are loaded, and would fail with a ReferenceError, which says
// neither who needs them nor what to do. So this module comes first in the entries that lead to those packages.
if (missing.length > 0) {
  throw new TypeError(`${missing.join(' and ')}: this host has none; load a polyfill first`);
}

export {};
