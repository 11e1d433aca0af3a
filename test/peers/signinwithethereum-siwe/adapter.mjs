import { SiweMessage } from '@signinwithethereum/siwe';
import { fieldsOf, formatTyped, loginOf, serve } from '../adapter.mjs';

await serve({
  from: import.meta.url,
  package: '@signinwithethereum/siwe',
  features: ['siwe:scheme'],
  operations: {
    'siwe.parse': ({ text }) => fieldsOf(new SiweMessage(text), text),
    // Dates stay text here; only the chain id has another type.
    'siwe.format': ({ message }) =>
      formatTyped(message, ({ chainId }) => new SiweMessage({ ...message, chainId }).prepareMessage()),
    'auth-sig.verify': async (input) => {
      const { text, signature, now, domain, expectedNonce } = loginOf(input);
      const message = new SiweMessage(text);
      // A domain and a nonce are demanded; where the vector expects none in particular, those of the message are.
      const expected = { domain: domain ?? message.domain, nonce: expectedNonce(message.nonce) ?? message.nonce };
      await message.verify({ signature, time: now, ...expected });
    },
  },
});
