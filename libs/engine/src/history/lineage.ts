/** Query in SQL for the ids of a run and of those whose steps it went on from; `run` is an expression for its id. */
export function lineageOf(run: string): string {
  return `with recursive line as (
      select id, replay_of, 1 as depth from run where id = ${run}
      union all select r.id, r.replay_of, depth + 1 from run r join line on r.id = line.replay_of where depth < 100)
    select id::text from line`;
}
