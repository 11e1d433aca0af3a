// recap.statement: abilities that are not two parts, and what a reader says who takes them as they stand.
import { only, PREAMBLE, type Row, recaps, recapUri, type Shared, topic } from '../vocabulary.js';

const { details, SITE } = recaps;

/** Rows of an ability; a reader who takes it as it stands splits it at the first slash. */
const named = ({ ability }: Row & { readonly ability: string }): Shared => {
  const slash = ability.indexOf('/');
  const said = `'${ability.slice(0, slash)}': '${ability.slice(slash + 1)}'`;
  return {
    change: `ability: ${JSON.stringify(ability)}`,
    input: { uri: recapUri(details(only(SITE, only(ability, [{}])))) },
    profiles: { reown: { result: 'accept', output: `${PREAMBLE} (1) ${said} for '${SITE}'.` } },
  };
};

export default () =>
  topic({ operation: 'recap.statement', name: 'abilities', prefix: 'recap-statement-ability-', since: '3.0.0', twin: 'recap-statement-one-cell',
    rule: 'recap.ability', risk: ['consent-bypass'], from: named,
    why: 'An ability is two parts with one slash between them; a ReCap that does not decode has no statement.' }, [
    { id: 'two-slashes', title: 'An ability with two slashes', ability: 'crud/read/all' },
    { id: 'three-slashes', title: 'An ability with three slashes', ability: 'a/b/c/d' },
    { id: 'slash-last', title: 'An ability with a slash at its end', ability: 'crud/read/' },
    { id: 'slash-twice', title: 'An ability with two slashes in a row', ability: 'crud//read' },
    { id: 'space', title: 'An ability with a space', ability: 'crud/read all' },
    { id: 'accent', title: 'An ability with a letter beyond ASCII', since: '3.1.0', ability: 'crud/read\u00e9' },
  ]);
