// Requests with a prefix that nobody registered: the prefix is a URI scheme, the ability a literal.
import { file, pkpSigning, reject, request } from '../kit.js';
import { at, capability, cell, pkp } from '../sessions.js';

export const since = '3.0.0';

const beside = (second) =>
  at({
    resourceAbilityRequests: [pkpSigning(), second],
    capabilities: [capability({ att: { ...cell('x-doc://notes/7', 'Doc/Read'), ...cell(pkp) } })],
  });

const refused = (name, title, second, mutation, reason) =>
  reject(`session-request-${name}`, title, {
    rule: 'session.request-ability',
    risk: ['type-confusion', 'widening'],
    twin: 'session-request-unregistered',
    mutation,
    reason,
    input: beside(second),
  });

const prefixes = () =>
  [
    ['digit', 'a digit at its start', '1foo', 'A scheme starts with a letter'],
    ['space', 'a space in it', 'foo bar', 'A scheme has no space'],
    ['colon', 'a colon in it', 'foo:bar', 'A scheme ends before the first colon'],
    ['slashes', 'the separator in it', 'lit-pkp://x', 'It would make a URI of another prefix'],
    ['underscore', 'an underscore in it', 'x_doc', 'A scheme has letters, digits, +, . and -'],
    ['letter', 'a letter beyond ASCII', 'dóc', 'The letters of a scheme are those of ASCII'],
    ['line-feed', 'a line feed behind it', 'x-doc\n', 'Nothing stands behind a scheme'],
  ].map(([name, title, prefix, why]) =>
    refused(
      `prefix-${name}`,
      `A request with a prefix that has ${title}`,
      request(prefix, 'notes/7', 'Doc/Read'),
      `the prefix ${JSON.stringify(prefix)}`,
      `${why}, so the prefix is none and has no ability.`,
    ),
  );

const abilities = () =>
  [
    ['name', 'a name that is *', 'Doc/*'],
    ['namespace', 'a namespace that is *', '*/Read'],
    ['both', 'the ability of everything', '*/*'],
    ['part', 'a * within its name', 'Doc/Re*d'],
  ].map(([name, title, ability]) =>
    refused(
      `unregistered-star-${name}`,
      `A request on a prefix that is not registered with ${title}`,
      request('x-doc', 'notes/7', ability),
      `the ability ${ability}`,
      'What is asked for is one ability, written out; a ReCap may have a *, and a request may not.',
    ),
  );

export default () => [file('session-sig.verify', 'request-prefixes', [...prefixes(), ...abilities()])];
