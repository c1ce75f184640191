import type { FastifyReply, FastifyRequest } from 'fastify';
import { objectOf, parseJson, type JsonObject } from '../json-reader.ts';

/** The JSON body of a control request, empty where there is none. */
export function bodyOf(request: FastifyRequest): JsonObject {
  return Buffer.isBuffer(request.body) ? objectOf(parseJson(request.body)) : {};
}

/** A path parameter. */
export function paramOf(request: FastifyRequest, name: string): string {
  return (request.params as Record<string, string | undefined>)[name] ?? '';
}

/** Answers with JSON. */
export function answer(reply: FastifyReply, json: unknown, status = 200): FastifyReply {
  return reply.status(status).type('application/json; charset=utf-8').send(JSON.stringify(json));
}

/** Answers that the order cannot be followed, and why. */
export function refuse(reply: FastifyReply, problem: string, status = 400): FastifyReply {
  return answer(reply, { error: problem }, status);
}
