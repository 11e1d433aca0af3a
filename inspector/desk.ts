// What the worker does: it keeps the document, judges it with the options of the page, and hands out nothing secret.

import { type Arguments, isMisuse, type Misuse } from '../src/cli/command.js';
import { gatherEvidence } from '../src/cli/evidence-options.js';
import { inputLimit } from '../src/cli/input.js';
import type { Io } from '../src/cli/io.js';
import { itemsOf, judgeWith, resultOf } from '../src/cli/items.js';
import { documentLayer } from '../src/cli/layer.js';
import { misfit, type Plan, readPlan } from '../src/cli/plan.js';
import { proofLayersOf, readProofs } from '../src/cli/proofs.js';
import { kindNames, missing } from '../src/cli/wording.js';
import type { Item } from '../src/cli/written.js';
import { noble } from '../src/crypto/noble.js';
import type { Fetch } from '../src/evidence/json-rpc.js';
import type { Evidence } from '../src/evidence.js';
import { fromUtf8, toHex, utf8 } from '../src/internal/bytes.js';
import type { Outcomes } from '../src/judge.js';
import { strict } from '../src/profile.js';
import type { FoundDocument } from '../src/recognise.js';
import { verdictOf } from '../src/rule.js';
import { type Case, ioOf, mostDocuments, notesAbout, openCase, parsed, shownInput } from './case.js';
import { describe } from './describe.js';
import { bounds, decodeFragment, encodeFragment } from './fragment.js';
import { issueViews } from './issue.js';
import { maskedDeep, notesOf } from './mask.js';
import { argumentsOf, fitting, isAuthSigsOnly } from './options.js';
import { secretsIn } from './secret.js';
import { sweep } from './sweep.js';
import { verdictOfItem } from './verdict.js';
import type { Answer, DocumentView, Found, Input, Numbered, Options, ProofFile, ShownDocument } from './view.js';

/** The desk of one page. */
export class Desk {
  private current: Case | undefined;
  private told: string[] = [];

  private readonly clock: () => Date;
  private readonly fetch: Fetch | undefined;

  /** `fetch` is used for the nodes that somebody names and asks by a button, and for nothing else. */
  constructor(clock: () => Date, fetch?: Fetch) {
    this.clock = clock;
    this.fetch = fetch;
  }

  /** Answers one request; `newer` says whether another one waits. Never rejects for data. */
  async answer(request: Numbered, newer: () => Promise<boolean>): Promise<Answer | undefined> {
    const { id } = request;
    try {
      switch (request.type) {
        case 'load':
          return await this.load(
            id,
            request.input,
            request.name,
            request.options,
            request.proofs ?? this.current?.proofs ?? [],
          );
        case 'open':
          return await this.open(id, request.fragment);
        case 'judge':
          return await this.judge(id, request.options);
        case 'proofs':
          if (this.current) {
            const { text, input, name, proofs } = this.current;
            const names = new Set(request.proofs.map((proof) => proof.name));
            const added = [...proofs.filter((proof) => !names.has(proof.name)), ...request.proofs];
            // Secrets are looked for in proofs as well.
            this.current = openCase(text ?? input, name, added.slice(0, bounds.proofs));
          }
          return await this.judge(id, request.options);
        case 'ask':
          if (this.current) {
            this.current.rpc = request.rpc;
            this.current.evidence.clear();
          }
          try {
            return await this.judge(id, request.options);
          } finally {
            if (this.current) this.current.rpc = undefined;
          }
        case 'sweep':
          return await this.sweep(id, request, newer);
        case 'link':
          return await this.link(id, request.options);
      }
    } catch (error) {
      // Nothing was decided; what nobody foresaw may quote the document.
      const message = error instanceof Error ? error.message.slice(0, 300) : 'unknown';
      return { type: 'fault', id, message: this.current ? this.current.mask(message) : message };
    }
  }

  private io(current: Case, options: Options): Io {
    return ioOf(current, options, this.clock, this.fetch, this.told);
  }

