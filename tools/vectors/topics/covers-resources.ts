// Which resources a cell is about: every prefix of the table, wildcards, and texts that only look like either.
import { grants, group, OTHER_PKP_URI, PKP, type Row, topic } from '../vocabulary.js';

const { AUTH, acc, accHash, action, anyAcc, anyAction, anyCredit, anyPkp, context, covering, credit, DECRYPTION, EXECUTION, payment, pkp } = grants;

const photos = 'https://example.com/photos';
const read = 'crud/read';

const covered = () => group<grants.Covering>({
  why: 'The resource and the ability of the cell equal those of the request byte for byte, and [{}] restricts nothing.' }, [
  { id: 'pkp-exact', title: 'lit-pkp with one id, Threshold/Signing' },
  { id: 'acc-decryption-exact', title: 'lit-accesscontrolcondition with two hashes, Threshold/Decryption', resource: acc, ability: DECRYPTION },
  { id: 'acc-signing-exact', title: 'lit-accesscontrolcondition with one hash, Threshold/Signing', resource: accHash },
  { id: 'credit-exact', title: 'lit-ratelimitincrease with one token, Auth/Auth', resource: credit, ability: AUTH },
  { id: 'action-exact', title: 'lit-litaction with one CID, Threshold/Execution', resource: action, ability: EXECUTION },
  { id: 'payment-wildcard', title: 'lit-paymentdelegation, whose only id is the wildcard, Auth/Auth', resource: payment, ability: AUTH },
  { id: 'context-wildcard', title: 'lit-resolvedauthcontext, whose only id is the wildcard, Auth/Auth', resource: context, ability: AUTH },
  { id: 'unregistered-exact', title: 'An unregistered scheme with equal bytes', resource: photos, ability: read },
  { id: 'no-authority', title: 'A resource without :// with equal bytes', resource: 'mailto:carol@example.com', ability: read },
  { id: 'unregistered-wildcard-literal', title: 'https://* asked for and granted', resource: 'https://*', ability: read },
  { id: 'pkp-wildcard-asked', title: 'lit-pkp://* asked for and granted', resource: anyPkp },
]);

/** A wildcard over a resource of its prefix. */
const wildcard = (row: Row & grants.Covering & { readonly over: string }) => ({
  ...covering({ ...row, granted: { resource: row.over } }),
  why: `${row.over} is the wildcard of a registered prefix and covers every resource that begins with ${row.over.slice(0, -1)}; coverage does not judge the id.`,
});

const wildcards = () => group({ from: wildcard }, [
  { id: 'pkp-wildcard', title: 'lit-pkp://* over one PKP', over: anyPkp },
  { id: 'acc-wildcard', title: 'lit-accesscontrolcondition://* over an id that contains a slash', over: anyAcc, resource: acc, ability: DECRYPTION },
  { id: 'credit-wildcard', title: 'lit-ratelimitincrease://* over one token', over: anyCredit, resource: credit, ability: AUTH },
  { id: 'action-wildcard', title: 'lit-litaction://* over one Lit Action', over: anyAction, resource: action, ability: EXECUTION },
]);

/** Cells that do not cover the PKP, each a change of the cell in covers-pkp-wildcard. */
const lookalikes = () => group<grants.Covering>({ rule: 'capability.resource', twin: 'pkp-wildcard', prefix: 'covers-grant-' }, [
  { id: 'longer-prefix', title: 'A granted wildcard whose prefix begins with the asked prefix', granted: { resource: 'lit-pkpx://*' },
    why: 'lit-pkpx is another prefix, which nobody registered.' },
  { id: 'other-prefix', title: 'The granted wildcard of another registered prefix', granted: { resource: anyAcc },
    why: 'A wildcard covers its own prefix only, whatever abilities the two share.' },
  { id: 'no-separator', title: 'A granted wildcard without ://', granted: { resource: 'lit-pkp*' },
    why: 'Only prefix://* is a wildcard, and lit-pkp* lacks ://.' },
  { id: 'any-scheme', title: 'A granted wildcard in place of the prefix', granted: { resource: '*://*' },
    why: 'The text before :// is no registered prefix, and nothing else is a wildcard.' },
  { id: 'lone-star', title: 'A granted lone asterisk', granted: { resource: '*' }, why: 'An asterisk without a prefix is no wildcard.' },
  { id: 'empty-text', title: 'A granted empty text', granted: { resource: '' },
    why: 'The empty text equals no other text and is no wildcard: nothing must not mean everything.' },
  { id: 'empty-id', title: 'A granted prefix with an empty id', granted: { resource: 'lit-pkp://' },
    why: 'An empty id is not the wildcard, and coverage is no test of a common beginning.' },
  { id: 'upper-case-prefix', title: 'A granted wildcard with its prefix in upper case', granted: { resource: 'LIT-PKP://*' },
    why: 'Prefixes are compared byte for byte, and LIT-PKP is not registered.' },
  { id: 'encoded-star', title: 'A granted wildcard with the asterisk percent-encoded', granted: { resource: 'lit-pkp://%2A' },
    why: 'Nothing is decoded before the comparison, so the id is the text %2A.' },
  { id: 'glob', title: 'A granted id that begins like the asked one and ends with an asterisk', granted: { resource: `lit-pkp://${PKP.slice(0, 2)}*` },
    why: 'An asterisk is a wildcard only as the whole id.' },
  { id: 'cyrillic-prefix', title: 'A granted wildcard with a Cyrillic letter in its prefix', granted: { resource: 'lit-\u0440kp://*' },
    why: 'The third last letter of the prefix is U+0440, so the prefix is another one.' },
]);

interface Differing {
  /** What is asked for, where `resource` is what the twin asks for and grants. */
  readonly asked?: string;
}

