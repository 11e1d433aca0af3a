// A chain of one block in process: contracts written instruction by instruction, run by a real EVM, behind JSON-RPC.
import { createEVM, type EVM } from '@ethereumjs/evm';
import { type Address, createAddressFromString } from '@ethereumjs/util';
import type { Fetch } from '../../src/evidence/json-rpc.js';
import { concat, fromHex, toHex } from '../../src/internal/bytes.js';

const opcodes: Readonly<Record<string, number>> = {
  STOP: 0x00,
  ADD: 0x01,
  EQ: 0x14,
  ISZERO: 0x15,
  AND: 0x16,
  OR: 0x17,
  BYTE: 0x1a,
  SHR: 0x1c,
  CALLDATALOAD: 0x35,
  CALLDATASIZE: 0x36,
  CALLDATACOPY: 0x37,
  CODECOPY: 0x39,
  POP: 0x50,
  MLOAD: 0x51,
  MSTORE: 0x52,
  SLOAD: 0x54,
  SSTORE: 0x55,
  JUMP: 0x56,
  JUMPI: 0x57,
  GAS: 0x5a,
  DUP1: 0x80,
  DUP2: 0x81,
  SWAP1: 0x90,
  CREATE2: 0xf5,
  RETURN: 0xf3,
  STATICCALL: 0xfa,
  REVERT: 0xfd,
  INVALID: 0xfe,
};

/** Assembles words: names of instructions, `0x…` to push, `name:` to jump to, `@name` to push that place. */
export function assemble(source: string): Uint8Array {
  const words = source.split(/\s+/).filter((word) => word !== '');
  const places = new Map<string, number>();
  let at = 0;
  for (const word of words) {
    if (word.endsWith(':')) places.set(word.slice(0, -1), at);
    at += word.startsWith('0x') ? word.length / 2 : word.startsWith('@') ? 3 : 1;
  }
  const parts = words.map((word) => {
    if (word.endsWith(':')) return Uint8Array.of(0x5b);
    if (word.startsWith('0x')) {
      const bytes = fromHex(word.slice(2));
      if (!bytes || bytes.length === 0) throw new Error(`no value: ${word}`);
      return concat(Uint8Array.of(0x5f + bytes.length), bytes);
    }
    if (word.startsWith('@')) {
      const place = places.get(word.slice(1));
      if (place === undefined) throw new Error(`no place: ${word}`);
      return Uint8Array.of(0x61, place >> 8, place & 0xff);
    }
    const opcode = opcodes[word];
    if (opcode === undefined) throw new Error(`no instruction: ${word}`);
    return Uint8Array.of(opcode);
  });
  return concat(...parts);
}

const hexByte = (value: number): string => `0x${value.toString(16).padStart(2, '0')}`;
const returning = (word: string): string => `0x${word.padEnd(64, '0')} 0x00 MSTORE 0x20 0x00 RETURN`;
const yes = returning('1626ba7e');
const no = returning('ffffffff');

/** Recovers the signer of the n-th 65 bytes of the signature into memory at 0x80 + 32 n; the call data start with a selector. */
const recover = (n: number): string => `
  0x04 CALLDATALOAD 0x00 MSTORE
  ${hexByte(164 + 65 * n)} CALLDATALOAD 0x00 BYTE 0x20 MSTORE
  ${hexByte(100 + 65 * n)} CALLDATALOAD 0x40 MSTORE
  ${hexByte(132 + 65 * n)} CALLDATALOAD 0x60 MSTORE
  0x20 ${hexByte(128 + 32 * n)} 0x80 0x00 0x01 GAS STATICCALL POP`;

/** The contracts, as the code that stands on the chain. */
export const contracts = {
  /** Takes the signatures of one owner. */
  owner: (owner: string): Uint8Array => assemble(`${recover(0)} 0x80 MLOAD ${owner} EQ @yes JUMPI ${no} yes: ${yes}`),
  /** Takes two signatures, one behind the other, of two of three owners. */
  multisig: (a: string, b: string, c: string): Uint8Array => {
    const isOwner = (at: string): string => `${at} MLOAD ${a} EQ ${at} MLOAD ${b} EQ OR ${at} MLOAD ${c} EQ OR`;
    return assemble(`
      0x44 CALLDATALOAD 0x82 EQ ISZERO @no JUMPI
      ${recover(0)} ${recover(1)}
      0x80 MLOAD 0xa0 MLOAD EQ @no JUMPI
      ${isOwner('0x80')} ${isOwner('0xa0')} AND @yes JUMPI
      no: ${no} yes: ${yes}`);
  },
  /** Takes everything while its slot 0 is not zero; any other call stores the first word of its call data there. */
  fickle: (): Uint8Array =>
    assemble(`
      0x00 CALLDATALOAD 0xe0 SHR 0x1626ba7e EQ @ask JUMPI
      0x00 CALLDATALOAD 0x00 SSTORE STOP
      ask: 0x00 SLOAD @yes JUMPI ${no} yes: ${yes}`),
  loops: (): Uint8Array => assemble('again: @again JUMP'),
  reverts: (): Uint8Array => assemble('0x00 0x00 REVERT'),
  invalid: (): Uint8Array => assemble('INVALID'),
  silent: (): Uint8Array => assemble('STOP'),
  /** Returns the magic value without what the ABI pads it with. */
  little: (): Uint8Array => assemble('0x1626ba7e 0x00 MSTORE 0x04 0x1c RETURN'),
  /** Returns the magic value and another word. */
  much: (): Uint8Array => assemble(`0x1626ba7e${'00'.repeat(28)} 0x00 MSTORE 0x40 0x00 RETURN`),
  /** Returns the magic value with a bit set behind it. */
  dirty: (): Uint8Array => assemble(`0x1626ba7e${'00'.repeat(27)}01 0x00 MSTORE 0x20 0x00 RETURN`),
  /** Writes while it is asked, which a static call does not let it. */
  writes: (): Uint8Array => assemble(`0x01 0x00 SSTORE ${yes}`),
  /** Deploys the creation code that it is called with, under salt 0. */
  factory: (): Uint8Array =>
    assemble('CALLDATASIZE 0x00 0x00 CALLDATACOPY 0x00 CALLDATASIZE 0x00 0x00 CREATE2 0x00 MSTORE 0x20 0x00 RETURN'),
} as const;

