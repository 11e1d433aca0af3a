// What a statement and the resources of a sign-in text may not be: another header, another field, or a grant.
import { contest, DOMAIN, group, json, type Row, recaps, recapUri, signIns, topic } from '../vocabulary.js';

const { cosmosSignIn, signIn, unread } = signIns;

/** A text whose statement or resources are others, of a Solana account or of a Cosmos account. */
interface Text {
  readonly statement?: string;
  readonly resources?: readonly string[];
  readonly of?: typeof signIn;
}

const text = ({ statement, resources, of = signIn }: Row & Text) => {
  const over = { ...(statement !== undefined && { statement }), ...(resources !== undefined && { resources }) };
  return { change: Object.entries(over).map(([member, value]) => `${member}: ${json(value)}`).join(', '), input: of(over) };
};

const accept = (reading: string) => ({ result: 'accept', reading }) as const;

// --- Statements ---

const asWritten = contest('a-sign-in-statement', accept('only a line that begins with a label, letter for letter, is a field'));

/** A statement that is read as another line of the grammar. */
const posing = ({ what, ...row }: Row & Text & { readonly what: string }) => ({
  ...row,
  title: `A sign-in text whose statement is ${row.title}`,
  why: `The statement is read as ${what}, and nothing would hold the text to what it says.`,
});

const likes = () => group<Text>({ prefix: 'auth-siws-statement-like-', rule: 'siws.layout', contested: asWritten, from: text }, [
  { id: 'space', title: 'an expiration time behind a space', what: 'a field', statement: ' Expiration Time: 2020-01-01T00:00:00Z' },
  { id: 'upper', title: 'an expiration time in upper case', what: 'a field', statement: 'EXPIRATION TIME: 2020-01-01T00:00:00Z' },
  { id: 'lower', title: 'an expiration time in lower case', what: 'a field', statement: 'expiration time: 2020-01-01T00:00:00Z' },
  { id: 'bullet', title: 'an expiration time in a list', what: 'a field', statement: '- Expiration Time: 2020-01-01T00:00:00Z' },
  { id: 'narrow', title: 'an expiration time without a space behind its label', what: 'a field', statement: 'Expiration Time:2020-01-01T00:00:00Z' },
  { id: 'rn', title: 'an expiration time with rn in place of m', what: 'a field', statement: 'Expiration Tirne: 2020-01-01T00:00:00Z' },
  { id: 'not-before', title: 'a not before in another letter case', what: 'a field', statement: 'Not before: 2030-01-01T00:00:00Z' },
  { id: 'uri-l', title: 'a URI with l in place of I', what: 'a field', statement: 'URl: lit:session:00' },
  { id: 'uri-lower', title: 'a URI in lower case', what: 'a field', statement: 'uri: lit:session:00' },
  { id: 'solana', title: 'the header of another site', what: 'a header',
    statement: 'evil.example wants you to sign in with your Solana account:' },
  { id: 'ethereum', title: 'the header of an Ethereum account', what: 'a header',
    statement: 'evil.example wants you to sign in with your Ethereum account:' },
  { id: 'header-within', title: 'a sentence that ends with a header', what: 'a header',
    statement: `Note: ${DOMAIN} Wants You To Sign-In With Your wallet.` },
].map(posing));

const cosmos = () => group<Text>({ rule: 'siws.layout', contested: asWritten, from: text }, [
  { id: 'cosmos-statement-like-upper', title: 'A sign-in text of a Cosmos account whose statement is an expiration time in upper case', of: cosmosSignIn,
    twin: 'auth-siws-cosmos', statement: 'EXPIRATION TIME: 2020-01-01T00:00:00Z',
    why: 'The statement is read as a field, and nothing would hold the text to what it says.' },
]);

const honest = () => group<Text>({ prefix: 'auth-siws-statement-', rules: ['siws.layout', 'siws.value'], from: text }, [
  { id: 'uri-within', title: 'A sign-in text whose statement speaks of a URI', statement: 'See the URI: https://app.example/help (before the expiration time).',
    why: 'A label within a sentence is none.' },
  { id: 'url', title: 'A sign-in text whose statement names a URL', statement: 'url: https://app.example/help', why: 'A URL is no URI: the line is an ordinary statement.' },
  { id: 'some-words', title: 'A sign-in text whose statement has some words of a header', statement: 'Do you want to sign in with your account?',
    why: 'The words of the header are not all there.' },
]);

