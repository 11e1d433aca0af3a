import { concat, fromHex, toHex } from '../internal/bytes.js';

/** The instructions that the program uses, by their names in the yellow paper. */
const opcodes = {
  ADD: 0x01,
  SUB: 0x03,
  GT: 0x11,
  EQ: 0x14,
  ISZERO: 0x15,
  AND: 0x16,
  EXTCODESIZE: 0x3b,
  CODECOPY: 0x39,
  RETURNDATASIZE: 0x3d,
  RETURNDATACOPY: 0x3e,
  POP: 0x50,
  MLOAD: 0x51,
  MSTORE8: 0x53,
  JUMP: 0x56,
  JUMPI: 0x57,
  GAS: 0x5a,
  JUMPDEST: 0x5b,
  DUP1: 0x80,
  DUP3: 0x82,
  CALL: 0xf1,
  RETURN: 0xf3,
  STATICCALL: 0xfa,
} as const;

/** One line of a program: an instruction, a value to push, a place to jump to, or the push of such a place. */
type Line = keyof typeof opcodes | Uint8Array | { readonly label: string } | { readonly to: string };

const widthOf = (line: Line): number => {
  if (typeof line === 'string' || 'label' in line) return 1;
  return line instanceof Uint8Array ? 1 + line.length : 3;
};

/** Assembles a program: values are pushed with PUSH1 to PUSH32, places with PUSH2. */
function assemble(lines: readonly Line[]): Uint8Array {
  const places = new Map<string, number>();
  let at = 0;
  for (const line of lines) {
    if (typeof line === 'object' && 'label' in line) places.set(line.label, at);
    at += widthOf(line);
  }
  const parts = lines.map((line) => {
    if (typeof line === 'string') return Uint8Array.of(opcodes[line]);
    if (line instanceof Uint8Array) return concat(Uint8Array.of(0x5f + line.length), line);
    if ('label' in line) return Uint8Array.of(opcodes.JUMPDEST);
    const place = places.get(line.to) ?? 0;
    return Uint8Array.of(0x61, place >> 8, place & 0xff);
  });
  return concat(...parts);
}

/** What one run of the program found. */
export interface DeploylessReply {
  /** Whether there was code at the wallet's address in the end. */
  readonly code: boolean;
  readonly outcome: 'returned' | 'failed';
  /** At most 64 bytes of what the wallet returned. */
  readonly data: Uint8Array;
}

/** How much of what the wallet returns is passed on: more than 32 bytes is wrong in any case. */
const most = 64;
const codes = { none: 0, returned: 1, failed: 2 } as const;
const magic: Uint8Array = concat(Uint8Array.of(0x16, 0x26, 0xba, 0x7e), new Uint8Array(28));

const byte = (value: number): Uint8Array => Uint8Array.of(value);
const uint32 = (value: number): Uint8Array =>
  Uint8Array.of(value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff);

/** Decodes `0x` and hex that this program wrote or checked before. */
function bytesOf(hex: string): Uint8Array {
  const bytes = fromHex(hex.slice(2));
  if (bytes === undefined || !hex.startsWith('0x')) throw new TypeError('expected 0x and hex digits of whole bytes');
  return bytes;
}

/**
 * Builds creation code that deploys a wallet and asks it, in one `eth_call` without a recipient (ERC-6492, Verifier side).
 *
 * It calls the factory unless the wallet has code, asks the wallet by STATICCALL, and if a wallet that had code does not
 * agree calls the factory after all (it may be a call that makes the wallet ready) and asks once more. It returns one byte
 * (0 no code, 1 returned, 2 failed) and at most 64 bytes of what the wallet returned. That first byte is never 0xEF, with
 * which no code may begin (EIP-3541).
 *
 * @param question the call data of `isValidSignature`
 */
