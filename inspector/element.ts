// <capsig-inspector>: shows what is inside a document, and the verdict about it. README.md has its attributes.
import { createClient } from './client.js';
import { type ClockView, createClock } from './clock-view.js';
import { type Child, el } from './dom.js';
import { createEvidence, type EvidenceView } from './evidence-view.js';
import { isLinked } from './fragment.js';
import { createInput, type InputView } from './input-view.js';
import { commandOf, fitting, isAuthSigsOnly } from './options.js';
import { createOptions, type OptionsView } from './options-view.js';
import { createResults, fold, type ResultsView, unfold } from './results-view.js';
import type { Sample } from './sample.js';
import { secondsOf, timeText } from './scale.js';
import { sheetOf } from './style.js';
import { pageOf, type Rules, sayVerdict } from './verdict-view.js';
import type { Answer, DocumentView, Found, Input, Options, ProofFile, Request, ShownDocument } from './view.js';

/** From this width on, in pixels, options stand beside the verdict; the style says the same. */
const widest = 992;

/** The element. */
export class CapsigInspector extends HTMLElement {
  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #client = createClient(
    new URL(
      this.getAttribute('worker') ?? './worker.js',
      this.hasAttribute('worker') ? document.baseURI : import.meta.url,
    ).href,
    (answer) => this.#answered(answer),
    (message) => this.#input.say(message),
  );
  readonly #rules: { -readonly [Name in keyof Rules]: Rules[Name] } = {
    said: {},
    page: (rule) => pageOf(this.getAttribute('rules'), rule),
  };
  readonly #zone = el('div', { class: 'zone' });
  readonly #input: InputView = createInput(this.#zone, {
    load: (input, name) => this.#load(input, name, this.#options.read()),
    sample: (sample) => this.#sample(sample),
    link: () => this.#link(),
    clear: () => this.clear(),
  });
  readonly #options: OptionsView = createOptions(() => this.#judge());
  readonly #clock: ClockView = createClock((seconds) => this.#turn(seconds));
  readonly #evidence: EvidenceView = createEvidence({
    proofs: (files) => this.#send({ type: 'proofs', proofs: files, options: this.#given() }),
    ask: (rpc) => {
      this.#send({ type: 'ask', rpc, options: this.#given() });
    },
    page: () => this.getAttribute('evidence-page'),
  });
  readonly #results: ResultsView = createResults(this.#clock.element, this.#rules, (index) => {
    this.#which = index;
    this.#render(true);
  });
  readonly #shown = new Map<number, ShownDocument>();
  #documents: readonly DocumentView[] = [];
  #found: Found | undefined;
  /** The time that was chosen; undefined for that of this machine. */
  #now: string | undefined;
  #latest = 0;
  /** What the verdict over time was asked for with, by which request, and whether that was answered. */
  #swept = { key: '', id: 0, answered: false };
  #which = 0;
  #warned = false;
  #left = new AbortController();

  connectedCallback(): void {
    if (this.#root.childElementCount === 0) {
      this.#root.adoptedStyleSheets = [sheetOf()];
      this.#build();
      void this.#loadSamples();
    }
    this.#left = new AbortController();
    const { signal } = this.#left;
    window.addEventListener('beforeprint', () => unfold(this.#root), { signal });
    window.addEventListener('afterprint', () => fold(this.#root), { signal });
    if (!this.hasAttribute('fragment')) return;
    window.addEventListener('hashchange', () => this.#openFragment(), { signal });
    this.#openFragment();
  }

  disconnectedCallback(): void {
    this.#left.abort();
    this.#client.close();
  }

  /** Shows a document. */
  load(input: Input, options: Options = {}, proofs: readonly ProofFile[] = []): void {
    this.#now = options.now;
    this.#options.write(options);
    this.#load(input, undefined, options, proofs);
  }

  /** Shows nothing. */
  clear(): void {
    this.#now = undefined;
    this.#options.write({});
    this.#send({ type: 'load', input: '', options: {}, proofs: [] });
    if (this.hasAttribute('fragment') && isLinked(location.hash))
      history.replaceState(null, '', location.pathname + location.search);
  }

  #build(): void {
    const side = el('div', { class: 'side' }, this.#input.element);
    this.#input.secrets([]);
    this.#options.fault(undefined);
    this.#zone.append(side, this.#results.element);
    this.#root.append(this.#zone);
    this.#zone.dataset.state = 'empty';
    // Where there is no room beside the verdict, it comes before the options: what is read goes from top to bottom.
    let wide: boolean | undefined;
    new ResizeObserver(() => {
      const fits = this.clientWidth >= widest;
      if (fits === wide) return;
      wide = fits;
      if (fits) side.append(this.#options.element, this.#evidence.element);
      else this.#clock.element.after(this.#options.element, this.#evidence.element);
      this.#options.open(fits);
    }).observe(this);
  }

  async #loadSamples(): Promise<void> {
    const given = this.getAttribute('samples');
    const url = new URL(given ?? './samples.js', given === null ? import.meta.url : document.baseURI).href;
    try {
      const { samples } = (await import(url)) as { readonly samples: readonly Sample[] };
      this.#input.samples(samples);
      this.#results.offer(samples, (sample) => this.#sample(sample));
    } catch {
      // The page is as good without them.
    }
  }

  #sample({ text, options, proofs = {} }: Sample): void {
    const bytes = Object.entries(proofs).map(([name, block]) => ({
      name,
      bytes: Uint8Array.from(atob(block), (each) => each.charCodeAt(0)),
    }));
    this.load(text, options, bytes);
  }

  /** Proofs that are not given stay as they are. */
  #load(input: Input, name: string | undefined, options: Options, proofs?: readonly ProofFile[]): void {
    const given = { ...options, ...(this.#now === undefined ? {} : { now: this.#now }) };
    const known = { ...(name === undefined ? {} : { name }), ...(proofs ? { proofs } : {}) };
    this.#send({ type: 'load', input, options: given, ...known });
  }

  #openFragment(): void {
    if (isLinked(location.hash)) this.#send({ type: 'open', fragment: location.hash });
  }

  /** The options as they are, and the time. */
  #given(): Options {
    return { ...this.#options.read(), ...(this.#now === undefined ? {} : { now: this.#now }) };
  }

  #judge(): void {
    if (this.#documents.length > 0 || this.#found) this.#send({ type: 'judge', options: this.#given() });
  }

  #turn(seconds: number | undefined): void {
    this.#now = seconds === undefined ? undefined : timeText(seconds);
    if (seconds === undefined) this.#clock.show(this.#document()?.windows ?? [], Math.floor(Date.now() / 1000));
    this.#judge();
  }

  #link(): void {
    const { live } = this.#document() ?? { live: false };
    // Whoever has a signature that still holds can use it.
    if (live && !this.#warned) {
      this.#warned = true;
      this.#input.say(
        'It has not ended yet: whoever gets the link can use what is in it. Press again to copy it all the same.',
      );
      return;
    }
    this.#client.send({ type: 'link', options: this.#given() });
  }

  #answered(answer: Answer): void {
    switch (answer.type) {
      case 'ready':
        this.#rules.said = answer.rules;
        this.#options.profiles(answer.profiles);
        return;
      case 'found':
        // A verdict older than the last request would be shown for a moment only; a document comes once.
        if (answer.id === this.#latest || answer.input || answer.documents.some(({ shown }) => shown))
          this.#accept(answer);
        if (answer.id === this.#latest) this.#zone.setAttribute('aria-busy', 'false');
        return;
      case 'sweep':
        if (answer.id !== this.#swept.id) return;
        this.#swept.answered = true;
        if (answer.stretches.length > 0) this.#clock.showStretches(answer.stretches, answer.whole);
        return;
      case 'link':
        this.#linked(answer.fragment, answer.refused);
        return;
      case 'fault':
        this.#zone.setAttribute('aria-busy', 'false');
        this.#input.say(`Nothing was decided: ${answer.message}.`);
    }
  }

  #linked(fragment: string | undefined, refused: string | undefined): void {
    if (fragment === undefined) {
      this.#input.say(`No link: ${refused ?? 'it could not be made'}.`);
      return;
    }
    const { href } = new URL(`#${fragment}`, location.href);
    if (this.hasAttribute('fragment')) history.replaceState(null, '', `#${fragment}`);
    const copied = navigator.clipboard?.writeText(href) ?? Promise.reject(new Error('there is no clipboard'));
    const page = this.getAttribute('evidence-page');
    const over: Child = page !== null && el('a', { href: `${page}#${fragment}` }, 'Open it where nodes may be asked');
    copied.then(
      () => this.#input.say('The link was copied: it holds the document and the options. ', over),
      () => this.#input.say('The address of this page is the link now. ', over),
    );
  }

  /** Sends what will be answered with a verdict; until then what is shown is the one before. */
  #send(request: Request): void {
    this.#latest = this.#client.send(request);
    this.#zone.setAttribute('aria-busy', 'true');
  }

  #document(): ShownDocument | undefined {
    return this.#shown.get(this.#which);
  }

  #accept(found: Found): void {
    this.#found = found;
    const { input, options, documents } = found;
    if (options) {
      this.#now = options.now;
      this.#options.write(options);
    }
    if (input) {
      this.#which = 0;
      this.#shown.clear();
      this.#warned = false;
      this.#input.show(input.text, input.editable, input.note);
      this.#input.secrets(found.secrets);
    }
    this.#documents = documents;
    if (this.#which >= documents.length) this.#which = 0;
    let fresh = input !== undefined;
    documents.forEach(({ shown }, index) => {
      if (!shown) return;
      fresh ||= !this.#shown.has(index);
      this.#shown.set(index, shown);
    });
    this.#render(fresh);
  }

  #render(fresh: boolean): void {
    const found = this.#found;
    const documents = this.#documents;
    const current = documents[this.#which];
    const shown = this.#document();
    const notes = found?.notes ?? [];
    const authSigsOnly = isAuthSigsOnly(documents.map(({ kind }) => kind));
    this.#zone.dataset.state = current || notes.length > 0 ? 'shown' : 'empty';
    this.#zone.dataset.several = documents.length > 1 ? 'yes' : 'no';
    this.#zone.dataset.timed = current?.verdict && (shown?.windows.length ?? 0) > 0 ? 'yes' : 'no';
    this.#options.fault(found?.misuse);
    const command = commandOf(fitting(this.#given(), authSigsOnly), found?.proofs.length ?? 0);
    this.#results.show({ documents, which: this.#which, shown, notes, misuse: found?.misuse, command, fresh });
    if (fresh) {
      this.#options.offer(shown?.offers ?? {}, authSigsOnly);
      this.#input.linkable(current !== undefined && (found?.secrets.length ?? 0) === 0);
      const now = this.#now === undefined ? undefined : secondsOf(this.#now);
      this.#clock.show(shown?.windows ?? [], now ?? Math.floor(Date.now() / 1000));
    }
    this.#clock.say(current ? sayVerdict(current) : '');
    this.#evidence.show({
      names: found?.proofs ?? [],
      missing: shown?.missingProofs ?? 0,
      asksContract: shown?.asksContract ?? false,
      told: found?.told ?? [],
      allowed: this.hasAttribute('evidence'),
    });
    if (current?.verdict) this.#sweep(fresh);
  }

  /** Asks for the verdict over time, unless what it depends on is as it was. */
  #sweep(fresh: boolean): void {
    const { now: _, ...options } = this.#given();
    const { from, to } = this.#clock.scale;
    const key = JSON.stringify([this.#which, options, from, to, this.#found?.proofs, this.#found?.told]);
    // One that was not answered made room for what came after it.
    if (!fresh && this.#swept.key === key && this.#swept.answered) return;
    const id = this.#client.send({ type: 'sweep', options, document: this.#which, from, to });
    this.#swept = { key, id, answered: false };
  }
}

if (!customElements.get('capsig-inspector')) customElements.define('capsig-inspector', CapsigInspector);