/** Wraps code as creation code. */
export function creationOf(code: Uint8Array): Uint8Array {
  const size = `0x${code.length.toString(16).padStart(4, '0')}`;
  const lead = (start: string): Uint8Array => assemble(`${size} ${start} 0x00 CODECOPY ${size} 0x00 RETURN`);
  return concat(lead(hexByte(lead('0x00').length)), code);
}

const bytesOf = (hex: unknown): Uint8Array => fromHex(String(hex ?? '0x').slice(2)) ?? new Uint8Array();

/** How geth phrases the ends that a call can have. */
const ends: Readonly<Record<string, { readonly code: number; readonly message: string }>> = {
  revert: { code: 3, message: 'execution reverted' },
  'out of gas': { code: -32000, message: 'out of gas' },
  'invalid opcode': { code: -32000, message: 'invalid opcode: INVALID' },
};

/** A chain. */
export interface Chain {
  readonly chainId: number;
  /** The requests so far, by method. */
  readonly asked: readonly string[];
  /** The timestamp of the latest block, in seconds. */
  time: number;
  /** Puts code at an address. */
  put(address: string, code: Uint8Array): Promise<void>;
  /** Makes a transaction: what it changes stays. Returns what the call returned. */
  transact(to: string, data: Uint8Array): Promise<Uint8Array>;
  readonly fetch: Fetch;
}

/** Creates a chain whose calls have so much gas. */
export async function createChain(chainId: number, time: number, gas: bigint = 2_000_000n): Promise<Chain> {
  const evm: EVM = await createEVM();
  const asked: string[] = [];
  const address = (text: unknown): Address => createAddressFromString(String(text).toLowerCase() as `0x${string}`);

  const run = async (to: unknown, data: Uint8Array): ReturnType<EVM['runCall']> =>
    evm.runCall({ ...(to === undefined ? {} : { to: address(to) }), data, gasLimit: gas, skipBalance: true });

  const methods: Readonly<Record<string, (params: readonly unknown[]) => Promise<object>>> = {
    eth_chainId: async () => ({ result: `0x${chainId.toString(16)}` }),
    eth_blockNumber: async () => ({ result: '0x10' }),
    eth_getBlockByNumber: async () => ({ result: { number: '0x10', timestamp: `0x${chain.time.toString(16)}` } }),
    eth_getCode: async ([at]) => ({ result: `0x${toHex(await evm.stateManager.getCode(address(at)))}` }),
    eth_call: async ([call]) => {
      const { to, data } = call as { to?: string; data?: string };
      await evm.stateManager.checkpoint();
      const { execResult } = await run(to, bytesOf(data));
      await evm.stateManager.revert();
      const end = execResult.exceptionError?.error;
      if (end === undefined) return { result: `0x${toHex(execResult.returnValue)}` };
      return { error: ends[end] ?? { code: -32000, message: end } };
    },
  };

  const chain: Chain = {
    chainId,
    asked,
    time,
    async put(at, code) {
      await evm.stateManager.putCode(address(at), code);
    },
    async transact(to, data) {
      const { execResult } = await run(to, data);
      if (execResult.exceptionError) throw new Error(execResult.exceptionError.error);
      return execResult.returnValue;
    },
    fetch: async (_url, { body, signal }) => {
      if (signal.aborted) throw signal.reason;
      const { method, params, id } = JSON.parse(body) as { method: string; params: unknown[]; id: number };
      asked.push(method);
      const answer = (await methods[method]?.(params)) ?? { error: { code: -32601, message: 'no such method' } };
      return { body: new Blob([JSON.stringify({ jsonrpc: '2.0', id, ...answer })]).stream() };
    },
  };
  return chain;
}
