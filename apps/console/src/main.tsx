import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startLanguage } from './i18n/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

startLanguage();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
