import { base58btc } from 'multiformats/bases/base58';
import type { Grammar } from '../mutation.js';
import { mutateBytes } from './cbor.js';

const shape = /^(z?)([1-9A-HJ-NP-Za-km-z]{30,120})$/;

/** Base58 of CIDs and keys: the bytes, or how zeros at the start are written. */
export const base58: Grammar = {
  name: 'base58',
  // Hex has no letters of its own.
  fits: (text) => shape.test(text) && !/^(?:0x)?[0-9a-fA-F]+$/.test(text),
  mutate(text, mutation) {
    const [, prefix = '', digits = ''] = shape.exec(text) ?? [];
    const bytes = base58btc.baseDecode(digits);
    if (mutation.once(4))
      return mutation.pick([prefix + '1'.repeat(1 + mutation.next(4)) + digits, digits, `z${digits}`]);
    // Behind what is there, as often as in it: what a prefix says of the length has to be looked at.
    const longer = Uint8Array.from([...bytes, ...bytes.subarray(0, 1 + mutation.next(41))]);
    return prefix + base58btc.baseEncode(mutation.once(3) ? longer : mutateBytes(bytes, mutation));
  },
};
