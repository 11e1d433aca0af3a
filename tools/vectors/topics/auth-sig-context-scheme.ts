// A resolved auth context is known by its scheme, in every letter case and whatever stands behind the colon.
import { authSigs, group, type Row, topic } from '../vocabulary.js';

const { details, granting } = authSigs;

const context = { auth_context: { authSigAddress: null } };
const on = (resource: string) => granting({ details: details({ [resource]: { 'Auth/Auth': [context] } }) });

const contexts = (): Row[] => [
  ...group({ twin: 'longer', rule: 'auth-sig.auth-context',
    why: 'Its scheme, the text before the first colon, is that of an auth context; schemes have no letter case.',
    from: ({ resource }: { resource: string }) => ({ change: `the resource: ${resource}`, input: on(resource) }) }, [
    { id: 'no-slashes', title: 'A resolved auth context without slashes, signed by a wallet', resource: 'lit-resolvedauthcontext:x' },
    { id: 'one-slash', title: 'A resolved auth context with one slash, signed by a wallet', resource: 'lit-resolvedauthcontext:/x' },
    { id: 'upper-case', title: 'A resolved auth context in upper case, signed by a wallet', resource: 'LIT-RESOLVEDAUTHCONTEXT://*' },
    { id: 'mixed-case', title: 'A resolved auth context in the letter case of its words, signed by a wallet',
      resource: 'lit-ResolvedAuthContext://*' },
    { id: 'mixed-no-slashes', title: 'A resolved auth context in mixed case and without slashes, signed by a wallet',
      resource: 'Lit-resolvedAuthContext:x' },
  ]),
  ...group({ rules: ['auth-sig.auth-context'], why: 'Its scheme is another one, and means nothing to anybody.',
    from: ({ resource }: { resource: string }) => ({ input: on(resource) }) }, [
    { id: 'longer', title: 'A grant on a resource whose scheme begins with that of an auth context', resource: 'lit-resolvedauthcontext2:x' },
    { id: 'in-path', title: 'A grant on a resource that names an auth context in its path', resource: 'x-doc://lit-resolvedauthcontext://*' },
    { id: 'no-colon-near', title: 'A grant on a resource whose scheme ends with that of an auth context',
      resource: 'x-lit-resolvedauthcontext://*' },
  ]),
];

export default () => topic({ operation: 'auth-sig.verify', name: 'context-scheme', prefix: 'auth-context-scheme-', since: '3.0.0' }, contexts());
