import misc from '@lit-protocol/misc';
import { atTime, refuse, serve, textOf } from '../adapter.mjs';

const told = ({ isValid, errors }) => {
  if (!isValid) refuse(errors.join(' '), errors[0]);
};

await serve({
  from: import.meta.url,
  package: '@lit-protocol/misc',
  operations: {
    'session-sig.verify': ({ sessionSig, now }) =>
      told(atTime(now, () => misc.validateSessionSig(JSON.parse(textOf(sessionSig))))),
    'session-sigs.verify': ({ sessionSigs, now }) =>
      told(atTime(now, () => misc.validateSessionSigs(JSON.parse(textOf(sessionSigs))))),
  },
});
