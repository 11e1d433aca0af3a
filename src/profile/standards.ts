import { type Profile, strict } from './strict.js';

/**
 * ERC-4361 and ERC-5573 and nothing else: what this specification adds where they are silent is off for the texts, ReCaps and logins that
 * they speak of. What they leave open is as its page in `spec/ambiguities/` decides. Work stays bounded.
 */
export const erc5573: Profile = {
  ...strict,
  name: 'erc-5573',
  title: 'ERC-5573 with ERC-4361 and nothing else; sessions, chains, purposes and bounds of work stay as in strict.',
  off: {
    'json.text': 'JSON is what RFC 8259 calls JSON: of duplicate keys the last counts, and no size is named',
    'siwe.size': 'no length is named',
    'siwe.userinfo': 'the domain is an authority, and an authority may carry a user name (RFC 3986 section 3.2)',
    'auth-sig.expiration-required': 'a message may have no expiration time',
    'auth-sig.expiration-order': 'issued-at and the expiration time are not compared with each other',
    'auth-sig.lifetime': 'no longest lifetime is named',
    'auth-sig.issued-at': 'issued-at is not compared with the clock',
    'auth-sig.signed-at': 'no age is asked for',
    'auth-sig.age-undecided': 'no age is asked for',
    'auth-sig.age': 'no age is asked for',
    'auth-sig.low-s': 'EIP-2 speaks of transactions, not of messages',
  },
};

const recapsUnread = 'a ReCap is a resource like any other';

/** ERC-4361 and nothing else: {@link erc5573} without ReCaps. */
export const erc4361: Profile = {
  ...erc5573,
  name: 'erc-4361',
  title:
    'ERC-4361 and nothing else: a ReCap is a resource like any other; sessions, chains, purposes and bounds of work stay as in strict.',
  off: {
    ...erc5573.off,
    'recap.prefix': recapsUnread,
    'recap.encoding': recapsUnread,
    'recap.shape': recapsUnread,
    'recap.resource': recapsUnread,
    'recap.ability': recapsUnread,
    'recap.order': recapsUnread,
    'recap.proof-cid': recapsUnread,
    'recap.single': recapsUnread,
    'recap.last': recapsUnread,
    'recap.statement-present': recapsUnread,
    'recap.statement-match': recapsUnread,
  },
};
