import type { PageVector } from './data.js';
import type { Content } from './item.js';
import { createItem, createLink, createOutcome, createRowHead, createTable, createVerdict, type View } from './item.js';

/** Phrases what a list is about. */
function createListHead(view: View, about: Readonly<Record<string, string>>): Content {
  const rule = view.data.rules.find(({ id }) => id === about.rule);
  const members = Object.entries(about).filter(([key]) => key !== 'rule');
  const title = rule ? createItem(view, 'code', '', rule.id) : 'Vectors';
  return [
    createItem(view, 'h1', '', title),
    rule ? createItem(view, 'p', '', createItem(view, 'span', 'level', rule.level), ' ', rule.sentence) : undefined,
    rule?.document ? createItem(view, 'p', 'faint', rule.document) : undefined,
    createItem(
      view,
      'p',
      'chips',
      members.map(([key, value]) => {
        const rest = Object.fromEntries(Object.entries(about).filter(([other]) => other !== key));
        const link = createLink(view, Object.keys(rest).length > 0 ? rest : { list: 'all' }, '×');
        link.setAttribute('aria-label', `Show also others than ${value}`);
        return createItem(view, 'span', 'chip', `${key === 'cause' ? 'of one cause' : `${key}: ${value}`} `, link);
      }),
    ),
  ];
}

/** Says whether a vector is what an address asks for: by cause, rule, risk, operation, outcome. */
function isAsked(
  vector: PageVector,
  { cause, rule, risk, operation, outcome }: Readonly<Record<string, string>>,
): boolean {
  return (
    (cause === undefined || String(vector.cause) === cause) &&
    (rule === undefined || vector.rules.includes(rule)) &&
    (risk === undefined || vector.whole?.risk.includes(risk) === true) &&
    (operation === undefined || vector.operation === operation) &&
    (outcome === undefined || vector.outcome === outcome)
  );
}

/** Creates the list of the vectors that an address asks for. */
export function createListView(
  view: View,
  { list: _, ...about }: Readonly<Record<string, string>>,
): readonly Content[] {
  const { vectors, outcomes, left } = view.data;
  const { outcome: __, ...others } = about;
  const asked = vectors.flatMap((vector, place) => (isAsked(vector, others) ? [place] : []));
  const found = asked.filter((place) => isAsked(vectors[place] as PageVector, about));
  view.list = found;
  const counts = outcomes.flatMap(({ id }) => {
    const count = asked.filter((place) => vectors[place]?.outcome === id).length;
    return count === 0
      ? []
      : [[createLink(view, { ...about, outcome: id }, createOutcome(view, id), ` ${count}`), ' ']];
  });
  const rows = found.map((place) => {
    const { id, title, expect, outcome, given, told, native } = vectors[place] as PageVector;
    const expected = createVerdict(view, expect.result, expect.rule);
    const head = createRowHead(
      view,
      createLink(view, { vector: id }, title),
      createItem(view, 'span', 'sub', id),
      // A phone has no room for a column of its own.
      createItem(view, 'span', 'sub narrow', 'expected ', createVerdict(view, expect.result, expect.rule)),
    );
    const words = native === undefined ? undefined : createItem(view, 'span', 'sub', native);
    return createItem(
      view,
      'tr',
      '',
      head,
      createItem(view, 'td', '', createOutcome(view, outcome)),
      createItem(view, 'td', '', expected),
      createItem(view, 'td', '', createVerdict(view, given, told), words),
    );
  });
  return [
    createListHead(view, about),
    createItem(view, 'p', 'counts', counts),
    found.length === 0
      ? createItem(view, 'p', '', 'No vector that is not a plain pass.')
      : createTable(view, 'list', ['Vector', 'Outcome', 'Expected', 'Answered'], rows),
    createItem(view, 'p', 'faint', 'What passed with its reason, and what was not asked, is not listed.'),
    left === 0
      ? undefined
      : createItem(view, 'p', 'note', `${left} more vectors had no room on this page: the results file has them.`),
  ];
}
