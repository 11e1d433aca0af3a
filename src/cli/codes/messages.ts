import type { RuleId } from '../../rule.js';

/** What a message or a detail of an error says, where the code alone says too little. */
export interface MessageRow {
  /** A part of the message, in any letter case. */
  readonly part: RegExp;
  readonly says: string;
  readonly rules: readonly RuleId[];
}

/** Messages of nodes, of SDKs and of libraries for SIWE. The first row that fits counts, so that exact ones come first. */
export const messageRows: readonly MessageRow[] = [
  {
    part: /expiration time is not set|no expiration time/i,
    says: 'The SIWE message has no Expiration Time: nodes demand one.',
    rules: ['auth-sig.expiration-required'],
  },
  {
    part: /beyond the max expiry/i,
    says: 'The expiry is more than 30 days after the issue.',
    rules: ['auth-sig.lifetime', 'session.lifetime'],
  },
  {
    part: /behind issue_?at|expiration.{0,40}before.{0,20}issued/i,
    says: 'The expiry is before the issue.',
    rules: ['auth-sig.expiration-order', 'session.expiration-order'],
  },
  {
    part: /in the future beyond the grace|issued.{0,20}in the future/i,
    says: 'The issue time is in the future: the clock of the client runs ahead.',
    rules: ['auth-sig.issued-at', 'session.issued-at'],
  },
  {
    part: /in the past beyond the grace|expired message|message is expired|session.{0,20}(?:has |is )?expired|authsig.{0,20}expired/i,
    says: 'The signature is over: sign again.',
    rules: ['auth-sig.expired', 'session.expired'],
  },
  {
    part: /not valid yet|not yet valid/i,
    says: 'The signature is over, or its Not Before has not come.',
    rules: ['auth-sig.expired', 'auth-sig.not-before'],
  },
  {
    part: /does not match our node address/i,
    says: 'The session signature was made for another node: each node gets its own entry of the map.',
    rules: ['session.node-bound'],
  },
  {
    part: /signed session key does not match/i,
    says: 'The session message names another key than the one that signed it.',
    rules: ['session.key-match'],
  },
  {
    part: /session pub(?:lic )?key.{0,40}is not signed|correct uri should be/i,
    says: 'The wallet granted to another session key: the URI of its text is that of the other.',
    rules: ['auth-sig.session-bound'],
  },
  {
    part: /session key signature is not valid/i,
    says: 'The session key did not sign this message.',
    rules: ['session.signature'],
  },
  {
    part: /BLS signature.{0,40}is not valid/i,
    says: 'The network, or this network, did not sign this text.',
    rules: ['auth-sig.signature', 'auth-sig.network-key'],
  },
  {
    part: /signature (?:does not match|mismatch|is (?:invalid|not valid)|invalid|verification failed)|bad signature|wallet signature.{0,40}is not valid|error verifying siwe signature|recovered address|invalid signature/i,
    says: 'The signature is not by the address of the text, or over another text.',
    rules: ['auth-sig.signature', 'auth-sig.address'],
  },
  {
    part: /address in the siwe message does not match/i,
    says: 'The member address and the address of the text are two.',
    rules: ['auth-sig.address'],
  },
  {
    part: /unable to verify any of the siwe capability|capability object/i,
    says: 'No ReCap grants what was asked, or it is not what the statement says.',
    rules: ['capability.resource', 'capability.ability', 'recap.statement-match', 'recap.encoding'],
  },
  {
    part: /could not parse (?:issued_at|expiration)|invalid time format/i,
    says: 'A time is no RFC 3339 date-time.',
    rules: ['session.timestamps', 'siwe.issued-at', 'siwe.expiration-time'],
  },
  {
    part: /material type .{0,60}not supported/i,
    says: 'A capability of the session is of a kind that grants nothing there, such as a contract wallet at these nodes.',
    rules: ['auth-sig.kind', 'auth-sig.purpose'],
  },
  {
    part: /passed an authsig or the sessionsig is incorrectly/i,
    says: 'This call takes session signatures and no AuthSig.',
    rules: ['session-sig.shape'],
  },
  {
    part: /multiple auth ?sigs/i,
    says: 'A map of AuthSigs by chain was handed in where one belongs.',
    rules: ['auth-sig.shape'],
  },
  {
    part: /invalid sessionsigs/i,
    says: 'The SDK refused the session signatures before sending them.',
    rules: ['session.expired', 'session-sigs.shape'],
  },
  {
    part: /rate limit|capacity credit|no delegation/i,
    says: 'No capacity credit pays for this call.',
    rules: ['delegation.uses', 'delegation.owner', 'capability.restriction', 'restriction.value'],
  },
  {
    part: /nonce (?:does not match|mismatch|not found|(?:was |is |has been )?(?:already )?(?:used|consumed|expired))|(?:wrong|unknown|expired|reused) nonce/i,
    says: 'The nonce of the text is not the one that was given out.',
    rules: ['auth-sig.nonce'],
  },
  {
    part: /nonce size|nonce.{0,30}alphanumeric|invalid nonce/i,
    says: 'The nonce has fewer than 8 characters, or others than letters and digits.',
    rules: ['siwe.nonce', 'lit-v7.nonce-length'],
  },
  {
    part: /domain (?:does not match|mismatch)|(?:invalid|wrong) domain/i,
    says: 'The text was signed for another domain, or its domain is none.',
    rules: ['auth-sig.domain', 'siwe.domain'],
  },
  {
    part: /scheme does not match/i,
    says: 'The text was signed for another scheme.',
    rules: ['siwe.scheme', 'auth-sig.domain'],
  },
  {
    part: /eip-?55|checksum|invalid address/i,
    says: 'The address of the text is not spelled as EIP-55 does.',
    rules: ['siwe.address-checksum', 'siwe.address'],
  },
  {
    part: /conform to rfc ?3986/i,
    says: 'The URI of the text is none.',
    rules: ['siwe.uri'],
  },
  {
    part: /invalid message version/i,
    says: 'The version of the text is not 1.',
    rules: ['siwe.version'],
  },
  {
    part: /unable to parse the message|max line number was|parse error on siwe|error parsing siwe|parsing siwe message/i,
    says: 'The signed text is no SIWE message: a line is missing, moved or misspelt.',
    rules: ['siwe.layout', 'siwe.separators'],
  },
  {
    part: /0x1626ba7e|isValidSignature|eip-?1271/i,
    says: 'The contract wallet did not accept the signature, or there is none at this address on this chain.',
    rules: ['auth-sig.contract-signature', 'auth-sig.kind-undecided'],
  },
];
