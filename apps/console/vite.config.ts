import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  build: {
    // Nothing may become a data: URL, so that a strict Content-Security-Policy holds.
    assetsInlineLimit: 0,
    // The text editor is large; it is loaded only where somebody edits a flow.
    chunkSizeWarningLimit: 3500,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:7400' } },
});
