// recap.merge: the order of proofs and of alternatives is that in which they come.
import { only, type Row, recaps, recapUri, type Shared, topic } from '../vocabulary.js';

const { cidV1, details, READ, SITE } = recaps;

const up = ['first', 'second', 'third', 'fourth'].map((name) => cidV1(name)).sort() as [string, string, string, string];
const down = up.toReversed() as typeof up;

const one = (prf: readonly string[], alternatives: readonly unknown[] = [{}]) => details(only(SITE, only(READ, alternatives)), prf);

/** Rows of ReCaps of one cell, in the order in which they are merged, by their proofs or by their alternatives. */
const merging = ({ proofs, alternatives }: Row & { readonly proofs?: readonly (readonly string[])[]; readonly alternatives?: readonly unknown[] }): Shared => {
  const given = proofs?.map((prf) => one(prf)) ?? alternatives?.map((alternative) => one([], [alternative])) ?? [];
  return {
    input: { uris: given.map((each) => recapUri(each)) },
    output: recapUri(one([...new Set(proofs?.flat())], alternatives)),
  };
};

export default () =>
  topic({ operation: 'recap.merge', name: 'order', prefix: 'recap-merge-order-', since: '3.0.0', rules: ['recap.order'], from: merging,
    why: 'Proofs and alternatives are appended in the order given, and of equal ones the first is kept; only keys are sorted.' }, [
    { id: 'descending', title: 'Proofs in descending order', proofs: [down.slice(0, 2), down.slice(2)] },
    { id: 'ascending', title: 'Proofs in ascending order', proofs: [up.slice(0, 2), up.slice(2)] },
    { id: 'mixed', title: 'Proofs of two ReCaps whose order interleaves', proofs: [[up[1], up[3]], [up[0], up[2]]] },
    { id: 'equal-later', title: 'A proof that the second ReCap has first', proofs: [[down[1], down[0]], [down[0], down[2]]] },
    { id: 'alone-descending', title: 'One ReCap with proofs in descending order', proofs: [down] },
    { id: 'alternatives', title: 'Alternatives in descending order', alternatives: [{ max: 2 }, { max: 1 }] },
  ]);
