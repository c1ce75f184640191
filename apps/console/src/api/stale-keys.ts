import type { StreamMessage } from './schema.ts';

// What the server sends when it cannot know what it missed.
const everything = '*';

/** The keys of what has to be read again after these messages. */
export function staleKeys(messages: StreamMessage[]): string[][] {
  const keys = new Map<string, string[]>();
  const add = (...key: string[]) => keys.set(key.join('/'), key);
  for (const { topic, id: changed } of messages) {
    const id = changed === everything ? [] : [changed];
    if (topic === 'cases') {
      add('cases');
      add('case', ...id);
      add('system');
    } else if (topic === 'deliveries') {
      add('deliveries');
    } else if (topic === 'flows') {
      add('flows');
      add('flow', ...id);
    } else if (topic === 'runs') {
      add('run', ...id);
      add('runs');
      add('case');
    } else {
      add('questions');
      add('question', ...id);
      add('cases');
      add('case');
    }
  }
  return [...keys.values()];
}
