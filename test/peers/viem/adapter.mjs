import { createPublicClient, custom } from 'viem';
import { createSiweMessage, parseSiweMessage, validateSiweMessage, verifySiweMessage } from 'viem/siwe';
import { fieldsOf, formatTyped, loginOf, refuse, serve } from '../adapter.mjs';

const mandatory = ['domain', 'address', 'uri', 'version', 'chainId', 'nonce', 'issuedAt'];

// A chain without contracts: what no key has signed, no contract accepts either.
const request = async ({ method }) => {
  if (method === 'eth_getCode') return '0x';
  throw { code: 3, message: 'execution reverted' };
};
const client = createPublicClient({ transport: custom({ request }, { retryCount: 0 }) });

await serve({
  from: import.meta.url,
  package: 'viem',
  features: ['siwe:scheme'],
  operations: {
    // Parsing returns what it found, with dates that may be NaN; validating judges the rest of the fields. The bounds in
    // time are left out there, as they are no matter of the text.
    'siwe.parse': ({ text }) => {
      const message = parseSiweMessage(text);
      const missing = mandatory.find((name) => message[name] === undefined);
      if (missing) refuse(`parseSiweMessage gave no ${missing}`);
      for (const [name, value] of Object.entries(message)) {
        if (value instanceof Date && Number.isNaN(value.getTime())) refuse(`parseSiweMessage gave no date: ${name}`);
      }
      const { expirationTime, notBefore, ...rest } = message;
      if (!validateSiweMessage({ message: rest, time: message.issuedAt })) refuse('validateSiweMessage: false');
      return fieldsOf(message, text);
    },
    'siwe.format': ({ message }) => formatTyped(message, createSiweMessage),
    'auth-sig.verify': async (input) => {
      const { text: message, signature, now, domain, expectedNonce } = loginOf(input);
      const nonce = expectedNonce(parseSiweMessage(message).nonce);
      const verified = await verifySiweMessage(client, { message, signature, domain, nonce, time: new Date(now) });
      if (!verified) refuse('verifySiweMessage: false');
    },
  },
});
