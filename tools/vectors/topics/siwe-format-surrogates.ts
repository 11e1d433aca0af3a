// siwe.format: members that are not Unicode. Their text can be hashed as something else only.
import { lit, type Row, refusedBy, siweTexts, topic } from '../vocabulary.js';

const { FORMAT_FULL, formatting } = siweTexts;

export default () =>
  topic({ operation: 'siwe.format', name: 'surrogates', prefix: 'siwe-format-surrogate-', since: '3.0.0', of: FORMAT_FULL,
    from: (row: Row & siweTexts.Text) => ({ ...formatting(row), trace: undefined }),
    rules: ['siwe.round-trip'], risk: ['injection', 'parser-differential'],
    why: 'A lone surrogate has no UTF-8: what is signed would have U+FFFD in its place.' }, [
    // Where a statement may have any character, it is the round trip that fails.
    { id: 'statement', title: 'A lone surrogate in statement', rule: 'siwe.statement', profiles: lit(refusedBy('siwe.round-trip')),
      fields: { statement: 'Sign in \ud800 here' } },
    { id: 'uri', title: 'A lone surrogate in uri', rule: 'siwe.uri', fields: { uri: 'https://app.example/\udc00' } },
    { id: 'requestid', title: 'A lone surrogate in requestId', rule: 'siwe.request-id', fields: { requestId: 'request-\ud800' } },
    { id: 'domain', title: 'A lone surrogate in domain', rule: 'siwe.domain', fields: { domain: 'app\ud800.example' } },
    { id: 'resource', title: 'A lone surrogate in the second resource', rule: 'siwe.resource',
      fields: { resources: ['https://app.example/terms', 'urn:example:\ud83d'] } },
  ]);