  private async load(
    id: number,
    input: Input,
    name: string | undefined,
    options: Options,
    proofs: readonly ProofFile[],
    opened?: Options,
  ): Promise<Found> {
    if (input.length > inputLimit) {
      this.current = undefined;
      const note = `it is larger than ${inputLimit / 1024 / 1024} MiB: nothing of it was read`;
      return { ...this.nothing(id), input: { text: '', editable: true, note } };
    }
    if (input.length === 0) {
      this.current = undefined;
      return { ...this.nothing(id), input: { text: '', editable: true } };
    }
    const current = openCase(input, name, proofs);
    this.current = current;
    const found = await this.judge(id, options);
    return { ...found, input: shownInput(current), ...(opened ? { options: opened } : {}) };
  }

  private async open(id: number, fragment: string): Promise<Answer> {
    const linked = await decodeFragment(fragment);
    if (!linked) return { type: 'fault', id, message: 'the link holds no document that this page wrote' };
    return this.load(id, linked.input, undefined, linked.options, linked.proofs, linked.options);
  }

  private nothing(id: number): Found {
    return { type: 'found', id, proofs: [], secrets: [], documents: [], notes: [], told: [] };
  }

  private async judge(id: number, options: Options): Promise<Found> {
    const { current } = this;
    if (!current) return this.nothing(id);
    this.told = [];
    const { mask } = current;
    const judged = await this.judgeAll(current, options);
    const documents = isMisuse(judged) ? await this.unjudged(current) : judged;
    return {
      type: 'found',
      id,
      proofs: current.proofs.map(({ name }) => mask(name)),
      secrets: notesOf(current.secrets),
      documents: maskedDeep(
        documents.map((each, index) => this.unlessSent(current, each, index)),
        mask,
      ),
      notes: notesAbout(current).map(mask),
      ...(isMisuse(judged) ? { misuse: mask(judged.misuse) } : {}),
      told: this.told.map(mask),
    };
  }

  /** Leaves out what the page has already: a clock that is dragged asks many times a second. */
  private unlessSent({ sent }: Case, view: DocumentView, index: number): DocumentView {
    const { shown, ...rest } = view;
    if (shown === undefined || sent.get(index) === shown) return rest;
    sent.set(index, shown);
    return view;
  }

  private prepare(current: Case, options: Options): { given: Arguments; io: Io; plan: Plan } | Misuse {
    const authSigsOnly = isAuthSigsOnly(current.recognised.documents.map(({ kind }) => kind));
    const given = argumentsOf(fitting(options, authSigsOnly), current.proofs.length, current.rpc);
    const io = this.io(current, options);
    const plan = readPlan(given, io);
    if (isMisuse(plan)) return plan;
    const early = plan.demand && misfit(plan.demand.kind, plan);
    return early ?? { given, io, plan: { ...plan, common: { ...plan.common, backend: current.backend } } };
  }

  private async judgeAll(current: Case, options: Options): Promise<readonly DocumentView[] | Misuse> {
    const prepared = this.prepare(current, options);
    if (isMisuse(prepared)) return prepared;
    const { given, io, plan } = prepared;
    const { items, nothing } = itemsOf(current.input, current.recognised, plan);
    if (nothing && current.recognised.documents.length > 0) return this.unjudged(current);
    const views: DocumentView[] = [];
    for (const item of items.slice(0, mostDocuments)) {
      const late = item.isJson ? misfit(item.kind, plan) : undefined;
      if (late) return late;
      const evidence = await this.evidenceOf(current, item, given, options, plan, io);
      if (isMisuse(evidence)) return evidence;
      const judged = judgeWith(item, plan, evidence, true);
      const outcomes: Outcomes = new Map();
      judgeWith(item, { ...plan, common: { ...plan.common, outcomes } }, evidence, false);
      const { found } = item;
      const known = found?.kind ?? current.recognised.documents[0]?.kind;
      views.push({
        kind: item.kind,
        name: kindNames[item.kind],
        steps: found?.steps ?? [],
        verdict: verdictOfItem(judged, outcomes, plan),
        shown: await this.describe(current, item.input, item.value, known),
      });
    }
    return views;
  }

