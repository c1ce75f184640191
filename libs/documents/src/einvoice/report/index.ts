export { reportHtml } from './report-html.ts';
export type { ReportSubject } from './report-outline.ts';
export { reportPdf } from './report-pdf.ts';
