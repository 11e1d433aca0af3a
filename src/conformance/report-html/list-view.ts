import type { PageRule, PageVector } from './data.js';
import type { Content } from './item.js';
import {
  answerOf,
  createItem,
  createLink,
  createOutcome,
  createRowHead,
  createTable,
  createVerdict,
  expectedOf,
  markOf,
  type View,
} from './item.js';

/** Phrases what a list is about. */
export function createListHead(
  view: View,
  rule: PageRule | undefined,
  about: Readonly<Record<string, string>>,
): Content {
  const members = Object.entries(about).filter(([key]) => key !== 'rule');
  const title = rule ? createItem(view, 'code', '', rule.id) : members.length === 0 ? 'All vectors' : 'Vectors';
  return [
    createItem(view, 'h1', '', title),
    rule ? createItem(view, 'p', '', createItem(view, 'span', 'level', rule.level), ' ', rule.sentence) : undefined,
    rule?.document ? createItem(view, 'p', 'faint', rule.document) : undefined,
    members.length === 0
      ? undefined
      : createItem(
          view,
          'p',
          'chips',
          members.map(([key, value]) => {
            const rest = Object.fromEntries(Object.entries(about).filter(([other]) => other !== key));
            const link = createLink(view, Object.keys(rest).length > 0 ? rest : { list: 'all' }, '×');
            link.setAttribute('aria-label', `Show also others than ${value}`);
            return createItem(view, 'span', 'chip', `${key === 'at' ? '' : `${key}: `}${value} `, link);
          }),
        ),
  ];
}

/** Creates the list of the vectors that an address asks for: by rule, risk, operation, outcome, implementation. */
export function createListView(view: View, about: Readonly<Record<string, string>>): readonly Content[] {
  const { data } = view;
  const rule = data.rules.find(({ id }) => id === about.rule);
  const columns = data.implementations.flatMap(({ name }, column) =>
    about.at === undefined || about.at === name ? [column] : [],
  );
  const asked = data.vectors.flatMap((vector, place) =>
    (about.rule === undefined || vector.rules.includes(about.rule)) &&
    (about.risk === undefined || vector.risk.includes(about.risk)) &&
    (about.operation === undefined || vector.operation === about.operation)
      ? [place]
      : [],
  );
  const found = asked.filter(
    (place) =>
      about.outcome === undefined || columns.some((column) => answerOf(view, column, place).outcome === about.outcome),
  );
  view.list = found;
  const single = columns.length === 1 ? columns[0] : undefined;
  const counts = data.outcomes.flatMap(({ id }) => {
    const count = asked.filter((place) =>
      columns.some((column) => answerOf(view, column, place).outcome === id),
    ).length;
    return count === 0
      ? []
      : [[createLink(view, { ...about, outcome: id }, createOutcome(view, id), ` ${count}`), ' ']];
  });
  const rows = found.map((place) => {
    const vector = data.vectors[place] as PageVector;
    const { result, rule: broken } = expectedOf(view, vector, single ?? -1);
    const head = createRowHead(
      view,
      createLink(view, { vector: vector.id }, vector.title),
      createItem(view, 'span', 'sub', vector.id),
      // A phone has no room for a column of its own.
      single === undefined ? createItem(view, 'span', 'sub narrow', createVerdict(view, result, broken)) : undefined,
    );
    const expected = createItem(view, 'td', '', createVerdict(view, result, broken));
    if (single !== undefined) {
      const { outcome, given, rule: told } = answerOf(view, single, place);
      const answer = outcome === 'unsupported' || outcome === '' ? '' : createVerdict(view, given, told);
      return createItem(
        view,
        'tr',
        '',
        head,
        createItem(view, 'td', '', createOutcome(view, outcome)),
        expected,
        createItem(view, 'td', '', answer),
      );
    }
    const cells = columns.map((column) => {
      const { outcome } = answerOf(view, column, place);
      const cell = createItem(view, 'td', `cell o-${outcome || 'absent'}`, createItem(view, 'b', '', markOf(outcome)));
      cell.setAttribute('title', `${data.implementations[column]?.name}: ${outcome || 'not in the run'}`);
      cell.append(createItem(view, 'span', 'unseen', outcome || 'not in the run'));
      return cell;
    });
    return createItem(view, 'tr', '', head, expected, cells);
  });
  const names = columns.map((column) => {
    const { name } = data.implementations[column] as { readonly name: string };
    return createItem(view, 'span', 'upright', createLink(view, { ...about, at: name }, name));
  });
  const head = single === undefined ? ['Vector', 'Expected', ...names] : ['Vector', 'Outcome', 'Expected', 'Given'];
  return [
    createListHead(view, rule, about),
    createItem(view, 'p', 'counts', counts),
    found.length === 0
      ? createItem(view, 'p', '', 'No vector.')
      : createTable(view, single === undefined ? 'list grid' : 'list', head, rows),
  ];
}
