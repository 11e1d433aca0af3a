import {
  decodeRecap,
  encodeRecap,
  formatMessage,
  formatStatementFromRecap,
  mergeEncodedRecaps,
} from '@walletconnect/utils';
import { serve } from '../adapter.mjs';

await serve({
  from: import.meta.url,
  package: '@walletconnect/utils',
  operations: {
    // A message is written from the payload of a CACAO, where the account stands in `iss`.
    'siwe.format': ({ message }) => {
      const { address, chainId, uri, issuedAt, expirationTime, notBefore, ...same } = message;
      const payload = { ...same, aud: uri, iat: issuedAt, exp: expirationTime, nbf: notBefore };
      return formatMessage(payload, `did:pkh:eip155:${chainId}:${address}`);
    },
    'recap.decode': ({ uri }) => {
      // Proofs are handed on as they stand; none means an empty list.
      const { att, prf = [] } = decodeRecap(uri);
      return { att, prf };
    },
    'recap.encode': ({ recap }) => encodeRecap(recap),
    'recap.statement': ({ uri, statement }) => formatStatementFromRecap(statement, decodeRecap(uri)),
    'recap.merge': ({ uris }) => uris.reduce((merged, uri) => mergeEncodedRecaps(merged, uri)),
  },
});
