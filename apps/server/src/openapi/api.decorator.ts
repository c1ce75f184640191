import { SetMetadata } from '@nestjs/common';
import type { Static, TSchema } from 'typebox';

/** What people read about a route, and the shape of its answer; everything else is read from the route itself. */
export interface ApiNote {
  summary: string;
  /** Missing where the answer has no body. */
  answer?: TSchema;
  /** Media types of a body that is no JSON document. */
  takes?: string[];
  /** Media types of an answer that is no single JSON document, or not that alone. */
  media?: string[];
}

export const API_NOTE = 'api_note';

type Answered<Note extends ApiNote> = Note extends { media: string[] }
  ? unknown
  : Note extends { answer: infer Schema extends TSchema }
    ? Static<Schema> | Promise<Static<Schema>>
    : void | Promise<void>;

/** Describes a route; a handler whose answer has another type than the described one does not compile. */
export function Api<const Note extends ApiNote>(note: Note) {
  return <Handler extends (...parameters: never[]) => Answered<Note>>(
    target: object,
    name: string,
    descriptor: TypedPropertyDescriptor<Handler>,
  ): void => void SetMetadata(API_NOTE, note)(target, name, descriptor);
}
