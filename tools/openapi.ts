// The OpenAPI document of `capsig serve`, made of schemas/: paths are said here, shapes are said there.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Json, notice } from './validators.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The schemas that the document has in it, by the names that they have there. */
const shapes = [
  'service-session-request',
  'service-auth-sig-request',
  'service-login-request',
  'service-answer',
  'problem',
];

function shapeOf(name: string): Json {
  const {
    $id: _,
    $schema: __,
    examples,
    ...schema
  } = JSON.parse(readFileSync(`${root}schemas/${name}.schema.json`, 'utf8'));
  return { ...schema, examples };
}

const reference = (title: string): Json => ({ $ref: `#/components/schemas/${title}` });
const content = (type: string, schema: Json): Json => ({ content: { [type]: { schema } } });
const problem = (description: string): Json => ({
  description,
  ...content('application/problem+json', reference('Problem')),
});

const refusals = {
  400: problem('The request cannot be read.'),
  401: problem('What was shown proves nothing here.'),
  403: problem('What was shown is good and does not reach as far.'),
  413: problem('The body is too large.'),
  415: problem('The body is no JSON by its type.'),
  503: problem('Nothing was decided, and that is no yes. Ask again later.'),
};

function question(summary: string, body: string, answer: Json): Json {
  return {
    post: {
      summary,
      requestBody: { required: true, ...content('application/json', reference(body)) },
      responses: { 200: { description: 'It is accepted.', ...content('application/json', answer) }, ...refusals },
    },
  };
}

const plain = (description: string): Json => ({ description, ...content('text/plain', { type: 'string' }) });
const probe = (summary: string, yes: string, no?: string): Json => ({
  get: { summary, responses: { 200: plain(yes), ...(no === undefined ? {} : { 503: plain(no) }) } },
});

const nonce = {
  type: 'object',
  properties: {
    nonce: { type: 'string', description: 'What the login has to have.' },
    expiration: { type: 'string', description: 'Until when, RFC 3339.' },
  },
  required: ['nonce', 'expiration'],
  additionalProperties: false,
};

const answers = {
  type: 'object',
  description: 'What each entry proves, by the address of its node.',
  additionalProperties: reference('ServiceAnswer'),
};

/** Writes the module with the document as one text. */
export function openapi(): string {
  const schemas = Object.fromEntries(shapes.map(shapeOf).map((schema) => [schema.title, schema]));
  const { version, license } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const document = {
    openapi: '3.1.0',
    info: { title: 'capsig serve', version, license: { name: license, identifier: license } },
    paths: {
      '/v1/session': question('Verify a session signature', 'ServiceSessionRequest', reference('ServiceAnswer')),
      '/v1/session-sigs': question('Verify a map of session signatures', 'ServiceSessionRequest', answers),
      '/v1/auth-sig': question('Verify an AuthSig', 'ServiceAuthSigRequest', reference('ServiceAnswer')),
      '/v1/login': question('Verify a login and use its nonce', 'ServiceLoginRequest', reference('ServiceAnswer')),
      '/v1/nonce': {
        get: {
          summary: 'Give out a nonce',
          responses: {
            200: { description: 'A nonce for one login.', ...content('application/json', nonce) },
            503: refusals[503],
          },
        },
      },
      '/healthz': probe('Whether the process answers', 'It does.'),
      '/readyz': probe('Whether requests are taken on', 'They are.', 'The service is about to end.'),
      '/metrics': probe('Verdicts and durations for Prometheus', 'The text format of Prometheus.'),
      '/openapi.json': { get: { summary: 'This document', responses: { 200: { description: 'This document.' } } } },
    },
    components: { schemas },
  };
  return `// ${notice}

/** The OpenAPI document of \`capsig serve\`. */
export const openapi: string = ${JSON.stringify(JSON.stringify(document))};
`;
}