export function deploylessProgram(
  wallet: string,
  deployment: { readonly factory: string; readonly data: string },
  question: Uint8Array,
): string {
  const account = bytesOf(wallet);
  const factory = bytesOf(deployment.factory);
  const call = bytesOf(deployment.data);
  // Memory: the two call data one behind the other, then what is returned.
  const asked = uint32(call.length);
  const out = uint32(call.length + question.length);
  const behind = uint32(call.length + question.length + 1);
  const zero = byte(0);
  const lines = (start: number): readonly Line[] => [
    // CODECOPY(memory 0, behind the program, both call data)
    ...[out, uint32(start), zero, 'CODECOPY' as const],
    // [had]: the size of the code before anything was called
    ...[account, 'EXTCODESIZE' as const],
    ...(['DUP1', { to: 'ask' }, 'JUMPI'] as const),
    // [0]: CALL(gas, factory, no value, the first call data, no output); what it returns is looked at nowhere
    { label: 'deploy' },
    ...['POP' as const, zero],
    ...[zero, zero, asked, zero, zero, factory, 'GAS' as const, 'CALL' as const, 'POP' as const],
    ...[account, 'EXTCODESIZE' as const, 'ISZERO' as const, { to: 'none' }, 'JUMPI' as const],
    // [had ok]: STATICCALL(gas, wallet, the second call data, 32 bytes of output)
    { label: 'ask' },
    ...[byte(32), out, uint32(question.length), asked, account, 'GAS' as const, 'STATICCALL' as const],
    // [had ok refused]: not exactly 32 bytes that are the magic value
    ...['DUP1' as const, 'RETURNDATASIZE' as const, byte(32), 'EQ' as const, 'AND' as const],
    ...[out, 'MLOAD' as const, magic, 'EQ' as const, 'AND' as const, 'ISZERO' as const],
    // [had ok]: back to the factory, once, if the wallet had code and refused; `had` is 0 from then on
    ...(['DUP3', 'ISZERO', 'ISZERO', 'AND', { to: 'deploy' }, 'JUMPI'] as const),
    // 1 when the call returned and 2 when it failed
    ...[byte(codes.failed), 'SUB' as const, out, 'MSTORE8' as const],
    // [size]: at most 64 of the bytes returned
    ...[byte(most), 'RETURNDATASIZE' as const, 'GT' as const, { to: 'cut' }, 'JUMPI' as const],
    ...(['RETURNDATASIZE', { to: 'give' }, 'JUMP'] as const),
    { label: 'cut' },
    byte(most),
    { label: 'give' },
    ...['DUP1' as const, zero, behind, 'RETURNDATACOPY' as const],
    ...[byte(1), 'ADD' as const, out, 'RETURN' as const],
    { label: 'none' },
    ...[byte(codes.none), out, 'MSTORE8' as const, byte(1), out, 'RETURN' as const],
  ];
  // Every value has a fixed width, so the length does not depend on where the data start.
  const { length } = assemble(lines(0));
  return `0x${toHex(concat(assemble(lines(length)), call, question))}`;
}

/** Reads what the program returned; undefined when it is none of its answers. */
export function parseDeploylessReply(bytes: Uint8Array): DeploylessReply | undefined {
  const [status] = bytes;
  const data = bytes.slice(1);
  if (data.length > most) return undefined;
  if (status === codes.none) return { code: false, outcome: 'returned', data };
  if (status === codes.returned) return { code: true, outcome: 'returned', data };
  return status === codes.failed ? { code: true, outcome: 'failed', data } : undefined;
}

/** Encodes the call data of `isValidSignature(bytes32,bytes)` (ERC-1271) for `0x` hex of a digest and a signature. */
export function questionData(digest: string, signature: string): Uint8Array {
  const bytes = bytesOf(signature);
  const padding = new Uint8Array((32 - (bytes.length % 32)) % 32);
  const offset = concat(new Uint8Array(31), byte(0x40));
  const length = concat(new Uint8Array(28), uint32(bytes.length));
  return concat(magic.subarray(0, 4), bytesOf(digest), offset, length, bytes, padding);
}
