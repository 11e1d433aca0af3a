// A document and its options in the fragment of an address: JSON, deflated, in base64url. No server is sent a fragment.
import { isPlainObject } from '../src/internal/json.js';
import { type Input, type Options, optionNames, type ProofFile } from './view.js';

/** What a link carries. */
export interface Linked {
  readonly input: Input;
  readonly options: Options;
  readonly proofs: readonly ProofFile[];
}

/** The most of each: whoever opens a link did not choose what is in it. */
export const bounds = { fragment: 131_072, bytes: 1_048_576, option: 4_096, proofs: 64 } as const;

const mark = 'c1.';

/** Says whether a fragment is one of these. */
export function isLinked(fragment: string): boolean {
  return fragment.replace(/^#/, '').startsWith(mark);
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array | undefined {
  if (!/^[A-Za-z0-9_-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Reads a stream to its end; undefined where it is broken or longer than `most`: a few bytes can unpack to gigabytes. */
async function through(
  stream: CompressionStream | DecompressionStream,
  bytes: Uint8Array,
  most: number,
): Promise<Uint8Array | undefined> {
  const writer = stream.writable.getWriter();
  // What goes wrong here is met by whoever reads as well.
  writer.write(bytes as Uint8Array<ArrayBuffer>).catch(() => undefined);
  writer.close().catch(() => undefined);
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      parts.push(value);
      length += value.length;
      if (length > most) {
        await reader.cancel();
        return undefined;
      }
    }
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

const packed = (input: Input): unknown => (typeof input === 'string' ? input : { b: toBase64Url(input) });

function unpacked(value: unknown): Input | undefined {
  if (typeof value === 'string') return value;
  return isPlainObject(value) && typeof value.b === 'string' ? fromBase64Url(value.b) : undefined;
}

/** Writes a fragment; undefined for what is too large for one. */
export async function encodeFragment({ input, options, proofs }: Linked): Promise<string | undefined> {
  const given = optionNames.flatMap((name) => (options[name] ? [[name, options[name]] as const] : []));
  const value = {
    d: packed(input),
    ...(given.length > 0 ? { o: Object.fromEntries(given) } : {}),
    ...(proofs.length > 0 ? { p: proofs.map(({ name, bytes }) => [name, toBase64Url(bytes)]) } : {}),
  };
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  if (bytes.length > bounds.bytes || proofs.length > bounds.proofs) return undefined;
  const deflated = await through(new CompressionStream('deflate-raw'), bytes, bounds.bytes);
  const fragment = deflated && mark + toBase64Url(deflated);
  return fragment !== undefined && fragment.length <= bounds.fragment ? fragment : undefined;
}

function optionsFrom(value: unknown): Options | undefined {
  if (value === undefined) return {};
  if (!isPlainObject(value)) return undefined;
  // Only names that are known: what else stands there is nobody's.
  const known = optionNames.filter((name) => Object.hasOwn(value, name));
  const given = known.map((name) => [name, value[name]] as const);
  const fits = (text: unknown): boolean => typeof text === 'string' && text.length <= bounds.option;
  return given.every(([, text]) => fits(text)) ? (Object.fromEntries(given) as Options) : undefined;
}

function proofsFrom(value: unknown): readonly ProofFile[] | undefined {
  if (value === undefined) return [];
  if (!Array.isArray(value) || value.length > bounds.proofs) return undefined;
  const proofs = value.map((each): ProofFile | undefined => {
    const [name, text] = Array.isArray(each) ? (each as readonly unknown[]) : [];
    const bytes = typeof text === 'string' ? fromBase64Url(text) : undefined;
    return typeof name === 'string' && name.length <= 255 && bytes ? { name, bytes } : undefined;
  });
  return proofs.every((proof) => proof !== undefined) ? proofs : undefined;
}

/** Reads a fragment; undefined for whatever is none that this page writes. Total, and bounded before anything is unpacked. */
export async function decodeFragment(fragment: string): Promise<Linked | undefined> {
  const text = fragment.replace(/^#/, '');
  if (!text.startsWith(mark) || text.length > bounds.fragment) return undefined;
  const deflated = fromBase64Url(text.slice(mark.length));
  const bytes = deflated && (await through(new DecompressionStream('deflate-raw'), deflated, bounds.bytes));
  if (!bytes) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  if (!isPlainObject(value)) return undefined;
  const input = unpacked(value.d);
  const options = optionsFrom(value.o);
  const proofs = proofsFrom(value.p);
  return input !== undefined && options && proofs ? { input, options, proofs } : undefined;
}
