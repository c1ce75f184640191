import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { Navigate, RouterProvider, createBrowserRouter } from 'react-router';
import { createQueryClient } from './api/query-client.ts';
import { CasePage } from './cases/case-page.tsx';
import { CasesPage } from './cases/cases-page.tsx';
import { ConnectionsPage } from './connections/connections-page.tsx';
import { FlowsPage } from './flows/flows-page.tsx';
import { AppFrame } from './frame/app-frame.tsx';
import { BrokenRoom } from './frame/broken-room.tsx';
import { NotFoundPage } from './frame/not-found-page.tsx';
import { QuestionsPage } from './questions/questions-page.tsx';
import { RunPage } from './runs/run-page.tsx';
import { RunsPage } from './runs/runs-page.tsx';
import { SessionGate } from './sign-in/session-gate.tsx';
import { LoadingLines } from './states/loading-lines.tsx';
import { cssVariables, theme } from './theme.ts';

const router = createBrowserRouter([
  {
    element: <AppFrame />,
    children: [
      {
        errorElement: <BrokenRoom />,
        hydrateFallbackElement: <LoadingLines />,
        children: [
          { index: true, element: <Navigate to="/cases" replace /> },
          { path: 'cases', element: <CasesPage /> },
          { path: 'cases/:caseId', element: <CasePage /> },
          { path: 'runs', element: <RunsPage /> },
          { path: 'runs/:runId', element: <RunPage /> },
          { path: 'questions', element: <QuestionsPage /> },
          { path: 'questions/:questionId', element: <QuestionsPage /> },
          { path: 'flows', element: <FlowsPage /> },
          { path: 'flows/:flow', lazy: async () => ({ Component: (await import('./flows/flow-page.tsx')).FlowPage }) },
          { path: 'connections', element: <ConnectionsPage /> },
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);

/** The whole console: look, server state, session and rooms. */
export function App() {
  const [queryClient] = useState(createQueryClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
    </MantineProvider>
  );
}
