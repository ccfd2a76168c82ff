/** The one style of the page; its digest stands in the page's policy. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --paper: #fff; --ground: #f3f5f8; --line: #d9dfe7; --good: #18794e; --half: #9a6700; --bad: #b42318; --link: #0b5cad; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6eaf0; --soft: #9aa5b4; --paper: #171c24; --ground: #0e1218; --line: #2c3543; --good: #4cc38a; --half: #e0a82e; --bad: #ff8a7a; --link: #6cb2ff; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem 1.25rem 4rem; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; overflow-wrap: anywhere; }
header { padding: 0 0 1rem; }
h1 { font-size: 2.1rem; line-height: 1.15; margin: .1rem 0 .75rem; }
h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: 1rem; margin: 0; font-weight: 600; }
.version, .reference, .eyebrow, footer, dt { color: var(--soft); }
.version { font-weight: 400; }
.eyebrow { margin: 0; font-size: .9rem; }
.about { max-width: 48rem; margin: 0 0 1.25rem; }
.reference { margin: .1rem 0 0; font-size: .85rem; }
code { font: .82em/1.4 ui-monospace, SFMono-Regular, Menlo, "Liberation Mono", monospace; overflow-wrap: anywhere; }
a { color: var(--link); }
.counts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .75rem; margin: 0 0 1.25rem; }
.count { background: var(--paper); border: 1px solid var(--line); border-top: 4px solid; border-radius: 8px; padding: .6rem .9rem; }
.count strong { font-size: 1.7rem; margin-right: .2rem; }
.count.answered, article.answered .status { border-color: var(--good); color: var(--good); }
.count.partly, article.partly .status { border-color: var(--half); color: var(--half); }
.count.missing, article.missing .status { border-color: var(--bad); color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: 0 0 1rem; font-size: .92rem; }
dt, dd { margin: 0; }
.warning { border-left: 4px solid var(--bad); padding: .4rem .8rem; background: var(--paper); }
.plain { margin: 0; }
article { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .9rem 1.1rem; margin: 0 0 .75rem; }
.question { display: grid; grid-template-columns: 6rem 1fr; gap: .9rem; align-items: start; }
.status { border: 1px solid; border-radius: 99px; font-size: .78rem; font-weight: 600; padding: .1rem .2rem; text-align: center; white-space: nowrap; margin-top: .1rem; }
article > p, details { margin: .6rem 0 0 6.9rem; font-size: .9rem; }
.absent { color: var(--soft); }
.note { border-left: 3px solid var(--line); padding-left: .7rem; color: var(--soft); }
.none { color: var(--soft); font-style: italic; }
summary { cursor: pointer; }
details p { margin: .3rem 0 0; }
table { border-collapse: collapse; width: 100%; font-size: .86rem; }
details table { margin-top: .4rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0; border-top: 1px solid var(--line); font-weight: 400; }
details th { width: 15rem; color: var(--soft); }
.scroll { background: var(--paper); border: 1px solid var(--line); border-radius: 8px; padding: .3rem 1rem; overflow-x: auto; }
.wide { min-width: 52rem; }
.wide th { font-weight: 600; border-top: 0; }
.wide td, .wide th { overflow-wrap: normal; }
.wide td:last-child, .wide td:nth-last-child(2), .wide code { overflow-wrap: anywhere; }
.wide td:nth-last-child(2) { min-width: 12rem; }
.wide td:first-child { padding-left: .6rem; }
time { white-space: nowrap; font-variant-numeric: tabular-nums; }
tr.own td:first-child { box-shadow: inset 3px 0 var(--link); }
:target { outline: 2px solid var(--link); outline-offset: 2px; }
.outcome { font-weight: 600; }
.outcome.pass { color: var(--good); }
.outcome.warn, .outcome.inconclusive { color: var(--half); }
.outcome.fail, .outcome.error { color: var(--bad); }
footer { margin-top: 2.5rem; font-size: .85rem; }
@media (max-width: 40rem) { .question { grid-template-columns: 1fr; gap: .4rem; } .status { justify-self: start; padding: .1rem .7rem; } article > p, details { margin-left: 0; } details th { width: 9rem; } }
@media print { body { background: none; max-width: none; font-size: 12px; } article, .scroll, .count { break-inside: avoid; } .scroll { overflow: visible; } .wide { min-width: 0; } }
`;
