import { type Namespaces, registerNamespaces } from './namespace.js';
import { chains } from './restriction.js';

/**
 * Lists the namespace of One-Click Auth: the resource `eip155`, which is its prefix alone and no URI, with an ability
 * `request/<method>` for each JSON-RPC method, restricted to `chains`.
 */
export const eip155Namespaces: Namespaces = registerNamespaces({}, [
  { prefix: 'eip155', bare: true, wildcard: false, id: /(?!)/, abilities: {}, restrictions: { chains } },
]);
