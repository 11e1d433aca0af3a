// Faults that the fuzzer has to find: each is one change of a module as it was built, and the target that shows it. `past` says
// where this project, or a review of it, had it.

/** One fault to plant. */
export interface Fault {
  readonly name: string;
  readonly past?: string;
  /** Below dist/. */
  readonly module: string;
  /** What stands there once, and what is put in its place. */
  readonly find: string;
  readonly put: string;
  readonly target: string;
  /** It never ends: a process of its own is ended by the watchdog. */
  readonly hangs?: true;
}

export const faults: readonly Fault[] = [
  {
    name: 'a proof or a delegation is good for a login',
    past: 'security review, H1',
    module: 'auth-sig.js',
    find: "useOf(message.uri) === 'login'",
    put: 'true',
    target: 'auth-sig.verify',
  },
  {
    name: 'a wallet signature by anybody is taken',
    module: 'auth-sig/ecdsa.js',
    find: 'return plain === wanted;',
    put: 'return plain !== undefined;',
    target: 'auth-sig.verify',
  },
  {
    name: 'the signature of the session key is not verified',
    module: 'session-sig.js',
    find: 'const verified = !refused && backend.ed25519Verify(',
    put: 'const verified = !refused || backend.ed25519Verify(',
    target: 'session-sig.verify',
  },
  {
    name: 'S of Ed25519 is not held below the order',
    past: '9dbd6d1',
    module: 'crypto/ed25519.js',
    find: 'return isBelow(signature.subarray(32), order)',
    put: 'return true',
    target: 'session-sig.verify',
  },
  {
    name: 'a rule that was broken is not told of in collect-all mode',
    past: 'e78ea71',
    module: 'judge.js',
    find: "note(outcomes, rule, 'broken');",
    put: '',
    target: 'siwe.parse',
  },
  {
    name: 'a text of five lines throws',
    past: 'mutants.md, siwe/layout.ts:100',
    module: 'siwe/layout.js',
    find: 'text.startsWith(label, lines[index]?.start ?? text.length)',
    put: 'text.startsWith(label, lines[index].start)',
    target: 'siwe.parse',
  },
  {
    name: 'a text of four lines throws',
    past: 'mutants.md, siwe/layout.ts:118',
    module: 'siwe/layout.js',
    find: 'if (!fourth || !fifth)',
    put: 'if (!fourth && !fifth)',
    target: 'siwe.parse',
  },
  {
    name: 'the lines of a text never end',
    module: 'siwe/layout.js',
    find: 'start = feed + 1;',
    put: 'start = text[feed - 1] === text[feed] && text[feed + 1] === text[feed] ? feed : feed + 1;',
    target: 'siwe.parse',
    hangs: true,
  },
  {
    name: 'a network signature that says null throws',
    past: 'mutants.md, crypto/bls.ts:47',
    module: 'crypto/bls.js',
    find: "typeof value === 'object' && value !== null && !Array.isArray(value)",
    put: "typeof value === 'object' && !Array.isArray(value)",
    target: 'signature',
  },
  {
    name: 'a wrapper may be encoded in several ways',
    past: 'mutants.md, second spellings',
    module: 'auth-sig/wrapper.js',
    find: 'if (equal(encodeWrapper(opened), bytes))',
    put: 'if (opened)',
    target: 'signature',
  },
  {
    name: 'a CID of version 0 may have any length',
    past: 'mutants.md, recap/details.ts:201',
    module: 'recap/proof-cid.js',
    find: 'return bytes.length === 34 && ',
    put: 'return bytes.length >= 34 && ',
    target: 'encodings',
  },
  {
    name: 'the address of a Solana account has second spellings',
    past: 'mutants.md, auth-sig/solana.ts:24',
    module: 'auth-sig/solana.js',
    find: 'bytes.length === 32 && base58btc.baseEncode(bytes) === text ? bytes : undefined',
    put: 'bytes.length >= 32 ? bytes.subarray(-32) : undefined',
    target: 'encodings',
  },
  {
    name: 'eight groups and a gap are an IPv6 address',
    past: '079f7a3',
    module: 'internal/uri.js',
    find: 'return groups <= 7;',
    put: 'return groups <= 8;',
    target: 'authority',
  },
  {
    name: 'an IPvFuture without a version is one',
    past: 'mutants.md, internal/uri.ts:159',
    module: 'internal/uri.js',
    find: 'return (dot > 1 &&',
    put: 'return (dot >= 1 &&',
    target: 'authority',
  },
  {
    name: 'groups of IPv6 are joined without separators',
    past: 'mutants.md, wrong account 4',
    module: 'internal/node-address.js',
    find: "toString(16)).join(':')",
    put: "toString(16)).join('')",
    target: 'authority',
  },
  {
    name: 'an offset of 24 hours is one',
    past: 'mutants.md, zone offsets',
    module: 'internal/time.js',
    find: 'if (hours > 23)',
    put: 'if (hours > 24)',
    target: 'instant',
  },
  {
    name: 'the last of two equal members counts',
    module: 'internal/json-text.js',
    find: 'if (members[key] !== undefined) {',
    put: 'if (members[key] !== undefined && frames.length > 1) {',
    target: 'json',
  },
  {
    name: 'an escape may be half a surrogate pair',
    past: '76b0986',
    module: 'internal/json-token.js',
    find: '(!strict || isWellFormed(value))',
    put: 'true',
    target: 'json',
  },
  {
    name: 'what was read before counts for the next number',
    module: 'internal/json-token.js',
    find: 'number.lastIndex = at;',
    put: '',
    target: 'json',
  },
  {
    name: 'a terminal is told control characters',
    past: 'security review, M6',
    module: 'cli/terminal.js',
    find: '/[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]/gu, (character) => {\n        return',
    put: '/[\\p{Cs}\\p{Zl}\\p{Zp}]/gu, (character) => {\n        return',
    target: 'command: inspect',
  },
  {
    name: 'a document is listed twice',
    past: 'dd7c800',
    module: 'recognise.js',
    find: 'findIndex((other) => other.text === text) === index',
    put: 'findIndex((other) => other.text === text) <= index',
    target: 'recognise',
  },
  {
    name: 'a body whose member is no text makes a node fail',
    past: 'd503771',
    module: 'network/endpoint.js',
    find: "return typeof value === 'string' ? value : undefined;",
    put: 'return value;',
    target: 'http: operations',
  },
  {
    name: 'a block may be encoded in several ways',
    module: 'cacao/dag-cbor.js',
    find: 'if (equal(encode(value), bytes))',
    put: 'if (value)',
    target: 'cacao.decode',
  },
  {
    name: 'a stored session key counts without a grant to it',
    past: 'security review, L1',
    module: 'client/session-store.js',
    find: 'if (uri !== expected)',
    put: 'if (false)',
    target: 'storage',
  },
  {
    name: 'a malformed grant takes away what another one grants',
    past: 'mutants.md, capability.ts:187',
    module: 'capability/alternative.js',
    find: 'malformed: strictly && well.length === 0',
    put: 'malformed: strictly && well.length < readings.length',
    target: 'capability.covers',
  },
];
