import { SiweMessage } from 'siwe';
import { fieldsOf, formatTyped, loginOf, serve } from '../adapter.mjs';

await serve({
  from: import.meta.url,
  package: 'siwe',
  features: ['siwe:scheme'],
  operations: {
    'siwe.parse': ({ text }) => fieldsOf(new SiweMessage(text), text),
    // Dates stay text here; only the chain id has another type.
    'siwe.format': ({ message }) =>
      formatTyped(message, ({ chainId }) => new SiweMessage({ ...message, chainId }).prepareMessage()),
    'auth-sig.verify': async (input) => {
      const { text, signature, now, domain, expectedNonce } = loginOf(input);
      const message = new SiweMessage(text);
      await message.verify({ signature, domain, nonce: expectedNonce(message.nonce), time: now });
    },
  },
});
