import type { Environment } from '@marcbachmann/cel-js';
import { spendCall } from '../budget.ts';
import { DATE_FUNCTIONS } from './date-functions.ts';
import { DECIMAL_FUNCTIONS } from './decimal-functions.ts';
import type { ListedFunction } from './listed-function.ts';
import { TEXT_FUNCTIONS } from './text-functions.ts';

/** Every function of our own, in the order of the documentation. */
export const LISTED_FUNCTIONS: readonly ListedFunction[] = [...DECIMAL_FUNCTIONS, ...DATE_FUNCTIONS, ...TEXT_FUNCTIONS];

/** Functions and methods that CEL brings along and that are offered. */
export const CEL_FUNCTIONS: readonly string[] = (
  'size has all exists exists_one map filter contains startsWith endsWith lowerAscii upperAscii trim indexOf lastIndexOf substring ' +
  'split join string int uint double bool type dyn bytes timestamp duration day getDate getDayOfMonth getDayOfWeek getDayOfYear ' +
  'getFullYear getHours getMinutes getMonth getSeconds getMilliseconds of none or orValue hasValue value'
).split(' ');

/** First parts of the names: `decimal`, `date`, `text`. */
export const NAMESPACES: ReadonlySet<string> = new Set(LISTED_FUNCTIONS.map(({ name }) => spaceOf(name)));
const BY_NAME: ReadonlyMap<string, ListedFunction> = new Map(LISTED_FUNCTIONS.map((each) => [each.name, each]));

/** Whether a function of this name is one of ours. */
export const isListed = (name: string) => BY_NAME.has(name);

/** The function of this name, where it is one of ours. */
export function listedFunction(name: string): ListedFunction | undefined {
  return BY_NAME.get(name);
}

function spaceOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** Lets expressions of an environment call the functions. */
export function registerFunctions(environment: Environment): void {
  for (const space of NAMESPACES) {
    /** CEL tells types apart by their classes. */
    class Namespace {
      readonly name = space;
    }
    const type = `${space}Functions`.replace(/^./, (letter) => letter.toUpperCase());
    environment.registerType(type, Namespace);
    environment.registerConstant(space, type, new Namespace());
    for (const { name, parameters, call } of LISTED_FUNCTIONS.filter((each) => spaceOf(each.name) === space)) {
      const types = parameters.map(() => 'dyn').join(', ');
      const handler = (_space: unknown, ...given: unknown[]) => {
        spendCall();
        return call(...given);
      };
      environment.registerFunction(`${type}.${name.slice(space.length + 1)}(${types}): dyn`, handler);
    }
  }
}
