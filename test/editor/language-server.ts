import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Place in a document as the protocol counts: line and character from 0. */
export interface Place {
  line: number;
  character: number;
}
export interface Problem {
  range: { start: Place; end: Place };
  message: string;
}
export interface Proposal {
  label: string;
  documentation?: string | { value: string };
}

/** The YAML language server that editors run, as a process of its own that is spoken to over standard streams. */
export interface LanguageServer {
  open(uri: string, text: string): void;
  completion(uri: string, place: Place): Promise<Proposal[]>;
  hover(uri: string, place: Place): Promise<string>;
  /** Problems of a document, once they have been found. */
  problems(uri: string): Promise<Problem[]>;
  stop(): Promise<void>;
}

interface Message {
  id?: number;
  method?: string;
  params?: { uri?: string; diagnostics?: Problem[]; items?: unknown[] };
  result?: unknown;
}

const ENTRY = join(
  createRequire(import.meta.url).resolve('yaml-language-server/package.json'),
  '../bin/yaml-language-server',
);
const SETTINGS = { yaml: { validate: true, hover: true, completion: true, schemaStore: { enable: false } } };

/** Starts the server; without network, since schemas are named by the documents. */
export async function startLanguageServer(): Promise<LanguageServer> {
  const child = spawn(process.execPath, [ENTRY, '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const answers = new Map<number, (result: unknown) => void>();
  const found = new Map<string, Problem[]>();
  const waiting = new Map<string, (problems: Problem[]) => void>();
  let count = 0;
  let rest: Buffer = Buffer.alloc(0);
  child.stdout.on('data', (piece: Buffer) => {
    rest = Buffer.concat([rest, piece]);
    for (let next = split(rest); next; next = split(rest)) {
      rest = next.rest;
      receive(next.message);
    }
  });
  await request('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities: { workspace: { configuration: true }, textDocument: { hover: { contentFormat: ['markdown'] } } },
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: SETTINGS } });

  return {
    open: (uri, text) =>
      send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text } } }),
    completion: async (uri, position) => {
      const answer = await request('textDocument/completion', { textDocument: { uri }, position });
      return (answer as { items: Proposal[] }).items;
    },
    hover: async (uri, position) => {
      const answer = await request('textDocument/hover', { textDocument: { uri }, position });
      return (answer as { contents: { value: string } } | null)?.contents.value ?? '';
    },
    problems: (uri) =>
      new Promise((resolve) => {
        const known = found.get(uri);
        if (known) resolve(known);
        else waiting.set(uri, resolve);
      }),
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill();
      await ended;
    },
  };

  function send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  function request(method: string, params: object): Promise<unknown> {
    count += 1;
    const id = count;
    return new Promise((resolve) => {
      answers.set(id, resolve);
      send({ id, method, params });
    });
  }

  function receive({ id, method, params, result }: Message): void {
    if (method === undefined) return answers.get(id ?? 0)?.(result);
    if (method === 'textDocument/publishDiagnostics') {
      const { uri = '', diagnostics = [] } = params ?? {};
      found.set(uri, diagnostics);
      waiting.get(uri)?.(diagnostics);
    }
    // The server asks its editor for settings and to be told of changes.
    if (id === undefined) return;
    const asked = (params?.items ?? []) as { section?: string }[];
    send({ id, result: asked.map(({ section }) => (section === 'yaml' ? SETTINGS.yaml : {})) });
  }
}

/** The first whole message of what has come so far. */
function split(bytes: Buffer): { message: Message; rest: Buffer } | undefined {
  const head = bytes.indexOf('\r\n\r\n');
  if (head < 0) return undefined;
  const length = Number(/Content-Length: (\d+)/.exec(bytes.toString('latin1', 0, head))?.[1]);
  const start = head + 4;
  if (bytes.length < start + length) return undefined;
  return {
    message: JSON.parse(bytes.toString('utf8', start, start + length)) as Message,
    rest: bytes.subarray(start + length),
  };
}
