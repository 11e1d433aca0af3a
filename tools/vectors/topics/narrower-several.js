// capability.narrower: several keys, several alternatives, several cells. What one of them keeps another may not lose.
import { AUTH, credit, DECRYPTION, grantOf, only, pkp, recap, SIGNING, show, under } from '../grants.js';
import { accept, file, reject } from '../kit.js';

export const since = '3.0.0';

const rules = ['narrower.restriction'];
const FOREIGN =
  'Every foreign key of the parent is in the child with an equal RFC 8785 text; further keys only restrict more.';
const ONE = 'An alternative of the child is narrower than one alternative of the parent, whichever that is.';
const CELL = 'A cell is held to the cells of the parent that cover its resource and its ability, and to no others.';

const both = (child, parent) => under(grantOf(credit, AUTH, ...child), grantOf(credit, AUTH, ...parent));
const eu = { region: 'eu' };

/** Alternatives of the child and of the parent on one cell: name, title, child, parent, reason. */
const kept = [
  ['one-added', 'One foreign key kept, another added', [{ region: 'eu', tier: 1 }], [eu], FOREIGN],
  ['two-kept', 'Two foreign keys kept', [{ region: 'eu', tier: 1 }], [{ tier: 1, region: 'eu' }], FOREIGN],
  ['two-added', 'Two foreign keys kept, a third added', [{ a: 1, b: 2, c: 3 }], [{ a: 1, b: 2 }], FOREIGN],
  [
    'first-bound',
    'The first of two bounds with one foreign key',
    [{ ...eu, uses: '3' }],
    [
      { ...eu, uses: '5' },
      { ...eu, uses: '2' },
    ],
    ONE,
  ],
  [
    'second-bound',
    'The second of two bounds with one foreign key',
    [{ ...eu, uses: '3' }],
    [
      { ...eu, uses: '2' },
      { ...eu, uses: '5' },
    ],
    ONE,
  ],
  [
    'shared-term',
    'Two bounds that share a foreign key, and the child has both keys',
    [{ ...eu, tier: 2, uses: '1' }],
    [
      { ...eu, tier: 1 },
      { ...eu, tier: 2 },
    ],
    ONE,
  ],
  ['plain-bound', 'A bound without foreign keys beside one with', [{ tier: 9 }], [eu, {}], ONE],
  [
    'each-its-own',
    'Two alternatives, each under a bound of its own',
    [
      { ...eu, uses: '1' },
      { tier: 1, uses: '9' },
    ],
    [{ tier: 1 }, eu],
    ONE,
  ],
  [
    'defined-kept',
    'A foreign key and a defined one that is smaller',
    [{ ...eu, uses: '4' }],
    [{ ...eu, uses: '5' }],
    FOREIGN,
  ],
];

/** What is wider: name, title, child, parent, the twin, reason. */
const lost = [
  [
    'one-changed',
    'One foreign key kept, another changed',
    [{ region: 'eu', tier: 2 }],
    [{ region: 'eu', tier: 1 }],
    'two-kept',
    FOREIGN,
  ],
  [
    'first-changed',
    'The first foreign key changed, the second kept',
    [{ region: 'us', tier: 1 }],
    [{ region: 'eu', tier: 1 }],
    'two-kept',
    FOREIGN,
  ],
  [
    'one-dropped',
    'One foreign key kept, another dropped',
    [{ region: 'eu' }],
    [{ region: 'eu', tier: 1 }],
    'two-kept',
    FOREIGN,
  ],
  [
    'first-dropped',
    'The first foreign key dropped, the second kept',
    [{ tier: 1 }],
    [{ region: 'eu', tier: 1 }],
    'two-kept',
    FOREIGN,
  ],
  [
    'exchanged',
    'Two foreign keys with the value of each other',
    [{ a: 2, b: 1 }],
    [{ a: 1, b: 2 }],
    'two-added',
    FOREIGN,
  ],
  [
    'mixed',
    'A foreign key of one bound and the number of another',
    [{ ...eu, uses: '5' }],
    [
      { ...eu, uses: '2' },
      { region: 'us', uses: '5' },
    ],
    'second-bound',
    ONE,
  ],
  [
    'defined-dropped',
    'A foreign key kept, a defined one dropped',
    [eu],
    [{ ...eu, uses: '5' }],
    'defined-kept',
    FOREIGN,
  ],
  [
    'defined-more',
    'A foreign key kept, a defined one larger',
    [{ ...eu, uses: '6' }],
    [{ ...eu, uses: '5' }],
    'defined-kept',
    FOREIGN,
  ],
  [
    'second-alternative',
    'Two alternatives of which the second has no bound',
    [eu, { region: 'us' }],
    [eu],
    'one-added',
    ONE,
  ],
  [
    'joined-terms',
    'A foreign key that looks like two',
    [{ 'region:"eu"': 1 }],
    [{ region: 'eu' }],
    'one-added',
    FOREIGN,
  ],
];

const cells = (child, parent) => under(recap(child), recap(parent));
const on = (abilities) => only(pkp, abilities);

/** Cells beside each other: name, title, child, parent, reason. */
const beside = [
  [
    'other-ability-kept',
    'A bound on the ability, none on another',
    on({ [SIGNING]: [{ tier: 1 }] }),
    on({ [DECRYPTION]: [{}], [SIGNING]: [{ tier: 1 }] }),
  ],
  [
    'any-ability-beside',
    'A bound on the ability beside every ability without one',
    on({ [SIGNING]: [{}] }),
    on({ '*/*': [{}], [SIGNING]: [{ tier: 1 }] }),
  ],
];
const wider = [
  [
    'other-ability',
    'The bound of another ability, which has none',
    on({ [SIGNING]: [{}] }),
    on({ [DECRYPTION]: [{}], [SIGNING]: [{ tier: 1 }] }),
    'other-ability-kept',
  ],
  [
    'other-ability-value',
    'The bound of another ability, with another value',
    on({ [SIGNING]: [{ tier: 2 }] }),
    on({ [DECRYPTION]: [{ tier: 2 }], [SIGNING]: [{ tier: 1 }] }),
    'other-ability-kept',
  ],
];

const told = (child, parent) => `child ${show(child)}, parent ${show(parent)}`;

export default () => [
  file('capability.narrower', 'several', [
    ...kept.map(([name, title, child, parent, reason]) =>
      accept(`narrower-several-${name}`, title, { rules, reason, input: both(child, parent) }),
    ),
    ...beside.map(([name, title, child, parent]) =>
      accept(`narrower-several-${name}`, title, { rules, reason: CELL, input: cells(child, parent) }),
    ),
    ...lost.map(([name, title, child, parent, twin, reason]) =>
      reject(`narrower-several-${name}`, title, {
        rule: 'narrower.restriction',
        risk: ['widening', 'restriction-bypass'],
        twin: `narrower-several-${twin}`,
        mutation: told(child, parent),
        reason,
        input: both(child, parent),
      }),
    ),
    ...wider.map(([name, title, child, parent, twin]) =>
      reject(`narrower-several-${name}`, title, {
        rule: 'narrower.restriction',
        rules: ['narrower.restriction', 'narrower.ability'],
        risk: ['widening', 'restriction-bypass'],
        twin: `narrower-several-${twin}`,
        mutation: told(child, parent),
        reason: CELL,
        input: cells(child, parent),
      }),
    ),
  ]),
];
