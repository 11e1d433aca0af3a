import type { Account } from '../auth-sig.js';
import { type Cell, sdkAbility } from '../capability.js';
import { type Instant, instantOf } from '../internal/time.js';
import type { FoundKind } from '../recognise.js';
import { clip } from './terminal.js';

const units: readonly (readonly [number, string])[] = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** Phrases a number of seconds in its two largest units: `1 h 5 min`. */
export function formatDuration(seconds: number): string {
  let rest = Math.abs(Math.trunc(seconds));
  const parts: string[] = [];
  for (const [size, name] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    // Two neighbouring units at most: `1 d 3 s` would look more exact than it reads.
    if (count > 0) parts.push(`${count} ${name}`);
    else if (parts.length > 0) break;
    if (parts.length === 2) break;
  }
  return parts.join(' ') || '0 s';
}

/** Counts the seconds from now to a time in text; undefined when it cannot be read. */
export function secondsUntil(text: string | undefined, now: Instant): number | undefined {
  const instant = instantOf(text);
  return instant && instant.seconds - now.seconds;
}

/** Phrases an end: the time and what is left until then. */
export function formatEnd(text: string | undefined, now: Instant): string {
  if (text === undefined) return 'never';
  const left = secondsUntil(text, now);
  if (left === undefined) return clip(text, 80);
  return `${clip(text, 80)}, ${left > 0 ? `${formatDuration(left)} left` : `ended ${formatDuration(left)} ago`}`;
}

const signers: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  eoa: 'wallet signature',
  bls: 'network signature',
  eip1271: 'contract wallet, EIP-1271',
  'eip1271-sha256': 'contract wallet, EIP-1271 over SHA-256',
  solana: 'Solana wallet',
  cosmos: 'Cosmos wallet, ADR-36',
});

/** Phrases an account: its address and how it signed. */
export function formatAccount({ address, kind, chainId }: Account): string {
  return `${address} (${signers[kind] ?? kind}${chainId === undefined ? '' : `, chain ${chainId}`})`;
}

/** Phrases an ability of a resource: the SDK's name first where there is one. */
export function formatAbility(resource: string, ability: string): string {
  const name = sdkAbility(resource, ability);
  if (name !== undefined) return `${name} (${ability})`;
  return ability === '*/*' ? 'every ability (*/*)' : clip(ability, 120);
}

/** Phrases an ability on a resource. */
export function formatAsk(resource: string, ability: string): string {
  const wildcard = resource.endsWith('://*') ? ' (all of them)' : '';
  return `${formatAbility(resource, ability)} on ${clip(resource, 160)}${wildcard}`;
}

/** Phrases the restrictions of a grant; undefined when there are none. */
export function formatRestrictions({ alternatives }: Pick<Cell, 'alternatives'>): string | undefined {
  if (alternatives.length === 0) return 'grants nothing: its list of alternatives is empty';
  const unrestricted = alternatives.some((alternative) => Object.keys(alternative).length === 0);
  if (unrestricted) return undefined;
  return `only if ${clip(alternatives.map((alternative) => JSON.stringify(alternative)).join(' or '), 400)}`;
}

/** Phrases one grant. */
export function formatCell(cell: Cell): string {
  const restrictions = formatRestrictions(cell);
  return formatAsk(cell.resource, cell.ability) + (restrictions === undefined ? '' : `, ${restrictions}`);
}

/** The kinds of documents in words. */
export const kindNames: Readonly<Record<FoundKind, string>> = {
  'auth-sig': 'an AuthSig',
  'session-sig': 'a session signature',
  'session-sigs': 'session signatures',
  'one-click-auth': 'an answer of One-Click Auth',
  ceramic: 'a commit of Ceramic',
  'session-message': 'the message of a session signature',
  siwe: 'a SIWE message',
  'sign-in': 'a sign-in text',
  recap: 'a ReCap',
  'node-error': 'the answer of a node that refused',
};

/** What is missing where a part of a document was found. */
export const missing: Readonly<Partial<Record<FoundKind, string>>> = {
  siwe: 'its signature is missing: paste both, as {"message": ..., "signature": ...} or as the AuthSig',
  'sign-in':
    'its signature is missing: paste both, as {"message": ..., "signature": ..., "address": ...} or as the AuthSig',
  'session-message': 'its signature is missing: paste the object that has it as signedMessage',
  recap: 'it is one resource of a SIWE message: paste the AuthSig that has the message',
};
