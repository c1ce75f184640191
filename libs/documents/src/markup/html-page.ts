import { createHash } from 'node:crypto';
import type { Language } from '../locale/number-format.ts';
import { markup, Markup } from './markup.ts';

/** A page for people in one file. */
export interface HtmlPage {
  language: Language;
  title: string;
  /** A constant of this program. */
  style: string;
  body: Markup;
}

/**
 * A self-contained HTML document that runs no script, loads nothing, submits nothing and is framed by nothing it names:
 * its policy allows its own style sheet and nothing else.
 */
export function htmlPage({ language, title, style, body }: HtmlPage): string {
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`;
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${Markup.constant(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.toString();
}
