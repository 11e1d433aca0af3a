// recap.statement: abilities that are not two parts, and what a reader says who takes them as they stand.
import { file, PREAMBLE, recapUri, reject } from '../kit.js';
import { details, only, SITE } from '../recaps.js';

export const since = '3.0.0';

/** What stands before and after the first slash, where an ability is taken as it stands. */
const abilities = [
  ['two-slashes', 'An ability with two slashes', 'crud/read/all', 'crud', 'read/all'],
  ['three-slashes', 'An ability with three slashes', 'a/b/c/d', 'a', 'b/c/d'],
  ['slash-last', 'An ability with a slash at its end', 'crud/read/', 'crud', 'read/'],
  ['slash-twice', 'An ability with two slashes in a row', 'crud//read', 'crud', '/read'],
  ['space', 'An ability with a space', 'crud/read all', 'crud', 'read all'],
];

export default () => [
  file(
    'recap.statement',
    'abilities',
    abilities.map(([name, title, ability, namespace, rest]) =>
      reject(`recap-statement-ability-${name}`, title, {
        rule: 'recap.ability',
        twin: 'recap-statement-one-cell',
        mutation: `ability: ${JSON.stringify(ability)}`,
        reason: 'An ability is two parts with one slash between them; a ReCap that does not decode has no statement.',
        risk: ['consent-bypass'],
        input: { uri: recapUri(details(only(SITE, only(ability, [{}])))) },
        profiles: {
          reown: { result: 'accept', output: `${PREAMBLE} (1) '${namespace}': '${rest}' for '${SITE}'.` },
        },
      }),
    ),
  ),
];
