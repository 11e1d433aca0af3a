/** The style of the page: light and dark, wide and narrow, on paper. Colour never speaks alone. */
export const pageStyle = `
:root { color-scheme: light dark; --page: #fff; --raised: #f5f6f8; --line: #d5d9df; --text: #1b1f24; --faint: #59636e; --link: #0a58a8;
  --good: #dcf2e0; --on-good: #0f5323; --near: #f0f0c4; --on-near: #565000; --bad: #fbdcd8; --on-bad: #8c1a10;
  --odd: #fde5c8; --on-odd: #7a4100; --off: #eceef1; --on-off: #57606a; --open: #dce8fb; --on-open: #17427f;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
@media (prefers-color-scheme: dark) { :root { --page: #14171b; --raised: #1d2127; --line: #363d46; --text: #e6e9ed; --faint: #9aa5b1; --link: #7ab8f5;
  --good: #153a22; --on-good: #a6e3b5; --near: #3d3a10; --on-near: #e6dc8a; --bad: #4f1d18; --on-bad: #ffb9b0;
  --odd: #4a3010; --on-odd: #ffd39b; --off: #272c33; --on-off: #a3adb8; --open: #17304f; --on-open: #b3d3fb; } }
*, ::before, ::after { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 16px/1.5 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; }
main, #panel { max-width: 90rem; margin: 0 auto; padding: 1.5rem clamp(.75rem, 2.5vw, 2.5rem) 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.25rem 0 .75rem; }
h3, .layer > summary { font: 600 .875rem/1.4 var(--mono); margin: 1rem 0 .375rem; overflow-wrap: anywhere; }
h1:focus { outline: none; }
p { margin: .5rem 0; max-width: 50rem; }
a { color: var(--link); text-underline-offset: .15em; }
a:focus-visible, summary:focus-visible, pre:focus-visible, .scroll:focus-visible, input:focus-visible, select:focus-visible { outline: 3px solid var(--link); outline-offset: 1px; }
code, pre { font-family: var(--mono); font-size: .9em; overflow-wrap: anywhere; }
.faint, .sub { color: var(--faint); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.note { border-left: 4px solid var(--on-odd); padding-left: .75rem; }

.scroll { overflow: auto; border: 1px solid var(--line); border-radius: 6px; max-width: 100%; width: fit-content; position: relative; }
table { border-collapse: separate; border-spacing: 0; }
th, td { padding: .375rem .625rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; background: var(--page); }
tbody:last-child > tr:last-child > * { border-bottom: 0; }
thead th { background: var(--raised); font-size: .875rem; vertical-align: bottom; position: sticky; top: 0; z-index: 2; }
th:first-child { position: sticky; left: 0; z-index: 1; border-right: 1px solid var(--line); }
thead th:first-child { z-index: 3; }
tbody th { font-weight: 500; }

#classes td { text-align: center; font-variant-numeric: tabular-nums; padding: .375rem .125rem; border-left: 1px solid var(--line); font-size: .8125rem; white-space: nowrap; }
#classes td a { color: inherit; text-decoration: none; }
#classes tbody th { min-width: 11rem; }
.danger { display: block; border-radius: 4px; font-size: .75rem; padding: 0 .125rem; margin: .125rem 0; }
thead .first { text-align: left; border-left: 1px solid var(--line); color: var(--faint); font-weight: 500; }
.key:has([class^=m-]) { font-size: .8125rem; margin-top: .75rem; }
.sub { display: block; font-size: .8125rem; font-weight: 400; overflow-wrap: anywhere; }
.sentences { padding-left: 1.25rem; max-width: 56rem; }
.sentences li { margin: .25rem 0; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(22rem, 100%), 1fr)); gap: 1rem; }
.card { border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; }
.card h3 { font: 600 1.0625rem/1.3 inherit; margin: 0; font-family: inherit; }
.card p { margin: 0 0 .5rem; font-size: .875rem; }
.card dl { margin: 0; }
.card dt { color: var(--faint); font-size: .875rem; }
.card dd { margin: 0 0 .5rem; font-variant-numeric: tabular-nums; }
.card svg { display: block; width: 100%; height: .5rem; border-radius: 3px; margin: .25rem 0; }
.card ul { list-style: none; margin: .25rem 0 0; padding: 0; font-size: .875rem; }
.card li { border-left: 4px solid currentColor; padding-left: .5rem; margin: .125rem 0; }
.m-right { --tone: #2e8b4a; } .m-unexplained { --tone: #8fae3b; } .m-accepts { --tone: #cf3d2e; } .m-refuses { --tone: #c77700; } .m-output { --tone: #a8612f; } .m-reason { --tone: #8a6fb8; } .m-broken { --tone: #5b6570; } .m-unasked { --tone: #b9c1ca; }
rect { fill: var(--tone); } .key b[class^=m-] { background: var(--tone); } .card li { border-color: var(--tone); }
.meaning { font: 600 1.0625rem/1.3 system-ui, sans-serif; margin: 1.5rem 0 .5rem; }
.cause, .narrow details { border: 1px solid var(--line); border-radius: 6px; padding: 0 .75rem; margin: .5rem 0; max-width: 64rem; }
.cause > summary, .narrow summary { cursor: pointer; padding: .625rem 0; overflow-wrap: anywhere; }
.cause > dl { border-top: 1px solid var(--line); padding: .75rem 0; margin: 0; }
.tags { display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1rem; margin: 1rem 0; }
.tags > dt { color: var(--faint); }
.tags > dd { margin: 0; overflow-wrap: anywhere; min-width: 0; }
.risk { color: var(--on-bad); border-color: currentColor; }
blockquote { margin: .375rem 0 0; padding-left: .75rem; border-left: 3px solid var(--line); color: var(--faint); white-space: pre-wrap; }
.codes td, .codes th { overflow-wrap: anywhere; min-width: 5rem; max-width: 34rem; }
.narrow, .sub.narrow { display: none; }

#filter { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: end; margin: 1rem 0; }
#filter label { font-size: .875rem; color: var(--faint); display: grid; gap: .125rem; }
#filter input, #filter select { font: inherit; color: var(--text); background: var(--page); border: 1px solid var(--faint); border-radius: 6px; padding: .375rem .5rem; min-height: 2.75rem; max-width: 100%; }
#filter input { width: 20rem; }
#filter-count { padding: .625rem 0; color: var(--faint); }
.key { display: flex; flex-wrap: wrap; gap: .375rem 1.25rem; padding: 0; margin: .5rem 0; list-style: none; max-width: none; }
.key b, .key del, .key ins { display: inline-block; min-width: 1.75rem; text-align: center; border-radius: 4px; padding: 0 .25rem; text-decoration: none; }
dl.meanings { display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1rem; margin: .75rem 0; }
dl.meanings dd { margin: 0; }

#frame { max-height: calc(100vh - 1.5rem); max-height: calc(100dvh - 1.5rem); }
thead tr + tr th { padding: .5rem .25rem; width: 4rem; min-width: 4rem; text-align: center; left: auto; border-right: 0; z-index: 2; }
#frame thead tr + tr th { top: 2.25rem; }
#matrix.alone td.cell { width: 7rem; }
.upright { writing-mode: vertical-rl; transform: rotate(180deg); max-height: 11.5rem; overflow: hidden; display: inline-block; line-height: 1.2; text-align: left; overflow-wrap: anywhere; }
.upright a, .upright { color: inherit; text-decoration: none; }
.upright a:hover { text-decoration: underline; }
#matrix tbody th[scope=row] { min-width: 15rem; max-width: 22rem; }
#matrix tbody code { overflow-wrap: anywhere; }
.level { font-size: .75rem; font-weight: 600; color: var(--faint); border: 1px solid var(--line); border-radius: 4px; padding: 0 .25rem; }
#matrix tr.group th { background: var(--raised); font-size: .875rem; font-weight: 700; position: static; border-right: 0; }
#matrix tr.group span { position: sticky; left: .625rem; }
td.cell { padding: 0; text-align: center; border-left: 1px solid var(--line); vertical-align: middle; }
td.cell a { display: flex; gap: 0 .3rem; line-height: 1.25; align-items: baseline; justify-content: center; flex-wrap: wrap; padding: .375rem .125rem; min-height: 2.25rem; color: inherit; text-decoration: none; }
td.cell a:hover { outline: 2px solid currentColor; outline-offset: -2px; }
td.cell b { font-size: 1rem; line-height: 1.4; }
.count { font-size: .8125rem; font-variant-numeric: tabular-nums; }

.s-passed, .o-pass { background: var(--good); color: var(--on-good); }
.s-unexplained, .o-pass-unexplained { background: var(--near); color: var(--on-near); }
.s-failed, .o-fail, .o-crash, .o-timeout, .o-protocol { background: var(--bad); color: var(--on-bad); }
.o-wrong-reason, .o-void { background: var(--odd); color: var(--on-odd); }
.s-unsupported, .o-unsupported { background: var(--off); color: var(--on-off); }
.o-contested { background: var(--open); color: var(--on-open); }
.outcome { display: inline-block; line-height: 1.5; border-radius: 4px; padding: 0 .5rem; white-space: nowrap; }

.path { font-size: .9375rem; margin-bottom: 1.25rem; }
.path a:first-child { display: inline-block; padding: .5rem .875rem; border: 1px solid var(--line); border-radius: 6px; text-decoration: none; margin-right: .25rem; }
.steps { display: flex; gap: 1rem; margin-bottom: 1rem; font-size: .9375rem; }
.id { margin-top: -.25rem; color: var(--faint); }
.expected { font-size: 1.125rem; }
.tags div { display: contents; }
.tags div dt { color: var(--faint); }
.tags div dd { margin: 0; overflow-wrap: anywhere; }
.counts { max-width: none; line-height: 2.25; }
.counts a { color: inherit; text-decoration: none; margin-right: .75rem; white-space: nowrap; }
.counts a:hover { text-decoration: underline; }
.chip { background: var(--raised); border: 1px solid var(--line); border-radius: 99px; padding: .125rem .25rem .125rem .75rem; margin-right: .5rem; overflow-wrap: anywhere; }
.chip a { text-decoration: none; padding: .125rem .5rem; }
.contested { background: var(--open); color: var(--on-open); padding: .25rem 1rem .5rem; border-radius: 6px; margin: 1rem 0; max-width: 56rem; }
.contested h2 { margin: .5rem 0 0; font-size: 1.0625rem; }
.contested a { color: inherit; }
.list tbody th { min-width: 15rem; max-width: 30rem; }
.list td { overflow-wrap: break-word; }

.layer > summary { cursor: pointer; padding: .25rem 0; }
pre { background: var(--raised); border: 1px solid var(--line); border-radius: 6px; padding: .75rem 1rem; margin: 0; white-space: pre-wrap; font-size: .875rem; line-height: 1.55; max-height: 40rem; overflow: auto; }
.sign { color: var(--faint); font-size: .85em; user-select: none; }
.code { font-size: .75em; background: var(--open); color: var(--on-open); border-radius: 3px; padding: .0625rem .25rem; margin: 0 .0625rem; user-select: none; }
.difference { padding: .5rem 0; }
.line { display: grid; grid-template-columns: 2rem 1fr; }
.gutter { text-align: center; user-select: none; }
.line.removed { background: color-mix(in srgb, var(--bad) 45%, transparent); }
.line.added { background: color-mix(in srgb, var(--good) 45%, transparent); }
.line.gap { color: var(--faint); }
.content { padding-right: .75rem; min-width: 0; }
del { background: var(--bad); color: var(--on-bad); text-decoration: line-through; border-radius: 2px; }
ins { background: var(--good); color: var(--on-good); text-decoration: underline; border-radius: 2px; }
del .sign, ins .sign { color: inherit; }

@media (max-width: 45rem) {
  h1 { font-size: 1.375rem; }
  .wide { display: none; }
  .narrow, .sub.narrow { display: block; }
  .list :is(th, td):nth-child(3) { display: none; }
  #filter label, #filter input, #filter select { width: 100%; }
  #frame { margin: 0 -.75rem; width: auto; max-width: none; border-radius: 0; border-width: 1px 0; max-height: none; }
  #matrix { width: 100%; }
  #matrix tbody th[scope=row] { min-width: 0; padding: .375rem .5rem; }
  .list tbody th { min-width: 9.5rem; max-width: 9.5rem; }
  .list th, .list td { min-width: 0; padding: .375rem .5rem; }
  td .outcome { white-space: normal; }
  .tags { grid-template-columns: 1fr; gap: 0; }
  .tags > dd, .tags div dd { margin-bottom: .5rem; }
  dl.meanings { grid-template-columns: 1fr; gap: 0; }
  dl.meanings dd { margin-bottom: .5rem; }
  .line { grid-template-columns: 1.5rem 1fr; }
  .steps { justify-content: space-between; }
}
@page { size: A4 landscape; margin: 10mm; }
@media print {
  :root { color-scheme: light; --page: #fff; --raised: #f5f6f8; --line: #c5cad1; --text: #000; --faint: #444; --link: #000;
    --good: #dcf2e0; --on-good: #0f5323; --near: #f0f0c4; --on-near: #565000; --bad: #fbdcd8; --on-bad: #8c1a10; --odd: #fde5c8; --on-odd: #7a4100;
    --off: #eceef1; --on-off: #444; --open: #dce8fb; --on-open: #17427f; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  body { font-size: 9pt; }
  main, #panel { padding: 0; max-width: none; }
  #filter, .steps, .path, .chips a { display: none !important; }
  .scroll, #frame, pre { max-height: none; overflow: visible; width: auto; }
  .scroll { border: 0; border-radius: 0; }
  #frame { break-before: page; }
  tr.group { break-after: avoid; }
  table { width: 100%; }
  thead th, th:first-child { position: static; }
  tr, .line, h2, h3 { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  th, td { padding: 1pt 3pt; }
  td.cell a { min-height: 0; padding: 1pt; flex-direction: row; }
  td.cell b, .count, .sub, .level { font-size: 7.5pt; }
  #matrix:not(.alone) { table-layout: fixed; }
  thead tr + tr th { width: auto; min-width: 0; padding: 2pt 0; }
  .upright { font-size: 7.5pt; max-height: 32mm; }
  #matrix tbody th[scope=row] { min-width: 0; max-width: none; }
  pre { font-size: 8pt; }
  a { text-decoration: none; }
  details::details-content { content-visibility: visible; display: block; block-size: auto; }
}
`;
