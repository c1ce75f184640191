import { Type } from 'typebox';
import { word } from '../shapes/query-parts.ts';

/** GET /questions */
export const QuestionListQuery = Type.Object({ state: word('open', 'answered', 'withdrawn') });
