// A resolved auth context is known by its scheme, in every letter case and whatever stands behind the colon.
import { details, granting } from '../auth-sigs.js';
import { accept, file, reject } from '../kit.js';

export const since = '3.0.0';

const context = { auth_context: { authSigAddress: null } };
const on = (resource) => granting({ details: details({ [resource]: { 'Auth/Auth': [context] } }) });

const contexts = () => [
  ...[
    ['no-slashes', 'without slashes', 'lit-resolvedauthcontext:x'],
    ['one-slash', 'with one slash', 'lit-resolvedauthcontext:/x'],
    ['upper-case', 'in upper case', 'LIT-RESOLVEDAUTHCONTEXT://*'],
    ['mixed-case', 'in the letter case of its words', 'lit-ResolvedAuthContext://*'],
    ['mixed-no-slashes', 'in mixed case and without slashes', 'Lit-resolvedAuthContext:x'],
  ].map(([name, title, resource]) =>
    reject(`auth-context-scheme-${name}`, `A resolved auth context ${title}, signed by a wallet`, {
      rule: 'auth-sig.auth-context',
      risk: ['forgery', 'widening'],
      twin: 'auth-context-scheme-longer',
      mutation: `the resource: ${resource}`,
      reason: 'Its scheme, the text before the first colon, is that of an auth context; schemes have no letter case.',
      input: on(resource),
    }),
  ),
  ...[
    ['longer', 'a resource whose scheme begins with that of an auth context', 'lit-resolvedauthcontext2:x'],
    ['in-path', 'a resource that names an auth context in its path', 'x-doc://lit-resolvedauthcontext://*'],
    ['no-colon-near', 'a resource whose scheme ends with that of an auth context', 'x-lit-resolvedauthcontext://*'],
  ].map(([name, title, resource]) =>
    accept(`auth-context-scheme-${name}`, `A grant on ${title}`, {
      rules: ['auth-sig.auth-context'],
      reason: 'Its scheme is another one, and means nothing to anybody.',
      input: on(resource),
    }),
  ),
];

export default () => [file('auth-sig.verify', 'context-scheme', contexts())];
