import { encodeRecap, type Recap, recapStatement } from '../../recap.js';
import { isMisuse } from '../command.js';
import { object, strings } from './gather.js';
import { grantValue, recapOf } from './grant.js';
import { always, type Thing } from './thing.js';

/** Issues a ReCap as its URI. */
export const recap: Thing = {
  name: 'recap',
  summary: 'Write a ReCap (ERC-5573) as the URI that is the last resource of a SIWE message.',
  explains: 'show the statement that the message has to end with, on standard error',
  fields: {
    grant: {
      member: 'att',
      value: grantValue,
      multiple: true,
      help: 'what is granted: the name of an SDK or Namespace/Name, a resource URI, and restrictions as JSON after a space',
      needed: always,
      read(texts, context) {
        const made = recapOf(texts, [], context);
        return isMisuse(made) ? made : made.att;
      },
      expected: object,
    },
    proof: {
      member: 'prf',
      value: 'CID',
      multiple: true,
      help: 'an AuthSig that the grants rest on',
      read(texts, context) {
        const made = recapOf([], texts, context);
        return isMisuse(made) ? made : made.prf;
      },
      unless: () => [],
      expected: strings,
    },
  },
  notes: ['Example:', `  capsig create recap --grant 'pkp-signing=lit-pkp://* {"uses":"3"}' --explain`],
  async issue(members, { profile }) {
    const made = members as unknown as Recap;
    const uri = encodeRecap(made, { profile });
    if (!uri.ok) return uri;
    return { ok: true, value: { output: `${uri.value}\n`, explained: [recapStatement(made)] } };
  },
};