  /** Parts of documents, and what has no verdict while the options make no sense. */
  private async unjudged(current: Case): Promise<readonly DocumentView[]> {
    const views: DocumentView[] = [];
    for (const document of current.recognised.documents.slice(0, mostDocuments)) {
      const { kind, text, steps } = document;
      const note = missing[kind] ?? (kind === 'node-error' ? 'it holds no signature' : undefined);
      views.push({
        kind,
        name: kindNames[kind],
        steps,
        ...(note === undefined ? {} : { note }),
        shown: await this.describe(current, utf8(text), parsed(text), kind),
      });
    }
    return views;
  }

  private async describe(
    current: Case,
    input: Uint8Array,
    value: unknown,
    known: FoundDocument['kind'] | undefined,
  ): Promise<ShownDocument> {
    const key = `${known} ${toHex(noble.sha256(input))}`;
    const before = current.shown.get(key);
    if (before) return before;
    const given: Arguments = argumentsOf({}, current.proofs.length);
    const proofs = await readProofs(given, strict, this.io(current, {}));
    const now = this.clock();
    const plan = readPlan(argumentsOf({ now: now.toISOString() }, 0), this.io(current, {}));
    if (isMisuse(proofs) || isMisuse(plan)) throw new Error('the proofs of the page cannot be read');
    const layer = documentLayer(input, proofLayersOf(proofs, plan.now), known);
    const shown = describe(layer, value, fromUtf8(input) ?? '', Math.floor(now.getTime() / 1000));
    current.shown.set(key, shown);
    return shown;
  }

  private async evidenceOf(
    current: Case,
    item: Item,
    given: Arguments,
    options: Options,
    plan: Plan,
    io: Io,
  ): Promise<Evidence | Misuse> {
    const name = toHex(noble.sha256(item.input));
    const key = `${plan.common.profile.name} ${options['signed-text'] ?? ''} ${name}`;
    const before = current.evidence.get(key);
    if (before) return before;
    const gathered = await gatherEvidence(given, item.value, plan.common.profile, io);
    if (isMisuse(gathered)) return gathered;
    if (gathered.contractCalls) current.replies.set(name, gathered.contractCalls);
    const contractCalls = current.replies.get(name);
    const evidence = contractCalls ? { ...gathered, contractCalls } : gathered;
    current.evidence.set(key, evidence);
    return evidence;
  }

  private async sweep(
    id: number,
    { options, document, from, to }: Extract<Numbered, { readonly type: 'sweep' }>,
    newer: () => Promise<boolean>,
  ): Promise<Answer | undefined> {
    const none: Answer = { type: 'sweep', id, stretches: [], whole: false };
    const { current } = this;
    const prepared = current && this.prepare(current, options);
    if (!current || !prepared || isMisuse(prepared)) return none;
    const { given, io, plan } = prepared;
    const item = itemsOf(current.input, current.recognised, plan).items[document];
    if (!item) return none;
    const evidence = await this.evidenceOf(current, item, given, options, plan, io);
    if (isMisuse(evidence)) return none;
    const shown = await this.describe(current, item.input, item.value, item.found?.kind);
    const points = shown.windows.flatMap(({ begins, ends }) => [begins, ends]).filter((point) => point !== undefined);
    const swept = await sweep(from, to, points, async (seconds) => {
      if (await newer()) return undefined;
      const at = readPlan(argumentsOf({ ...options, now: new Date(seconds * 1000).toISOString() }, 0), io);
      if (isMisuse(at)) return undefined;
      const common = { ...plan.common, now: at.common.now };
      const result = resultOf(judgeWith(item, { ...plan, now: at.now, common }, evidence, false));
      return { verdict: verdictOf(result), rule: result.ok ? undefined : issueViews(result.issues)[0]?.rule };
    });
    return swept && { type: 'sweep', id, ...swept };
  }

  private async link(id: number, options: Options): Promise<Answer> {
    const { current } = this;
    if (!current) return { type: 'link', id, refused: 'there is no document' };
    // Options are typed by hand, and a secret can be pasted there too.
    const secrets = [...current.secrets, ...secretsIn(...Object.values(options))];
    if (secrets.length > 0) return { type: 'link', id, refused: 'there is a secret in it' };
    const { text, input, proofs } = current;
    const fragment = await encodeFragment({ input: text ?? input, options, proofs });
    return fragment === undefined
      ? { type: 'link', id, refused: 'it is too large for a link' }
      : { type: 'link', id, fragment };
  }
}
