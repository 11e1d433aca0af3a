import { Siwe } from 'ox';
import { fieldsOf, formatTyped, refuse, serve } from '../adapter.mjs';

const mandatory = ['domain', 'address', 'uri', 'version', 'chainId', 'nonce', 'issuedAt'];

await serve({
  from: import.meta.url,
  package: 'ox',
  features: ['siwe:scheme'],
  operations: {
    // Parsing returns what it found, with dates that may be NaN; validating judges the rest of the fields. The bounds in
    // time are left out there, as they are no matter of the text.
    'siwe.parse': ({ text }) => {
      const message = Siwe.parseMessage(text);
      const missing = mandatory.find((name) => message[name] === undefined);
      if (missing) refuse(`parseMessage gave no ${missing}`);
      for (const [name, value] of Object.entries(message)) {
        if (value instanceof Date && Number.isNaN(value.getTime())) refuse(`parseMessage gave no date: ${name}`);
      }
      const { expirationTime, notBefore, ...rest } = message;
      if (!Siwe.validateMessage({ message: rest, time: message.issuedAt })) refuse('validateMessage: false');
      return fieldsOf(message, text);
    },
    'siwe.format': ({ message }) => formatTyped(message, Siwe.createMessage),
  },
});
