/**
 * How many changed inputs of each target a slow machine runs in a second, its looks at the coverage included. A run that is counted
 * by these is the same on every machine, which a run that ends by the clock is not: what it finds, it finds everywhere.
 */
export const pace: Readonly<Record<string, number>> = {
  json: 3130,
  instant: 10580,
  uri: 9720,
  authority: 6390,
  encodings: 1530,
  resource: 4310,
  signature: 2160,
  utf8: 8110,
  'siwe.parse': 2820,
  'siwe.format': 1820,
  'recap.decode': 580,
  'recap.encode': 860,
  'recap.statement': 810,
  'recap.merge': 1020,
  'capability.covers': 1500,
  'capability.narrower': 560,
  'auth-sig.verify': 330,
  'cacao.encode': 850,
  'cacao.decode': 670,
  'chain.verify': 98,
  'delegation.verify': 120,
  'session-sig.create': 90,
  'session-sig.verify': 210,
  'session-sigs.verify': 230,
  'sign-session-key.answer': 60,
  'sign-session-key.combine': 4,
  'flow.run': 12,
  recognise: 25,
  'command: verify': 13,
  'command: inspect': 17,
  protocol: 1930,
  registry: 1460,
  results: 2740,
  conditions: 2660,
  storage: 880,
  'json-rpc': 1940,
  backends: 400,
  'http: handshake': 410,
  'http: sign-session-key': 510,
  'http: operations': 340,
};

/** Of a target that nobody has measured. */
export const unmeasured = 50;
