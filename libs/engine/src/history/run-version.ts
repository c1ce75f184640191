/**
 * Number of the version with which a row of `run` began. Several versions may have one content, as where one was brought back: it
 * is the last of them that had gone live by then. Null where the content was never deployed.
 */
export const VERSION_OF_RUN = `coalesce(
  (select d.version from flow_deployment d join flow_version v on v.flow = d.flow and v.version = d.version
   where d.flow = run.flow and v.revision = run.revision and d.live_from <= run.created_at order by d.sequence desc limit 1),
  (select min(v.version) from flow_version v where v.flow = run.flow and v.revision = run.revision))`;
