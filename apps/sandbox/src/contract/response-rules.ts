import type { VendorAnswer } from '../gateway/vendor-face.ts';
import { isObject, objectOf } from '../json-reader.ts';
import type { LoadedSpec } from './loaded-spec.ts';
import { resolve, type FoundOperation } from './path-router.ts';

/** Judges an answer of the sandbox itself: a simulation that drifts from the description is a breach as well. */
export function judgeAnswer(spec: LoadedSpec, found: FoundOperation, answer: VendorAnswer): string[] {
  const responses = objectOf(found.operation['responses']);
  const described = responses[String(answer.status)] ?? (answer.status >= 400 ? responses['default'] : undefined);
  if (described === undefined)
    return answer.status >= 400 ? [] : [`status ${answer.status}: not in the vendor's description`];
  const content = objectOf(resolve(spec.document, described)['content']);
  const media = Object.entries(content).find(([type]) => type.includes('json') || type === '*/*')?.[1];
  if (!isObject(media) || media['schema'] === undefined || answer.json === undefined) return [];
  const wire: unknown = JSON.parse(JSON.stringify(answer.json));
  return spec.schemas.check(media['schema'], wire, `answer ${answer.status}`);
}
