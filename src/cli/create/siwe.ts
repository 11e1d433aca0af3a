import type { SiweMessage } from '../../siwe/message.js';
import { createSiweMessage } from '../../siwe.js';
import { strings } from './gather.js';
import { always, common, type Thing } from './thing.js';

/** Issues the text of a SIWE message. */
export const siwe: Thing = {
  name: 'siwe',
  summary: 'Write a SIWE message (ERC-4361), which is what a wallet shows and signs.',
  fields: {
    scheme: { member: 'scheme', value: 'SCHEME', help: 'the scheme before the domain' },
    domain: common.domain,
    address: { member: 'address', value: 'ADDRESS', help: 'the account that is to sign', needed: always },
    statement: { ...common.statement, help: 'the words to the user' },
    uri: { member: 'uri', value: 'URI', help: 'what the signature is for', needed: always },
    version: { member: 'version', help: 'the version', unless: () => '1' },
    'chain-id': common.chainId,
    nonce: common.nonce,
    'issued-at': common.issuedAt,
    expiration: { ...common.expiration, member: 'expirationTime', needed: () => false },
    'not-before': common.notBefore,
    'request-id': { member: 'requestId', value: 'ID', help: 'an id of the request', open: /^/ },
    resource: {
      member: 'resources',
      value: 'URI',
      multiple: true,
      help: 'a resource; a ReCap is the last one',
      read: (texts) => texts,
      expected: strings,
    },
  },
  notes: [
    'The text ends without a line feed, as it is signed; on a terminal one is added.',
    '',
    'Example:',
    '  capsig create siwe --domain app.example --address 0x8c0D…cE7F --uri https://app.example/login --nonce 32891756 |',
    '    capsig create auth-sig --message - --key-file wallet.key',
  ],
  async issue(members, { profile }) {
    const text = createSiweMessage(members as unknown as SiweMessage, { profile });
    return text.ok ? { ok: true, value: { output: text.value } } : text;
  },
};
