import { useState } from 'react';
import type { Diagnostic, FlowDetail } from '../api/schema.ts';
import { PageTitle } from '../frame/page-title.tsx';
import { useWords } from '../i18n/use-words.ts';
import { OPERATOR } from '../sign-in/operator.ts';
import { RoleNote } from '../sign-in/role-note.tsx';
import { useHasRole } from '../sign-in/use-has-role.ts';
import { DeployDialog } from './deploy-dialog.tsx';
import { DraftBanner } from './draft-banner.tsx';
import { FlowConflict, type ConflictSides } from './flow-conflict.tsx';
import { FlowRemarks } from './flow-remarks.tsx';
import { FlowSchedules } from './flow-schedules.tsx';
import { FlowService } from './flow-service.tsx';
import { FlowTabs, type FlowTab } from './flow-tabs.tsx';
import { lastLive } from './last-live.ts';
import { PlannedDeployments } from './planned-deployments.tsx';
import { useFlowDraft } from './use-flow-draft.ts';

/** The text of a flow under one's hands, with everything that can become of it. */
export function FlowWorkbench({ detail }: { detail: FlowDetail }) {
  const { t, text, word } = useWords();
  const draft = useFlowDraft(detail);
  const [tab, setTab] = useState<FlowTab>('edit');
  const [deploying, setDeploying] = useState(false);
  const [conflict, setConflict] = useState<ConflictSides>();
  const [remarks, setRemarks] = useState<Diagnostic[]>([]);
  const { versions, planned } = detail;
  const { flow, title, owner, live, schedules } = detail.flow;
  const mayChange = useHasRole(OPERATOR);
  return (
    <>
      <PageTitle
        title={text(title)}
        facts={[flow, owner && t('flow.owner', { owner: word('role', owner) })].filter(Boolean).join(' · ')}
      >
        {mayChange && <FlowService detail={detail} onDone={setRemarks} />}
      </PageTitle>
      {!mayChange && <RoleNote role={OPERATOR} />}
      <DraftBanner
        live={live}
        last={lastLive(versions)?.version}
        draft={draft}
        mayChange={mayChange}
        onCompare={() => setTab('compare')}
        onDeploy={() => setDeploying(true)}
      />
      <FlowSchedules schedules={schedules} />
      <FlowRemarks remarks={remarks} />
      <PlannedDeployments flow={flow} planned={planned} mayChange={mayChange} />
      {conflict && (
        <FlowConflict
          sides={conflict}
          onResolve={() => {
            draft.rebase(conflict.theirs.version);
            setConflict(undefined);
            setTab('edit');
          }}
        />
      )}
      <FlowTabs tab={tab} onTab={setTab} detail={detail} draft={draft} mayChange={mayChange} onRestored={setRemarks} />
      <DeployDialog
        flow={flow}
        source={draft.source}
        base={draft.base}
        opened={deploying}
        onClose={() => setDeploying(false)}
        onDeployed={(found) => {
          draft.settle();
          setRemarks(found);
        }}
        onConflict={(sides) => {
          setDeploying(false);
          setConflict(sides);
        }}
      />
    </>
  );
}
