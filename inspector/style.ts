/** The style of the element: light and dark as the page is, wide and narrow as its place is, on paper. Colour never speaks alone. */
const style = `
:host { display: block; container: inspector / inline-size;
  --page: #fff; --raised: #f6f7f9; --line: #d8dce2; --text: #1b1f24; --faint: #59636e; --accent: #0a58a8; --on-accent: #fff;
  --good: #0f6b2f; --good-soft: #e3f4e7; --bad: #ab2013; --bad-soft: #fdeae7; --unsure: #7a4b00; --unsure-soft: #fdf0d8; --mark: #ffe08a; --on-mark: #1b1f24;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace;
  color: var(--text); font: 16px/1.5 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; text-align: left; }
@supports (color: light-dark(red, red)) { :host {
  --page: light-dark(#fff, #14171b); --raised: light-dark(#f6f7f9, #1c2026); --line: light-dark(#d8dce2, #363d46); --text: light-dark(#1b1f24, #e6e9ed);
  --faint: light-dark(#59636e, #a0abb7); --accent: light-dark(#0a58a8, #7ab8f5); --on-accent: light-dark(#fff, #10202f);
  --good: light-dark(#0f6b2f, #86d49a); --good-soft: light-dark(#e3f4e7, #14301d); --bad: light-dark(#ab2013, #ff9d91); --bad-soft: light-dark(#fdeae7, #3a1a16);
  --unsure: light-dark(#7a4b00, #f2c274); --unsure-soft: light-dark(#fdf0d8, #352508); --mark: light-dark(#ffe08a, #6b5200); --on-mark: light-dark(#1b1f24, #fff); } }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.zone { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
.zone.over { outline: 3px dashed var(--accent); outline-offset: 6px; border-radius: 8px; }
.side, .main, .results { display: grid; gap: 1.5rem; align-content: start; min-width: 0; grid-template-columns: minmax(0, 1fr); }
@container inspector (min-width: 62rem) { .zone { grid-template-columns: 22rem minmax(0, 1fr); gap: 2.5rem; } }
section { min-width: 0; }
h2 { font-size: 1.125rem; line-height: 1.3; margin: 0 0 .5rem; font-weight: 650; }
h3 { font-size: .9375rem; line-height: 1.3; margin: 1rem 0 .375rem; font-weight: 650; }
p { margin: .375rem 0; overflow-wrap: anywhere; }
ul, ol { margin: .375rem 0; padding-left: 1.25rem; }
li { margin: .25rem 0; overflow-wrap: anywhere; }
code, pre, textarea, .rule, .place { font-family: var(--mono); font-size: .875rem; overflow-wrap: anywhere; }
a { color: var(--accent); text-underline-offset: .15em; }
.faint, .hint, .purpose, .place { color: var(--faint); }
.hint, .place { font-size: .8125rem; margin: .125rem 0 0; }
.note { border-left: 3px solid var(--unsure); padding-left: .75rem; color: var(--unsure); }
:is(a, button, input, select, textarea, summary, pre):focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }

input:not([type=range]), select, textarea { font-size: 1rem; line-height: 1.4; color: var(--text); background: var(--page); border: 1px solid var(--faint); border-radius: 6px; padding: .4375rem .5625rem; width: 100%; min-height: 2.5rem; }
input, select { font-family: inherit; }
textarea { font-size: .8125rem; resize: vertical; display: block; }
::placeholder { color: var(--faint); opacity: 1; }
textarea[readonly] { background: var(--raised); }
[aria-invalid] { border-color: var(--bad); outline: 2px solid var(--bad); }
button { font: inherit; font-size: .9375rem; color: var(--accent); background: var(--page); border: 1px solid var(--accent); border-radius: 6px; padding: .375rem .75rem; min-height: 2.5rem; cursor: pointer; }
button:hover:not(:disabled) { background: var(--raised); }
button:disabled { color: var(--faint); border-color: var(--line); cursor: default; }
button.chip { font-size: .8125rem; padding: .125rem .625rem; min-height: 1.75rem; border-radius: 1rem; border-color: var(--line); max-width: 100%; text-align: left; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.chips, .buttons { display: flex; flex-wrap: wrap; gap: .375rem; margin-top: .375rem; }
.chips:empty { display: none; }
.buttons { gap: .5rem; margin-top: .75rem; }
.buttons select { flex: 1 1 100%; }
.field { margin-top: .75rem; }
label { font-size: .9375rem; }
.options label { font-weight: 550; }
h2 label { font-size: inherit; }
.all > summary h2 { display: inline; } .all > summary { margin-bottom: .25rem; }
.more { margin-top: .875rem; }
summary { cursor: pointer; }
.fault { color: var(--bad); }
.secrets { border: 2px solid var(--bad); background: var(--bad-soft); border-radius: 8px; padding: .5rem .875rem; margin-top: .75rem; }

.zone:not([data-state=empty]) .empty, .zone[data-state=empty] .results, .zone:not([data-several=yes]) .which, .zone:not([data-timed=yes]) .clock { display: none; }
.empty { border: 1px dashed var(--line); border-radius: 10px; padding: 1.5rem; }
.empty .body { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .75rem; }
.empty button.chip { font-size: .9375rem; padding: .375rem .875rem; white-space: normal; }

.verdict { border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.25rem 1.125rem; background: var(--page); }
.head { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem .75rem; margin: 0 0 .5rem; }
.head strong { font-size: 1.625rem; line-height: 1.2; }
.head .kind { color: var(--faint); }
.badge { display: inline-grid; place-items: center; width: 2.25rem; height: 2.25rem; border-radius: 50%; font-size: 1.25rem; font-weight: 700; flex: none; }
.v-accept .badge { background: var(--good-soft); color: var(--good); } .v-accept strong { color: var(--good); }
.v-reject .badge { background: var(--bad-soft); color: var(--bad); } .v-reject strong { color: var(--bad); }
.v-undecided .badge { background: var(--unsure-soft); color: var(--unsure); } .v-undecided strong { color: var(--unsure); }
.v-none .badge { background: var(--raised); color: var(--faint); }
.why { font-size: 1.0625rem; }
.why code, .verdict dd code { font-size: .875rem; }
.why .rule { font-size: 1rem; font-weight: 650; display: block; }
.rule { font-weight: 600; }
.issue { border-left: 3px solid var(--line); padding-left: .75rem; margin: .5rem 0; }
.issue p { margin: .125rem 0; }
.causes { list-style: none; padding-left: .875rem; border-left: 1px solid var(--line); }
.rows { display: grid; grid-template-columns: minmax(5rem, max-content) minmax(0, 1fr); gap: .25rem 1rem; margin: .625rem 0 0; }
dt { color: var(--faint); max-width: 11rem; overflow-wrap: anywhere; }
dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
.word { font-family: var(--mono); font-size: .875rem; }
dd .purpose { display: block; font-size: .8125rem; white-space: normal; }
@container inspector (max-width: 34rem) { .rows { grid-template-columns: minmax(0, 1fr); gap: 0; } .rows dd { margin-bottom: .5rem; } }

@container inspector (max-width: 61.99rem) { .zone[data-state=shown] #document { height: 6rem; } }
.set { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
.set input { width: 14rem; flex: 0 1 auto; font-family: var(--mono); font-size: .9375rem; }
.plot { margin-top: .75rem; }
.line { display: block; max-width: 100%; touch-action: pan-y; cursor: ew-resize; user-select: none; overflow: visible; }
.line text { font-size: 12.5px; fill: var(--text); paint-order: stroke; stroke: var(--page); stroke-width: 3px; } .line .when { fill: var(--faint); }
.track { stroke: var(--line); } .window { fill: var(--accent); } .nothing { fill: var(--raised); }
.line .v-accept { fill: var(--good); } .line .v-reject { fill: var(--bad); opacity: .55; } .line .v-undecided { fill: var(--unsure); opacity: .7; }
.needle { stroke: var(--text); stroke-width: 2; }
.slider { width: calc(100% + 16px); margin: .375rem -8px 0; accent-color: var(--accent); display: block; height: 1.75rem; }

.consent { display: grid; gap: .25rem 2rem; grid-template-columns: minmax(0, 1fr); }
@container inspector (min-width: 48rem) { .consent { grid-template-columns: repeat(2, minmax(0, 1fr)); } .consent > .says, .consent > .place { grid-column: 1 / -1; } }
.consent + .consent { border-top: 1px solid var(--line); margin-top: 1rem; padding-top: .25rem; }
.consent h3 { color: var(--faint); font-weight: 550; margin-top: .25rem; }
blockquote { margin: .25rem 0; padding: .5rem .875rem; background: var(--raised); border-radius: 8px; overflow-wrap: anywhere; white-space: pre-wrap; }
blockquote .purpose { display: block; font-size: .8125rem; margin-bottom: .375rem; }
blockquote .own { font-style: italic; }
mark { background: var(--mark); color: var(--on-mark); }
.good { color: var(--good); } .bad > p:first-child { color: var(--bad); }
.grants { list-style: none; padding: 0; } .grants code { display: block; color: var(--faint); font-size: .8125rem; }

.links { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .5rem; margin-top: .5rem; }
.links svg { display: block; max-width: none; }
.links ol { list-style: none; margin: 0; padding: 0; min-width: 0; }
.links li { height: 58px; margin: 0; font-size: .875rem; line-height: 1.3; display: grid; align-content: start; padding-top: 5px; min-width: 0; }
.links .title { font-weight: 600; } .links .title, .line1 { white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.line1 { color: var(--faint); font-size: .8125rem; }
.link { fill: none; stroke: var(--faint); stroke-width: 1.5; } .link.wide { stroke: var(--bad); stroke-width: 2.5; stroke-dasharray: 5 3; }
.dot { fill: var(--page); stroke: var(--accent); stroke-width: 2.5; } .dot.session { fill: var(--accent); } .dot.missing { stroke: var(--unsure); stroke-dasharray: 3 2; } .dot.wide { stroke: var(--bad); }
.widens { display: inline-block; margin-left: .5rem; padding: 0 .5rem; border-radius: 1rem; background: var(--bad-soft); color: var(--bad); font-size: .8125rem; font-weight: 600; }
.count { margin-left: .5rem; color: var(--faint); font-size: .875rem; font-weight: 400; }

.layer { border: 1px solid var(--line); border-radius: 8px; padding: .5rem .75rem; margin-top: .5rem; }
.layer .layer { margin-left: -.25rem; margin-right: -.25rem; }
.layer > summary { padding: .125rem 0; }
.text > summary { color: var(--accent); font-size: .875rem; margin-top: .5rem; }
pre { background: var(--raised); border-radius: 8px; padding: .625rem .75rem; margin: .375rem 0 0; max-height: 24rem; overflow: auto; white-space: pre-wrap; font-size: .8125rem; }
.code { font-family: var(--mono); font-size: .75em; border: 1px solid currentColor; border-radius: 3px; padding: 0 .2em; margin: 0 .1em; color: var(--unsure); white-space: nowrap; }
.sign { color: var(--faint); }

.outcomes { border-top: 1px solid var(--line); padding: .5rem 0; }
.outcomes:last-child { border-bottom: 1px solid var(--line); }
.outcomes .mark { display: inline-block; width: 1.5rem; text-align: center; font-weight: 700; }
.o-broken .mark { color: var(--bad); } .o-held .mark { color: var(--good); }
.outcomes ul { list-style: none; padding-left: 1.5rem; font-size: .9375rem; }
.told { color: var(--unsure); font-size: .875rem; } .told:empty { display: none; }
.said:empty { display: none; }

@media print {
  .options, .evidence, .buttons, .hint, .slider, .set button, .chips, .text > summary { display: none; }
  .zone { display: block; } .side { margin-bottom: 1.5rem; } .results > section { break-inside: avoid-page; } .results > .layers, .results > .rules { break-inside: auto; }
  pre { max-height: none; }
}
@media (forced-colors: active) { .window, .line .v-accept { fill: CanvasText; } .needle { stroke: Highlight; } .badge { border: 1px solid; } }
`;

let sheet: CSSStyleSheet | undefined;

/** The style as a sheet, one for all elements of a page: nothing of it stands in markup. */
export function sheetOf(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
  }
  return sheet;
}
