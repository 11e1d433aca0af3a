// Requests with a prefix that nobody registered: the prefix is a URI scheme, the ability a literal.
import { group, type Input, pkpSigning, type Row, request, sessions, topic } from '../vocabulary.js';

const { at, capability, cell, pkp } = sessions;

/** A second request, beside a grant of what the twin requests there. */
interface Asked {
  readonly of?: string;
  readonly ability?: string;
}

const beside = ({ of = 'x-doc', ability = 'Doc/Read' }: Row & Asked): { readonly input: Input } => ({
  input: at({
    resourceAbilityRequests: [pkpSigning(), request(of, 'notes/7', ability)],
    capabilities: [capability({ att: { ...cell('x-doc://notes/7', 'Doc/Read'), ...cell(pkp) } })],
  }),
});

const NONE = 'so the prefix is none and has no ability.';

const prefixes = () => group({ prefix: 'session-request-prefix-',
  from: (row: Row & { readonly of: string }) => ({ ...beside(row), change: `the prefix ${JSON.stringify(row.of)}` }) }, [
  { id: 'digit', title: 'A request with a prefix that has a digit at its start', why: `A scheme starts with a letter, ${NONE}`, of: '1foo' },
  { id: 'space', title: 'A request with a prefix that has a space in it', why: `A scheme has no space, ${NONE}`, of: 'foo bar' },
  { id: 'colon', title: 'A request with a prefix that has a colon in it', why: `A scheme ends before the first colon, ${NONE}`, of: 'foo:bar' },
  { id: 'slashes', title: 'A request with a prefix that has the separator in it', why: `It would make a URI of another prefix, ${NONE}`, of: 'lit-pkp://x' },
  { id: 'underscore', title: 'A request with a prefix that has an underscore in it', why: `A scheme has letters, digits, +, . and -, ${NONE}`, of: 'x_doc' },
  { id: 'letter', title: 'A request with a prefix that has a letter beyond ASCII', why: `The letters of a scheme are those of ASCII, ${NONE}`, of: 'dóc' },
  { id: 'line-feed', title: 'A request with a prefix that has a line feed behind it', why: `Nothing stands behind a scheme, ${NONE}`, of: 'x-doc\n' },
]);

const abilities = () => group({ prefix: 'session-request-unregistered-star-', from: beside,
  why: 'What is asked for is one ability, written out; a ReCap may have a *, and a request may not.' }, [
  { id: 'name', title: 'A request on a prefix that is not registered with a name that is *', change: 'the ability Doc/*', ability: 'Doc/*' },
  { id: 'namespace', title: 'A request on a prefix that is not registered with a namespace that is *', change: 'the ability */Read', ability: '*/Read' },
  { id: 'both', title: 'A request on a prefix that is not registered with the ability of everything', change: 'the ability */*', ability: '*/*' },
  { id: 'part', title: 'A request on a prefix that is not registered with a * within its name', change: 'the ability Doc/Re*d', ability: 'Doc/Re*d' },
]);

export default () => topic({ operation: 'session-sig.verify', name: 'request-prefixes', since: '3.0.0', twin: 'session-request-unregistered',
  rule: 'session.request-ability' }, prefixes(), abilities());
