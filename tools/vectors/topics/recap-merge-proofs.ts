// recap.merge: the order of proofs and of alternatives is that in which they come.
import { accept, file, recapUri } from '../kit.js';
import { cidV1, details, only, READ, SITE } from '../recaps.js';

export const since = '3.0.0';

const names = ['first', 'second', 'third', 'fourth'].map((name) => cidV1(name));
const up = [...names].sort();
const down = [...up].reverse();
const one = (prf, alternatives = [{}]) => details(only(SITE, only(READ, alternatives)), prf);

/** What is merged, in order, and what it gives: name, title, ReCaps, proofs, alternatives. */
const merges = [
  ['descending', 'Proofs in descending order', [one(down.slice(0, 2)), one(down.slice(2))], down, [{}]],
  ['ascending', 'Proofs in ascending order', [one(up.slice(0, 2)), one(up.slice(2))], up, [{}]],
  [
    'mixed',
    'Proofs of two ReCaps whose order interleaves',
    [one([up[1], up[3]]), one([up[0], up[2]])],
    [up[1], up[3], up[0], up[2]],
    [{}],
  ],
  [
    'equal-later',
    'A proof that the second ReCap has first',
    [one([down[1], down[0]]), one([down[0], down[2]])],
    [down[1], down[0], down[2]],
    [{}],
  ],
  ['alone-descending', 'One ReCap with proofs in descending order', [one(down)], down, [{}]],
  [
    'alternatives',
    'Alternatives in descending order',
    [one([], [{ max: 2 }]), one([], [{ max: 1 }])],
    [],
    [{ max: 2 }, { max: 1 }],
  ],
];

export default () => [
  file(
    'recap.merge',
    'order',
    merges.map(([name, title, given, proofs, alternatives]) =>
      accept(`recap-merge-order-${name}`, title, {
        rules: ['recap.order'],
        reason:
          'Proofs and alternatives are appended in the order given, and of equal ones the first is kept; only keys are sorted.',
        input: { uris: given.map((each) => recapUri(each)) },
        output: recapUri(one(proofs, alternatives)),
      }),
    ),
  ),
];
