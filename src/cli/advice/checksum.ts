import { noble } from '../../crypto/noble.js';
import { toHex, utf8 } from '../../internal/bytes.js';

/** The chains whose wallets spell addresses by EIP-1191: RSK and its test network. */
export const chainsWithChecksum: readonly string[] = ['30', '31'];

/** Spells an address by the checksum of a chain (EIP-1191); undefined for what is no address. */
export function checksumOfChain(address: string, chain: string): string | undefined {
  const digits = /^0[xX]([0-9a-fA-F]{40})$/.exec(address)?.[1]?.toLowerCase();
  if (digits === undefined) return undefined;
  const hash = toHex(noble.keccak256(utf8(`${chain}0x${digits}`)));
  const letters = [...digits].map((digit, index) => (hash.charAt(index) >= '8' ? digit.toUpperCase() : digit));
  return `0x${letters.join('')}`;
}

/** Finds the chain by whose checksum an address is spelled, of those given; undefined when it is none of them. */
export function chainOfChecksum(address: string, chains: readonly string[]): string | undefined {
  return chains.find((chain) => checksumOfChain(address, chain) === address);
}
