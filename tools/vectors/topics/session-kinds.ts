// session.verify: which kind of session a document is of, and whether the caller takes it.
import { atNode, authSig, authSigs, ceramic, each, group, type Input, json, message, NODE, OTHER_NODE, oneClick, only, refusedBy, sessionSig, topic } from '../vocabulary.js';

const { cacao, asked, resultOf } = oneClick;

const answer = () => resultOf([cacao({ requestId: 'request-1' })]);

/** What a node of Lit demands. */
const lit = (over: Input = {}): Input => {
  const { sessionSig: _, ...known } = atNode(sessionSig(), over);
  return known;
};

const takesLit = (over?: Input): Input => ({ lit: lit(over) });
const takesCommit = (): Input => ceramic.sent({}).takes;
const takesAnswer = (over?: Input): Input => ({ 'one-click-auth': asked(over) });
const both = (): Input => ({ ...takesLit(), ...takesAnswer() });

/** A document, and what is taken. */
interface Taken {
  readonly document: unknown;
  readonly takes: Input;
}

const handedIn = ({ document, takes }: Taken) => ({ input: { session: typeof document === 'string' ? document : json(document), takes } });

const accepted = () => group({ rules: ['session.kind'], from: handedIn }, [
  { id: 'lit', title: 'A session signature, where these are taken', why: 'It has the members of the kind lit, which the caller takes, and holds up as a session signature.',
    document: sessionSig(), takes: takesLit() },
  { id: 'lit-of-two', title: 'A session signature, where two kinds are taken', why: 'It is of the first of the two kinds, and judged by what is demanded of that.',
    document: sessionSig(), takes: both() },
  { id: 'one-click', title: 'An answer of One-Click Auth, where these are taken',
    why: 'It has the member cacaos and no other that sets a kind apart, and holds up as an answer.', document: answer(), takes: takesAnswer() },
  { id: 'one-click-of-two', title: 'An answer of One-Click Auth, where two kinds are taken',
    why: 'It is of the second of the two kinds, and judged by what is demanded of that.', document: answer(), takes: both() },
  { id: 'ceramic', title: 'A commit of Ceramic, where these are taken', why: 'It has the members jws and cacaoBlock, and holds up as a commit.', document: ceramic.commit({ requestId: 'request-1' }), takes: takesCommit() },
  { id: 'ceramic-of-three', title: 'A commit of Ceramic, where three kinds are taken', why: 'It is of the third of the three kinds, and judged by what is demanded of that.',
    document: ceramic.commit(), takes: { ...both(), ...takesCommit() } },
  { id: 'spaces', title: 'A session signature with space around its JSON', why: 'White space around a JSON value is part of no member.',
    document: ` \n${json(sessionSig())}\t`, takes: both() },
]);

const none = () => group({ rule: 'session.kind', twin: 'lit-of-two', from: handedIn }, [
  { id: 'empty', title: 'An empty object', change: 'every member left out', why: 'It has no member that sets a kind apart.', document: {}, takes: both() },
  { id: 'list', title: 'A list with a session signature in it', change: '[...]', why: 'A list is no object, and has no members.', document: [sessionSig()], takes: both() },
  { id: 'text', title: 'A session signature as text within JSON', change: 'the JSON text of a string', why: 'A string is no object: whoever took it apart would take apart whatever it holds.',
    document: json(json(sessionSig())), takes: both() },
  { id: 'null', title: 'The value null where a session is expected', change: 'null', why: 'null is no object, and has no members.', document: 'null', takes: both() },
  { id: 'number', title: 'A number where a session is expected', change: '7', why: 'A number is no object.', document: '7', takes: both() },
  { id: 'map', title: 'A map of session signatures', change: 'in a map under the address of its node', why: 'Its members are addresses of nodes; a map is verified as such.',
    document: only(NODE, sessionSig()), takes: both() },
  { id: 'message', title: 'The message of a session without its signature', change: 'the signed message alone',
    why: 'It has sessionKey and capabilities, and none of the members that set a kind apart.', document: message(), takes: both() },
  { id: 'cacao', title: 'One CACAO without the list', change: 'a CACAO', why: 'h, p and s set no kind apart: a CACAO is a part of an answer.', document: cacao(), takes: both() },
  { id: 'envelope', title: 'An answer in its JSON-RPC envelope', change: '{id, jsonrpc, result}', why: 'The outermost object has id, jsonrpc and result; what is inside of it is not looked for.',
    document: { id: 1, jsonrpc: '2.0', result: answer() }, takes: both() },
  { id: 'letter-case', title: 'An answer whose list is named Cacaos', change: '"Cacaos" for "cacaos"', why: 'Names of members are compared byte for byte.',
    document: { Cacaos: [cacao()], responder: resultOf([]).responder }, takes: both() },
  { id: 'proto', title: 'An answer within __proto__', change: 'as the value of __proto__', risk: ['type-confusion', 'prototype-pollution'],
    why: '__proto__ is a member like any other, and gives the object none of its own.', document: `{"__proto__":${json(answer())}}`, takes: both() },
  { id: 'constructor', title: 'An object with the member constructor alone', change: '{"constructor": {}}', why: 'constructor sets no kind apart.',
    document: '{"constructor":{}}', takes: both() },
]);

