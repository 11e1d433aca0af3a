import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8 } from './bytes.js';

const addressPattern = /^0x[0-9a-fA-F]{40}$/;

/** Says whether text is an Ethereum address in any case: a lower-case `0x` and 40 hex digits. */
export function isAddress(text: string): boolean {
  return addressPattern.test(text);
}

/** The last address that was spelled: one judgement asks for the same one several times. */
let last = { address: '', spelled: '' };

/** Spells an address as EIP-55 does; text that is no address comes back as it is. */
export function checksumAddress(address: string): string {
  if (address === last.spelled || address === last.address) return last.spelled;
  if (!isAddress(address)) return address;
  const lower = address.slice(2).toLowerCase();
  const hash = keccak_256(utf8(lower));
  let spelled = '0x';
  for (let i = 0; i < lower.length; i++) {
    const digit = lower.charAt(i);
    const nibble = ((hash[i >> 1] as number) >> (i % 2 === 0 ? 4 : 0)) & 15;
    spelled += nibble >= 8 ? digit.toUpperCase() : digit;
  }
  last = { address, spelled };
  return spelled;
}
