/** The style sheet of the report: no font, picture or address from elsewhere. */
export const reportStyle = `
:root { --ink: #1d1d1f; --soft: #5f6368; --line: #d9dce1; --paper: #fff; --ground: #f3f5f8; --good: #1f6b3a; --warn: #8a5a00; --bad: #a4262c; --info: #1f3a5f; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececf0; --soft: #a6abb3; --line: #3a3f47; --paper: #1e2126; --ground: #15171b; --good: #7fd19b; --warn: #e6b95c; --bad: #f1868b; --info: #9cc2ee; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 52rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
p, dl, dd, ul { margin: 0; padding: 0; }
header { background: var(--paper); border: 1px solid var(--line); border-left: 6px solid var(--tone); border-radius: 10px; padding: 1.25rem 1.5rem; }
header h1 { color: var(--tone); font-size: 1.5rem; line-height: 1.3; margin: .15rem 0 .35rem; }
.kind { color: var(--soft); font-size: .85rem; }
.faultless { --tone: var(--good); } .valid { --tone: var(--good); } .invalid, .unreadable { --tone: var(--bad); }
.error { --tone: var(--bad); } .warning { --tone: var(--warn); } .info { --tone: var(--info); }
.facts { padding: 1.1rem 1.5rem; }
.facts div { display: grid; grid-template-columns: 7rem 1fr; gap: 1rem; }
dt { color: var(--soft); }
bdi { overflow-wrap: anywhere; }
section { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.5rem .25rem; margin-bottom: 1rem; }
h2 { color: var(--tone); font-size: 1.05rem; margin: 0 0 .25rem; }
.remark { margin: 0 0 1rem; padding: 0 1.5rem; }
.count { font-size: .8rem; font-weight: 400; color: var(--soft); }
article { border-top: 1px solid var(--line); padding: .85rem 0; break-inside: avoid; }
h3 { font-size: 1rem; margin: .1rem 0 .35rem; overflow-wrap: anywhere; }
.rule { color: var(--tone); font-size: .8rem; font-weight: 600; }
article span { color: var(--soft); display: inline-block; min-width: 5.5rem; }
ul { list-style: none; }
li { padding: .25rem 0 .35rem; overflow-wrap: anywhere; }
code { font: .82rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; }
.proposal bdi { font-weight: 650; }
footer { color: var(--soft); font-size: .8rem; text-align: center; }
@media (max-width: 40rem) { article span { min-width: 0; } }
@media print { body { background: none; font-size: 12px; } }
`;
