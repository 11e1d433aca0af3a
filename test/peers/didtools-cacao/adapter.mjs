import { SiweMessage } from '@didtools/cacao';
import { fieldsOf, serve } from '../adapter.mjs';

// What the package verifies is a CACAO and not a text with its signature, so auth-sig.verify is not declared.
await serve({
  from: import.meta.url,
  package: '@didtools/cacao',
  operations: {
    'siwe.parse': ({ text }) => fieldsOf(new SiweMessage(text), text),
    'siwe.format': ({ message }) => new SiweMessage(message).signMessage(),
  },
});
