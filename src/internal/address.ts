import { keccak_256 } from '@noble/hashes/sha3.js';
import { toHex, utf8 } from './bytes.js';

const addressPattern = /^0x[0-9a-fA-F]{40}$/;

/** Says whether text is an Ethereum address in any case: a lower-case `0x` and 40 hex digits. */
export function isAddress(text: string): boolean {
  return addressPattern.test(text);
}

/** Spells an address as EIP-55 does; text that is no address comes back as it is. */
export function checksumAddress(address: string): string {
  if (!isAddress(address)) return address;
  const lower = address.slice(2).toLowerCase();
  const hash = toHex(keccak_256(utf8(lower)));
  let spelled = '0x';
  for (let i = 0; i < lower.length; i++) {
    const digit = lower.charAt(i);
    spelled += hash.charAt(i) >= '8' ? digit.toUpperCase() : digit;
  }
  return spelled;
}
