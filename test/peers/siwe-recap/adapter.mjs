import { base58btc } from 'multiformats/bases/base58';
import { Recap } from 'siwe-recap';
import { serve } from '../adapter.mjs';

await serve({
  from: import.meta.url,
  package: 'siwe-recap',
  operations: {
    'recap.decode': ({ uri }) => {
      const { attenuations, proofs } = Recap.decode_urn(uri);
      // Proofs are given as CID objects; Base58 is how the library writes them into a URI.
      return { att: attenuations, prf: proofs.map((cid) => cid.toString(base58btc)) };
    },
    'recap.encode': ({ recap: { att, prf } }) => new Recap(att, prf).encode(),
    // The statement as it stands in a message after the ReCap was added to it.
    'recap.statement': ({ uri, statement }) => Recap.decode_urn(uri).add_to_siwe_message({ statement }).statement,
    'recap.merge': ({ uris }) => {
      const [first, ...others] = uris.map((uri) => Recap.decode_urn(uri));
      for (const other of others) first.merge(other);
      return first.encode();
    },
  },
});
