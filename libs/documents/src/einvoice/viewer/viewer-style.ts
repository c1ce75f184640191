/** The style sheet of the viewer: no font, picture or address from elsewhere. */
export const viewerStyle = `
:root { --ink: #1d1d1f; --soft: #5f6368; --line: #d9dce1; --paper: #fff; --ground: #f3f5f8; --accent: #1f3a5f; --bad: #a4262c; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf0; --soft: #a6abb3; --line: #3a3f47; --paper: #1e2126; --ground: #15171b; --accent: #9cc2ee; --bad: #f1868b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 62rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; display: grid; gap: 1rem; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1.25rem 1.5rem; min-width: 0; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; color: var(--accent); overflow-wrap: anywhere; }
h2 { font-size: .8rem; letter-spacing: .04em; text-transform: uppercase; color: var(--soft); margin: 0 0 .5rem; font-weight: 600; }
p, dl, dd, ul { margin: 0; padding: 0; }
bdi { overflow-wrap: anywhere; white-space: pre-line; }
.head { display: grid; grid-template-columns: 1fr 1fr; gap: 1.25rem 2rem; }
.carrier { color: var(--soft); font-size: .85rem; }
.due { text-align: right; }
.due .amount { font-size: 1.6rem; font-weight: 650; line-height: 1.25; color: var(--accent); }
.party p:first-of-type { font-weight: 600; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin-bottom: 1rem; }
th { text-align: left; font-size: .8rem; color: var(--soft); font-weight: 600; }
th, td { padding: .5rem .5rem; border-bottom: 1px solid var(--line); vertical-align: top; }
th:first-child, td:first-child { padding-left: 0; }
th:last-child, td:last-child { padding-right: 0; }
td:nth-child(2) { min-width: 11rem; }
td small { display: block; }
small { color: var(--soft); }
.n { text-align: right; white-space: nowrap; }
.totals { margin-left: auto; max-width: 26rem; }
.totals div { display: flex; justify-content: space-between; gap: 2rem; padding: .15rem 0; }
.totals div:last-child { border-top: 2px solid var(--accent); margin-top: .35rem; padding-top: .35rem; font-weight: 650; color: var(--accent); }
.files { list-style: none; }
.files li { display: flex; justify-content: space-between; align-items: center; gap: 1rem; padding: .5rem 0; border-top: 1px solid var(--line); }
.offer { white-space: nowrap; border: 1px solid var(--accent); border-radius: 6px; padding: .3rem .8rem; text-decoration: none; }
.refused { color: var(--bad); font-size: .85rem; text-align: right; }
a { color: var(--accent); }
details { border-top: 1px solid var(--line); padding: .6rem 0; }
details details { margin-left: 1rem; }
summary { cursor: pointer; font-weight: 600; }
.id, .number { white-space: nowrap; color: var(--soft); font-weight: 400; font-size: .75rem; margin-left: .35rem; }
details dl, .all > dl { padding: .25rem 0 .35rem; }
dl div { display: grid; grid-template-columns: minmax(10rem, 18rem) 1fr; gap: 0 1rem; padding: .15rem 0; }
dl dt { color: var(--soft); }
dl dd { grid-column: 2; min-width: 0; }
.totals dd { grid-column: auto; white-space: nowrap; }
code { font: .85rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
footer { color: var(--soft); font-size: .8rem; text-align: center; }
@media (max-width: 40rem) { .head { grid-template-columns: 1fr; } .due { text-align: left; } dl div { grid-template-columns: 1fr; } dl dd { grid-column: 1; } }
@media print { body { background: none; } .card { border: 0; padding: .5rem 0; break-inside: auto; } .offer { display: none; } }
`;
