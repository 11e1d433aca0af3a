// From the layers of the command line to what the page shows of a document.
import { kindOf } from '../src/auth-sig/kind.js';
import { cellsOf } from '../src/capability.js';
import { grantsOf, type Layer } from '../src/cli/layer.js';
import { decodePayload } from '../src/conformance/report-html/layer.js';
import { isPlainObject } from '../src/internal/json.js';
import { instantOf } from '../src/internal/time.js';
import { prefaceOf, translate } from '../src/recap/statement.js';
import { chainOf, each, offersOf } from './chain.js';
import { cut, issueView } from './issue.js';
import { grantsIn, purposeOfLayer, purposeOfMember } from './purpose.js';
import type { Consent, LayerView, Row, ShownDocument, Window } from './view.js';

/** The most of everything: nobody reads more, and the input may be hostile. */
const most = { text: 65_536, value: 8_192, issues: 50, layers: 600, list: 24 };

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(textOf).join('\n');
  return JSON.stringify(value) ?? 'none';
}

/** Finds the text at a JSON Pointer that enters embedded documents. */
function textAt(root: unknown, path: string): string | undefined {
  let current = root;
  for (const escaped of path.split('/').slice(1)) {
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof current === 'string') {
      if (/^(?:resources|[a-z]+)$/i.test(key) && !/^\s*[{[]/.test(current)) return undefined;
      try {
        current = JSON.parse(current);
      } catch {
        return undefined;
      }
    }
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined;
    current = (current as Readonly<Record<string, unknown>>)[key];
  }
  return typeof current === 'string' ? current : undefined;
}

/** The payload of the ReCap that a resource is, decoded. */
function recapText(message: string | undefined, path: string): string | undefined {
  const index = Number(/\/resources\/(\d+)$/.exec(path)?.[1] ?? Number.NaN);
  const resources = message?.split('\nResources:')[1]?.split('\n- ').slice(1) ?? [];
  const payload = /^urn:recap:([\w+/=-]+)/i.exec(resources[index] ?? '')?.[1];
  return payload === undefined ? undefined : decodePayload(payload);
}

/** Members that the page shows elsewhere, beside the grants or as the text. */
const elsewhere: ReadonlySet<string> = new Set(['text']);

class Description {
  readonly consents: Consent[] = [];
  readonly windows = new Map<string, Window & { count: number }>();
  private readonly seen = new Set<string>();
  private count = 0;

  private readonly root: unknown;
  private readonly whole: string;

  constructor(root: unknown, whole: string) {
    this.root = root;
    this.whole = whole;
  }

  layer(layer: Layer, message?: string): LayerView {
    this.count++;
    const own =
      layer.path === '' && layer.layer !== 'AuthSig' && typeof this.root !== 'object' ? this.whole : undefined;
    const text =
      layer.layer === 'ReCap' ? (recapText(message, layer.path) ?? own) : (textAt(this.root, layer.path) ?? own);
    const siwe = layer.layer === 'SIWE message' ? (text ?? this.whole) : undefined;
    this.window(layer);
    if (siwe !== undefined) this.consent(layer);
    const rows = Object.entries(layer.members).flatMap(([label, value]): readonly Row[] => {
      if (elsewhere.has(label)) return [];
      const purpose = purposeOfMember(label);
      const shown = cut(textOf(value), label === 'statement' ? most.text : most.value);
      return [{ label: cut(label, 80), value: shown, exact: true, ...(purpose === undefined ? {} : { purpose }) }];
    });
    const times = (['begins', 'ends'] as const).flatMap((name): readonly Row[] => {
      const value = layer[name];
      return value === undefined
        ? []
        : [{ label: name, value: cut(value, 80), exact: true, purpose: purposeOfMember(name) ?? '' }];
    });
    const inner = layer.layers.filter(() => this.count < most.layers);
    const left = layer.layers.length - inner.length + (layer.omitted ?? 0);
    return {
      name: layer.layer,
      purpose: purposeOfLayer(layer.layer),
      path: layer.path,
      widens: layer.widens === true,
      decoded: layer.decoded,
      problems: layer.problems.slice(0, most.issues).map((issue) => issueView(issue)),
      rows: [...rows, ...times],
      grants: grantsIn(grantsOf(layer)),
      ...(text === undefined ? {} : { text: cut(text, most.text) }),
      layers: inner.map((each) => this.layer(each, siwe)),
      ...(left > 0 ? { omitted: left } : {}),
    };
  }

  private window(layer: Layer): void {
    const [begins, ends] = [secondsOf(layer.begins), secondsOf(layer.ends)];
    if (begins === undefined && ends === undefined) return;
    const holder = /^\/(?:.*\/)?(capabilities\/\d+)\/signedMessage$/
      .exec(layer.path)?.[1]
      ?.replace('capabilities/', 'capability ');
    const label = layer.layer === 'SIWE message' ? (holder ?? 'AuthSig') : layer.layer.replace(' (AuthSig)', '');
    const key = `${label} ${begins} ${ends}`;
    const known = this.windows.get(key);
    if (known) known.count++;
    else if (this.windows.size < most.list) this.windows.set(key, { label, begins, ends, count: 1 });
  }

  private consent(layer: Layer): void {
    const recaps = layer.layers.filter(({ layer: name, grants }) => name === 'ReCap' && grants);
    const statement = typeof layer.members.statement === 'string' ? layer.members.statement : undefined;
    // A ReCap that is not the last has no sentence of its own: what the last grants is what the statement has to say.
    const recap = recaps.at(-1);
    if (!recap?.grants) return;
    const read = { att: recap.grants, prf: [] };
    const expected = translate(read, most.text);
    const key = `${statement} ${expected}`;
    if (this.seen.has(key) || this.consents.length >= 8) return;
    this.seen.add(key);
    const preface = statement === undefined ? undefined : prefaceOf(statement, read);
    this.consents.push({
      where: layer.path.replace(/\/signedMessage$/, ''),
      statement: statement === undefined ? undefined : cut(statement, most.text),
      ...(preface === undefined ? {} : { preface }),
      expected: cut(expected, most.text),
      grants: recaps.flatMap(({ grants }) => grantsIn(cellsOf({ att: grants ?? {}, prf: [] }))),
    });
  }
}

function secondsOf(text: string | undefined): number | undefined {
  const instant = text === undefined ? undefined : instantOf(text);
  return instant && Number.isSafeInteger(instant.seconds) ? instant.seconds : undefined;
}

/** Says whether a document can still be used: some signature of each kind in it has not ended. */
function isLive(windows: readonly Window[], now: number): boolean {
  return windows.length === 0 || windows.some(({ ends }) => ends === undefined || ends > now);
}

/** Describes a document. */
export function describe(layer: Layer, value: unknown, whole: string, now: number): ShownDocument {
  const description = new Description(value, whole);
  const shown = description.layer(layer);
  const windows = [...description.windows.values()];
  let missingProofs = 0;
  let asksContract = false;
  each(layer, ({ layer: name, members }) => {
    if (name.startsWith('proof ') && members.account === undefined && members.shown === undefined) missingProofs++;
    const { derivedVia } = members;
    if (typeof derivedVia === 'string' && kindOf({ derivedVia })?.needs.includes('contract-call')) asksContract = true;
  });
  return {
    layer: shown,
    consents: description.consents,
    windows,
    chain: chainOf(layer),
    offers: offersOf(layer),
    live: isPlainObject(value) && isLive(windows, now),
    missingProofs,
    asksContract,
  };
}