const several = () => group({ rule: 'session.kind', from: handedIn }, [
  { id: 'two', title: 'A session signature with a list of CACAOs', twin: 'lit-of-two', change: 'cacaos: [...]',
    why: 'It has members of both kinds; whichever was taken, somebody else would take the other.', document: { ...sessionSig(), cacaos: [cacao()] }, takes: both() },
  { id: 'two-one-taken', title: 'A session signature with an empty list of CACAOs, where only session signatures are taken', twin: 'lit', change: 'cacaos: []',
    why: 'It is of two kinds of the table, of which the caller takes one: what the members hold does not matter.',
    document: { ...sessionSig(), cacaos: [] }, takes: takesLit() },
  { id: 'answer-with-sig', title: 'An answer of One-Click Auth with a member sig', twin: 'one-click', change: 'sig: "0x"',
    why: 'sig sets the kind lit apart, and cacaos the other.', document: { ...answer(), sig: '0x' }, takes: takesAnswer() },
  { id: 'commit-with-cacaos', title: 'A commit of Ceramic with a list of CACAOs', twin: 'ceramic', change: 'cacaos: [...]', why: 'cacaos sets another kind apart than jws.',
    document: { ...ceramic.commit(), cacaos: [cacao()] }, takes: takesCommit() },
  { id: 'not-taken-commit', title: 'A commit of Ceramic, where session signatures and answers are taken', twin: 'ceramic-of-three', change: 'ceramic left out of what is taken',
    why: 'The caller takes two other kinds.', document: ceramic.commit(), takes: both() },
  { id: 'not-taken-beside-commit', title: 'A session signature, where only commits of Ceramic are taken', twin: 'lit', change: 'only commits are taken', why: 'The caller takes another kind.',
    document: sessionSig(), takes: takesCommit() },
  { id: 'not-taken-answer', title: 'An answer of One-Click Auth, where only session signatures are taken', twin: 'lit', change: 'an answer of One-Click Auth',
    why: 'The caller takes another kind: an answer to a login is no session for a node.', document: answer(), takes: takesLit() },
  { id: 'not-taken-lit', title: 'A session signature, where only answers of One-Click Auth are taken', twin: 'one-click', change: 'a session signature',
    why: 'The caller takes another kind: a session signature logs nobody in.', document: sessionSig(), takes: takesAnswer() },
]);

/** What the kind decides once it is found. */
const inside = () => group({ twin: 'lit-of-two', from: handedIn }, [
  { id: 'auth-sig', title: 'An AuthSig where a session signature is expected', rule: 'session-sig.shape', change: 'the AuthSig of a login',
    why: 'Its members are those of the kind lit, and it is none of its sessions.', document: authSig(authSigs.loginText()), takes: both() },
  { id: 'lit-other-node', title: 'A session signature for another node, found among two kinds', rule: 'session.node-bound', change: `nodeAddress: "${OTHER_NODE}"`,
    why: 'It is of the kind lit, which is held to its node.', document: sessionSig(message({ nodeAddress: OTHER_NODE })), takes: both() },
  { id: 'lit-expired', title: 'A session signature that has ended, found among two kinds', rule: 'session.expired', change: 'expiration: "2026-01-15T11:45:00Z"',
    why: 'It is of the kind lit, and its time is over.', document: sessionSig(message({ expiration: '2026-01-15T11:45:00Z' })), takes: both() },
  { id: 'one-click-other-nonce', title: 'An answer to another request, found among two kinds', twin: 'one-click-of-two', rule: 'auth-sig.nonce', change: 'nonce: "aaaaaaaa1111"',
    why: 'It is of the kind one-click-auth, which is held to the nonce of the request.', document: resultOf([cacao({ nonce: 'aaaaaaaa1111' })]), takes: both() },
]);

const json_ = () => group({ twin: 'lit-of-two', rule: 'json.text', from: handedIn,
  profiles: each(refusedBy('session.kind'), 'erc-4361', 'erc-5573', 'reown', 'reown-application') }, [
  { id: 'json-cut', title: 'A session signature without its last brace', change: 'the last character left out', why: 'The text is no JSON, whatever kind it was to be of.',
    document: json(sessionSig()).slice(0, -1), takes: both() },
]);

export default () => topic({ operation: 'session.verify', name: 'kinds', prefix: 'kind-', since: '3.1.0' }, accepted(), none(), several(), inside(), json_());
