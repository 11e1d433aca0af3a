import { assertNamespaces, isId, type Namespaces, namespaceOf, registerNamespaces } from './namespace.js';
import { parseResource } from './resource.js';
import { delegateTo, maxPrice, nftId, scopes, uses } from './restriction.js';

const none = /(?!)/;

/**
 * Lists the six namespaces of Lit Protocol, all of them wildcard-capable.
 *
 * `lit-paymentdelegation` and `lit-resolvedauthcontext` have no id but `*`. The latter is written by nodes, as
 * `Auth/Auth` with an `auth_context` that stays uninterpreted, so no client ability leads to it.
 */
export const litNamespaces: Namespaces = registerNamespaces({}, [
  {
    prefix: 'lit-accesscontrolcondition',
    wildcard: true,
    // SHA-256 of the conditions, for decryption followed by that of the encrypted data.
    id: /[0-9a-f]{64}(?:\/[0-9a-f]{64})?/,
    abilities: {
      'access-control-condition-decryption': 'Threshold/Decryption',
      'access-control-condition-signing': 'Threshold/Signing',
    },
    restrictions: {},
  },
  {
    prefix: 'lit-pkp',
    wildcard: true,
    // Keccak-256 of the uncompressed public key.
    id: /[0-9a-f]{64}/,
    abilities: { 'pkp-signing': 'Threshold/Signing' },
    restrictions: {},
  },
  {
    prefix: 'lit-ratelimitincrease',
    wildcard: true,
    id: /0|[1-9][0-9]{0,77}/,
    abilities: { 'rate-limit-increase-auth': 'Auth/Auth' },
    restrictions: { nft_id: nftId, delegate_to: delegateTo, uses },
  },
  {
    prefix: 'lit-litaction',
    wildcard: true,
    // CIDv0: base58btc of a SHA-256 multihash, which always begins with Qm and has 46 characters.
    id: /Qm[1-9A-HJ-NP-Za-km-z]{44}/,
    abilities: { 'lit-action-execution': 'Threshold/Execution' },
    restrictions: {},
  },
  {
    prefix: 'lit-paymentdelegation',
    wildcard: true,
    id: none,
    abilities: { 'lit-payment-delegation': 'Auth/Auth' },
    restrictions: { delegate_to: delegateTo, max_price: maxPrice, scopes },
  },
  { prefix: 'lit-resolvedauthcontext', wildcard: true, id: none, abilities: {}, restrictions: {} },
]);

/** Says whether a URI names a resource of a registered namespace: an id of its grammar, or `*` where that is one. */
export function isResource(uri: string, namespaces: Namespaces = litNamespaces): boolean {
  assertNamespaces(namespaces);
  const namespace = namespaceOf(uri, namespaces);
  const id = parseResource(uri)?.id;
  if (!namespace || id === undefined) return false;
  return isId(namespace, id);
}
