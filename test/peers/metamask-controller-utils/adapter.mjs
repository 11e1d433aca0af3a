import { detectSIWE } from '@metamask/controller-utils';
import { fieldsOf, refuse, serve } from '../adapter.mjs';

await serve({
  from: import.meta.url,
  package: '@metamask/controller-utils',
  operations: {
    'siwe.parse': ({ text }) => {
      const { isSIWEMessage, parsedMessage } = detectSIWE({ data: `0x${Buffer.from(text).toString('hex')}` });
      if (!isSIWEMessage) refuse('detectSIWE: no SIWE message');
      return fieldsOf(parsedMessage, text);
    },
  },
});
