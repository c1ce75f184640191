import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { noteFirstFocus } from './frame/lost-focus.ts';
import { startLanguage } from './i18n/language.ts';
import { noteLostParts } from './states/lost-parts.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

startLanguage();
noteLostParts();
noteFirstFocus();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
