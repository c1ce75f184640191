import { RequestMethod, type Type } from '@nestjs/common';
import { HTTP_CODE_METADATA, METHOD_METADATA, PATH_METADATA, ROUTE_ARGS_METADATA } from '@nestjs/common/constants';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum';
import type { TSchema } from 'typebox';
import { PUBLIC_ROUTE } from '../auth/public-route.ts';
import { ShapePipe } from '../rest/shapes/shape.pipe.ts';
import { API_NOTE, type ApiNote } from './api.decorator.ts';

/** One route as its controller declares it. */
export interface Route {
  /** Lower case. */
  method: string;
  /** `/api/v1/runs/:id` */
  path: string;
  controller: string;
  handler: string;
  note: ApiNote | undefined;
  /** Status of the good answer. */
  status: number;
  isPublic: boolean;
  body: TSchema | undefined;
  query: TSchema | undefined;
}

/** All routes of some controllers, read from what Nest itself routes, checks and answers by. */
export function routesOf(controllers: readonly Type[]): Route[] {
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, unknown>;
    const handlers = Object.getOwnPropertyNames(prototype).filter((name) => isRoute(prototype[name]));
    return handlers.map((name) => routeOf(controller, name, prototype[name] as object));
  });
}

function isRoute(member: unknown): boolean {
  return typeof member === 'function' && Reflect.hasMetadata(METHOD_METADATA, member);
}

function routeOf(controller: Type, name: string, handler: object): Route {
  const read = <T>(key: string) => Reflect.getMetadata(key, handler) as T | undefined;
  const method = RequestMethod[read<number>(METHOD_METADATA) ?? RequestMethod.GET] ?? 'GET';
  const parts = [Reflect.getMetadata(PATH_METADATA, controller) as string, read<string>(PATH_METADATA) ?? ''];
  return {
    method: method.toLowerCase(),
    path: `/${parts
      .flatMap((part) => part.split('/'))
      .filter(Boolean)
      .join('/')}`,
    controller: controller.name.replace(/Controller$/, ''),
    handler: name,
    note: read<ApiNote>(API_NOTE),
    status: read<number>(HTTP_CODE_METADATA) ?? (method === 'POST' ? 201 : 200),
    isPublic: read<boolean>(PUBLIC_ROUTE) ?? Reflect.getMetadata(PUBLIC_ROUTE, controller) === true,
    body: shapeOf(controller, name, RouteParamtypes.BODY),
    query: shapeOf(controller, name, RouteParamtypes.QUERY),
  };
}

/** The schema by which a parameter of the handler is checked. */
function shapeOf(controller: Type, name: string, kind: RouteParamtypes): TSchema | undefined {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, name) ?? {}) as Record<
    string,
    { pipes?: unknown[] }
  >;
  const checked = Object.entries(parameters).filter(([key]) => key.startsWith(`${kind}:`));
  return checked.flatMap(([, { pipes = [] }]) => pipes).find((pipe) => pipe instanceof ShapePipe)?.schema;
}