// --- Resources ---

const anyUri = contest('a-sign-in-statement', accept('a resource is any URI'));

const fields = () => group<Text>({ prefix: 'auth-siws-resource-like-', twin: 'auth-siws-resource', rule: 'siws.layout', contested: anyUri, from: text,
  why: 'The resource is read as a field in a list, and nothing would hold the text to what it says.' }, [
  { id: 'expiration', title: 'A sign-in text with a resource that is read as an expiration time', resources: ['ExpirationTime:2020-01-01T00:00:00Z'] },
  { id: 'not-before', title: 'A sign-in text with a second resource that is read as a not before',
    resources: ['https://app.example/terms', 'Not-Before:2030-01-01T00:00:00Z'] },
  { id: 'uri', title: 'A sign-in text with a resource that is read as a URI', resources: ['URI:lit:session:00'] },
]);

// --- ReCaps ---

const noGrant = contest('a-sign-in-recap', accept('a ReCap is a resource like any other, and grants nothing'));

const grant = (att: object, prf: readonly string[] = []) => recapUri({ att, prf });
const granting = () => grant({ 'https://example.com/': { 'crud/read': [{}] } });
const contexts = { 'lit-resolvedauthcontext://00': { 'Auth/Auth': [{ auth_context: { actionIpfsIds: [] } }] } };

const grants = () => group<Text>({ prefix: 'auth-siws-recap-', twin: 'auth-siws-resource', rule: 'siws.value', risk: ['widening', 'consent-bypass'],
  contested: noGrant, from: text, why: 'The account grants nothing, and what looks like a grant is not ignored.' }, [
  { id: 'lower', title: 'A sign-in text with a ReCap', resources: [granting()] },
  { id: 'junk', title: 'A sign-in text with a ReCap that cannot be read', resources: ['urn:recap:AAAA'] },
  { id: 'upper', title: 'A sign-in text with a ReCap whose prefix is in upper case', resources: [granting().replace('urn:recap', 'URN:RECAP')] },
  { id: 'case', title: 'A sign-in text with a ReCap whose prefix is in mixed case', resources: [granting().replace('urn:recap', 'urn:ReCap')] },
  { id: 'second', title: 'A sign-in text with a ReCap behind another resource', resources: ['https://app.example/terms', granting()] },
  { id: 'first', title: 'A sign-in text with a ReCap in front of another resource', resources: [granting(), 'https://app.example/terms'] },
  { id: 'several', title: 'A sign-in text with two ReCaps', resources: [granting(), granting()] },
  { id: 'context', title: 'A sign-in text with a ReCap that has a resolved auth context', resources: [grant(contexts)] },
  { id: 'proof', title: 'A sign-in text with a ReCap that names a proof', resources: [grant({ 'https://example.com/': { 'crud/read': [{}] } }, [recaps.PICTURES_CID])] },
  { id: 'cosmos', title: 'A sign-in text of a Cosmos account with a ReCap', twin: 'auth-siws-cosmos-resource', of: cosmosSignIn, resources: [granting()] },
]);

const resources = () => group<Text>({ prefix: 'auth-siws-', rules: ['siws.layout', 'siws.value'], from: text }, [
  { id: 'resource', title: 'A sign-in text with a resource', resources: ['https://app.example/terms'], why: 'A resource is a URI, and limits nothing.' },
  { id: 'resource-recap-within', title: 'A sign-in text with a resource that has the prefix of a ReCap in its path', resources: ['https://app.example/urn:recap:AAAA'],
    why: 'A resource that does not begin with the prefix is no ReCap.' },
  { id: 'resource-expiration-within', title: 'A sign-in text with a resource that has a label in its path',
    resources: ['https://app.example/ExpirationTime:2020', 'url:app.example'], why: 'A label that does not begin the resource is none, and a URL is no URI.' },
  { id: 'cosmos-resource', title: 'A sign-in text of a Cosmos account with a resource', of: cosmosSignIn, resources: ['https://app.example/terms'],
    why: 'A resource limits nothing.' },
]);

export default () => topic({ operation: 'auth-sig.verify', name: 'siws-statements', since: '3.1.0',
  refused: { prefix: 'auth-siws-', twin: 'auth-siws', also: ['siws.layout'], profiles: unread } },
  likes(), cosmos(), honest(), fields(), grants(), resources());
