import { namespaceOf } from '../../capability/namespace.js';
import { parseResource } from '../../capability/resource.js';
import { termsOf } from '../../capability/terms.js';
import { type Cell, cellsOf, litNamespaces } from '../../capability.js';
import { addressOfPublicKey } from '../../crypto/secp256k1.js';
import { fromHex } from '../../internal/bytes.js';
import { decodeRecap } from '../../recap.js';
import { clip } from '../terminal.js';
import type { PastedAuthSig } from './pasted.js';

/** The most cells and alternatives that are looked at. */
const most = 16;

const found = (value: unknown): string => clip(JSON.stringify(value) ?? 'nothing', 80);

/** Says why a value in a list of addresses is none. */
function noAddress(item: unknown): string | undefined {
  if (typeof item !== 'string') return `${found(item)}, which is no text`;
  if (/^(?:0x)?[0-9a-fA-F]{40}$/.test(item)) return undefined;
  if (/\.[a-z]{2,}$/i.test(item)) return `the name ${found(item)}: look up its address before signing`;
  if (/^did:pkh:/.test(item)) return `${found(item)}: the address alone is wanted`;
  const key = fromHex(item.replace(/^0x/, ''));
  const address = key && addressOfPublicKey(key);
  if (address) return `${found(item)}, a public key: its address is wanted, ${address.slice(2).toLowerCase()}`;
  return `${found(item)}: 40 hex digits are wanted`;
}

/** Says what is wrong with a value that cannot be read. */
function malformed(key: string, value: unknown, expected: string): string {
  if (key === 'delegate_to') {
    if (typeof value === 'string') return `delegate_to is the text ${found(value)}, where a list of addresses belongs`;
    const odd = Array.isArray(value) ? value.map(noAddress).find((fault) => fault !== undefined) : undefined;
    if (odd !== undefined) return `delegate_to holds ${odd}`;
  }
  if (key === 'uses' && typeof value === 'number') return `uses is the number ${value}, where text belongs: "${value}"`;
  if (key === 'nft_id' && Array.isArray(value) && value.some((item) => typeof item === 'number')) {
    return `nft_id holds a number, where text belongs: ${found(value.map(String))}`;
  }
  return `${key} is ${found(value)}, where ${expected} belongs`;
}

/** Says why an alternative lets nobody use anything; undefined when somebody can. */
function deadAlternative(cell: Cell, index: number): string | undefined {
  const namespace = namespaceOf(cell.resource, litNamespaces);
  const terms = termsOf(cell, index, namespace);
  const [bad] = terms.malformed;
  if (bad !== undefined) {
    return malformed(bad, cell.alternatives[index]?.[bad], namespace?.restrictions[bad]?.expected ?? 'another value');
  }
  const id = parseResource(cell.resource)?.id ?? '';
  for (const [key, { value }] of terms.defined) {
    if (value instanceof Set && value.size === 0) {
      const hint = key === 'delegate_to' ? ': leave it out to lend to anyone, or list addresses' : '';
      return `${key} is an empty list, which ${key === 'delegate_to' ? 'lends to nobody' : 'lets nothing pass'}${hint}`;
    }
    if (key === 'uses' && value === 0n) return 'uses is "0": no use is left from the start';
    if (key === 'nft_id' && value instanceof Set && /^[0-9]{1,78}$/.test(id) && !value.has(BigInt(id))) {
      return `nft_id names other credits than the resource, which is the credit ${id}`;
    }
    if (key === 'delegate_to' && value instanceof Set && value.size === 1 && value.has('0'.repeat(40))) {
      return 'delegate_to is the zero address, whose key nobody has';
    }
  }
  return undefined;
}

/** Advice on grants that nobody can make use of, one line for each. */
export function ofGrants(cells: readonly Cell[]): readonly string[] {
  return cells.slice(0, most).flatMap((cell) => {
    const { resource, ability, alternatives } = cell;
    const name = `${clip(ability, 80)} on ${clip(resource, 120)}`;
    if (alternatives.length === 0)
      return [
        `nobody can use this: ${name} has no alternative at all, which grants nothing; write [{}] for no restriction`,
      ];
    const faults = alternatives.slice(0, most).map((_, index) => deadAlternative(cell, index));
    const dead = faults.flatMap((fault, index) => (fault === undefined ? [] : [{ fault, index }]));
    const [first] = dead;
    if (!first) return [];
    if (dead.length === alternatives.length) return [`nobody can use this: in ${name}, ${first.fault}`];
    return dead.map(({ fault, index }) => `nobody can use alternative ${index} of ${name}: ${fault}`);
  });
}

/** Advice on what the ReCap of an AuthSig grants; nothing where it cannot be read. */
export function ofRecap({ text }: PastedAuthSig): readonly string[] {
  const uri = /^- (urn:recap:[A-Za-z0-9_-]+)\r?$/m.exec(text)?.[1];
  const recap = uri === undefined ? undefined : decodeRecap(uri);
  if (!recap?.ok) return [];
  const cells = cellsOf(recap.value);
  if (cells.length === 0) return ['nobody can use this: its ReCap grants nothing'];
  return ofGrants(cells);
}