/** Another resource is asked for, or granted, than the twin has. */
const differing = (row: Row & grants.Covering & Differing) => {
  const { asked, granted = {}, resource = pkp, change } = row;
  const told = { ...grants.renamed('granted ', granted), ...(asked === undefined ? {} : { resource: asked }) };
  return covering({ ...row, resource: asked ?? resource, granted: { resource, ...granted }, change: change ?? told });
};

/** Requests that lit-pkp://* does not cover. */
const outside = () => group({ rule: 'capability.resource', twin: 'pkp-wildcard', prefix: 'covers-ask-', from: differing, resource: anyPkp }, [
  { id: 'longer-prefix', title: 'An asked prefix that begins with the granted one', asked: `lit-pkpx://${PKP}`,
    why: 'The request begins with lit-pkp and not with lit-pkp://, so lit-pkp://* does not cover it.' },
  { id: 'upper-case-prefix', title: 'An asked prefix in upper case', asked: `LIT-PKP://${PKP}`,
    why: 'The request does not begin with the bytes lit-pkp://, so lit-pkp://* does not cover it.' },
  { id: 'inside', title: 'An asked URI that contains the granted prefix further on', asked: `https://app.example/?next=lit-pkp://${PKP}`,
    why: 'The request contains lit-pkp:// and does not begin with it, so lit-pkp://* does not cover it.' },
]);

const EQUAL = 'a cell without a wildcard covers equal bytes only.';

/** Requests for something else than the one resource that is granted. */
const others = () => group({ rule: 'capability.resource', prefix: 'covers-other-', from: differing }, [
  { id: 'pkp-other', title: 'Another PKP', twin: 'covers-pkp-exact', asked: OTHER_PKP_URI, why: `The ids differ; ${EQUAL}` },
  { id: 'credit-other', title: 'A token whose number begins with the granted one', twin: 'covers-credit-exact', resource: credit, ability: AUTH,
    asked: `${credit}0`, why: `70 begins with 7 and is another id; ${EQUAL}` },
  { id: 'acc-below-hash', title: 'The hash of a condition granted, the hash and a data hash asked for', twin: 'covers-acc-decryption-exact',
    resource: acc, ability: DECRYPTION, granted: { resource: accHash }, why: `A granted id does not cover what stands below it after a slash; ${EQUAL}` },
  { id: 'acc-above-data', title: 'A hash and a data hash granted, the hash alone asked for', twin: 'covers-acc-decryption-exact',
    resource: acc, ability: DECRYPTION, asked: accHash, why: `The granted id is one of many with this beginning; ${EQUAL}` },
  { id: 'credit-to-payment', title: 'Auth/Auth on rate limits granted, on payments asked for', twin: 'covers-payment-wildcard',
    resource: payment, ability: AUTH, granted: { resource: anyCredit },
    why: 'The ability is the same in both namespaces, the prefix is not; the wildcard covers its own prefix only.' },
  { id: 'pkp-to-acc', title: 'One id granted under lit-pkp, asked for under lit-accesscontrolcondition', twin: 'covers-acc-signing-exact',
    resource: accHash, granted: { resource: `lit-pkp://${accHash.slice(-64)}` }, why: `The ids and abilities are equal, the prefixes are not; ${EQUAL}` },
  { id: 'wildcard-by-exact', title: 'One PKP granted, the wildcard asked for', twin: 'covers-pkp-exact', asked: anyPkp,
    why: `A wildcard in the request is covered by the same wildcard only; ${EQUAL}` },
]);

const DIFFERENT = 'resources that differ in a byte are different.';

/** URIs that RFC 3986 would call equivalent or nested. */
const uris = () => group({ rule: 'capability.resource', twin: 'covers-unregistered-exact', risk: ['widening', 'parser-differential'],
  prefix: 'covers-uri-', from: differing, resource: photos, ability: read }, [
  { id: 'wildcard', title: 'https://* over a URI of that scheme', granted: { resource: 'https://*' },
    why: `https is not registered, so its asterisk is an id like any other, and ${DIFFERENT}` },
  { id: 'trailing-slash', title: 'A URI with and without a slash at the end', asked: `${photos}/`, why: `Nothing is normalised, and ${DIFFERENT}` },
  { id: 'path-beside', title: 'A path that begins with the granted one and goes on in the same segment', asked: `${photos}-private`,
    why: `A granted URI does not cover what begins with it, and ${DIFFERENT}` },
  { id: 'host-case', title: 'A host in upper case', asked: 'https://EXAMPLE.com/photos', why: `Hosts are compared byte for byte, and ${DIFFERENT}` },
  { id: 'encoding', title: 'An unreserved character percent-encoded', asked: 'https://example.com/%70hotos',
    why: `Percent-encoding is not resolved, and ${DIFFERENT}` },
  { id: 'normal-form', title: 'One letter composed and decomposed', granted: { resource: 'https://example.com/caf\u00e9' },
    asked: 'https://example.com/cafe\u0301', why: `Unicode is not normalised: U+00E9 is not U+0065 U+0301, and ${DIFFERENT}` },
]);

/** A name that every JavaScript object inherits. */
const inherited = () => group({ rule: 'capability.resource', twin: 'pkp-exact', risk: ['prototype-pollution', 'widening'], from: differing }, [
  { id: 'inherited-scheme-constructor', title: 'constructor://* over a resource of that scheme', granted: { resource: 'constructor://*' },
    asked: 'constructor://a', why: 'constructor is no registered prefix, so no cell covers the request.' },
]);

export default () => topic({ operation: 'capability.covers', name: 'resources', prefix: 'covers-', from: covering,
  accepted: { rules: ['capability.resource', 'capability.ability'] } },
  covered(), wildcards(), lookalikes(), outside(), others(), uris(), inherited());
