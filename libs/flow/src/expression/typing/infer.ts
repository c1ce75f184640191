import type { ASTNode } from '@marcbachmann/cel-js';
import { clashInside, neverEqual } from '../../types/clash.ts';
import {
  BOOLEAN,
  INT,
  listOf,
  mapOf,
  membersOf,
  NULL,
  NUMBER,
  oneOf,
  TEXT,
  union,
  UNKNOWN,
  type Type,
} from '../../types/type.ts';
import { saidType } from '../../types/said-type.ts';
import { listedFunction, NAMESPACES } from '../functions/listed-functions.ts';
import { unfitCall } from './unfit-call.ts';
import { MACROS, pathOf } from '../syntax.ts';
import { fieldOf, itemOf } from './access.ts';
import { operated } from './operators.ts';
import { FUNCTIONS, METHODS, type Signature } from './signatures.ts';
import { joinMeant, quotesMeant, sizeMeant, type Hint } from './slip-hints.ts';
import { unfit, type TypeFault } from './type-fault.ts';

/** What an expression gives, as far as it is known, and what in it can never work. */
export interface Judged {
  type: Type;
  faults: TypeFault[];
}

/** Types by the names that an expression can read. */
export type TypeScope = ReadonlyMap<string, Type>;

/** The type of what an expression gives. A name that is not in `names` is judged by somebody else. */
export function infer(ast: ASTNode, names: TypeScope): Judged {
  const inference = new Inference();
  return { type: inference.typeOf(ast, names), faults: inference.faults };
}

class Inference {
  readonly faults: TypeFault[] = [];
  readonly #known = new Map<ASTNode, Type>();

  typeOf(node: ASTNode, names: TypeScope): Type {
    const type = this.#known.get(node) ?? this.#infer(node, names);
    this.#known.set(node, type);
    return type;
  }

  #infer(node: ASTNode, names: TypeScope): Type {
    switch (node.op) {
      case 'value':
        return typeOfValue(node.args);
      case 'id':
        return names.get(node.args) ?? UNKNOWN;
      case '.':
      case '.?':
      case '[]':
      case '[?]':
        return this.#access(node, names);
      case 'list':
        return listOf(node.args.length > 0 ? union(...this.#all(node.args, names)) : UNKNOWN);
      case 'map':
        return this.#map(node.args, names);
      case 'call':
        return this.#call(node, node.args[0], node.args[1], names);
      case 'rcall':
        return this.#method(node, names);
      case '?:': {
        const [condition, yes, no] = node.args;
        this.#wants('?:', BOOLEAN, condition, names);
        return union(this.typeOf(yes, names), this.typeOf(no, names));
      }
      case '||':
      case '&&':
        for (const side of node.args) this.#wants(node.op, BOOLEAN, side, names);
        return BOOLEAN;
      case '!_':
        this.#wants('!', BOOLEAN, node.args, names);
        return BOOLEAN;
      case '-_':
        return this.#wants('-', union(INT, NUMBER), node.args, names);
      case '==':
      case '!=':
        return this.#equality(node.args, node.start, names);
      default:
        return this.#operator(node.op, node.args, node.start, names);
    }
  }

  #all(nodes: ASTNode[], names: TypeScope): Type[] {
    return nodes.map((node) => this.typeOf(node, names));
  }

  #access(node: Extract<ASTNode, { op: '.' | '.?' | '[]' | '[?]' }>, names: TypeScope): Type {
    const [object, key] = node.args;
    const holder = this.typeOf(object, names);
    const isIndex = typeof key !== 'string';
    const index = isIndex ? this.typeOf(key, names) : TEXT;
    const name = isIndex ? literalText(key) : key;
    const { type, fault } = name === undefined ? itemOf(holder, index) : fieldOf(holder, name);
    const offset = isIndex ? key.start : placeOfName(node, key);
    if (fault === 'unknown_field')
      this.faults.push({
        code: 'flow.unknown_field',
        offset,
        name: name ?? '',
        of: pathOf(object)?.join('.') ?? '…',
        known: membersOf(holder).flatMap((each) => (each.kind === 'map' ? [...each.fields.keys()] : [])),
      });
    if (fault === 'no_fields') {
      const [what, found] = [name ?? '[…]', saidType(holder)];
      const detail = {
        de: `„${what}“ wird gelesen, wo ${found.de} steht`,
        en: `"${what}" is read where ${found.en} stands`,
      };
      this.faults.push({ code: 'expression.wrong_type', offset, detail, ...sizeMeant(name, object) });
    }
    const isOptional = node.op === '.?' || node.op === '[?]' || holder.kind === 'optional';
    return isOptional && type.kind !== 'optional' ? { kind: 'optional', of: type } : type;
  }

  #map(entries: [ASTNode, ASTNode][], names: TypeScope): Type {
    const fields = entries.map(([key, item]): [string | undefined, Type] => {
      this.typeOf(key, names);
      return [literalText(key), this.typeOf(item, names)];
    });
    const named = fields.filter((field): field is [string, Type] => field[0] !== undefined);
    return mapOf(named, named.length < fields.length ? UNKNOWN : undefined);
  }

  #call(node: ASTNode, name: string, args: ASTNode[], names: TypeScope): Type {
    const types = this.#all(args, names);
    if (name === 'has') return BOOLEAN;
    if (name === 'dyn') return types[0] ?? UNKNOWN;
    const listed = listedFunction(name);
    const fault = listed && unfitCall(listed, args, node.start);
    if (fault) {
      this.faults.push(fault);
      return listed.gives;
    }
    return this.#signed(name, FUNCTIONS.get(name), args, types, node.start);
  }

  #method(node: Extract<ASTNode, { op: 'rcall' }>, names: TypeScope): Type {
    const [name, receiver, args] = node.args;
    if (receiver.op === 'id' && NAMESPACES.has(receiver.args) && !names.has(receiver.args))
      return this.#call(node, `${receiver.args}.${name}`, args, names);
    if (receiver.op === 'id' && receiver.args === 'optional') {
      const [of = UNKNOWN] = this.#all(args, names);
      return { kind: 'optional', of };
    }
    const held = this.typeOf(receiver, names);
    const [variable] = args;
    if (MACROS.has(name) && variable?.op === 'id') return this.#macro(name, receiver, held, args, names);
    const types = this.#all(args, names);
    if (['or', 'orValue', 'value'].includes(name)) return this.#optional(name, receiver, held, types);
    return this.#signed(name, METHODS.get(name), [receiver, ...args], [held, ...types], node.start);
  }

  /** `or`, `orValue` and `value` of an optional. */
  #optional(name: string, receiver: ASTNode, held: Type, [other = UNKNOWN]: Type[]): Type {
    const optionals = membersOf(held).filter(({ kind }) => kind === 'optional' || kind === 'unknown');
    if (optionals.length === 0) this.faults.push(unfit(receiver.start, name, { kind: 'optional', of: UNKNOWN }, held));
    const within = union(...optionals.map((each) => (each.kind === 'optional' ? each.of : UNKNOWN)));
    if (name === 'value') return within;
    return name === 'or' ? union(held, other) : union(within, other);
  }

  #macro(name: string, receiver: ASTNode, held: Type, args: ASTNode[], names: TypeScope): Type {
    const [variable, ...bodies] = args;
    const { items, isFit } = gone(held);
    if (!isFit) this.faults.push(unfit(receiver.start, name, listOf(UNKNOWN), held));
    const inner = variable?.op === 'id' ? new Map([...names, [variable.args, items]]) : names;
    const last = bodies.at(-1);
    for (const condition of name === 'map' ? bodies.slice(0, -1) : bodies) this.#wants(name, BOOLEAN, condition, inner);
    if (name === 'filter') return listOf(items);
    return name === 'map' && last ? listOf(this.typeOf(last, inner)) : BOOLEAN;
  }

  #signed(name: string, signature: Signature | undefined, args: ASTNode[], types: Type[], start: number): Type {
    if (!signature) return UNKNOWN;
    for (const [index, wanted] of signature.takes.entries()) {
      const given = types[index];
      if (given && clashInside(given, wanted)) {
        this.faults.push(unfit(args[index]?.start ?? start, name, wanted, given));
        break;
      }
    }
    return signature.gives;
  }

  #equality([left, right]: [ASTNode, ASTNode], start: number, names: TypeScope): Type {
    const [one, other] = [this.typeOf(left, names), this.typeOf(right, names)];
    if (neverEqual(one, other)) this.#never(start, one, other, quotesMeant([left, one], [right, other]));
    return BOOLEAN;
  }

  #operator(operator: string, sides: [ASTNode, ASTNode], start: number, names: TypeScope): Type {
    const [left, right] = sides;
    const [one, other] = [this.typeOf(left, names), this.typeOf(right, names)];
    if (operator === 'in' && right.op === 'list') {
      for (const item of right.args) {
        const type = this.typeOf(item, names);
        if (neverEqual(one, type)) this.#never(item.start, one, type);
      }
    }
    const type = operated(operator, one, other);
    if (type) return type;
    const [first, second] = [saidType(one), saidType(other)];
    const detail = {
      de: `„${operator}“ passt hier nicht: links steht ${first.de}, rechts ${second.de}`,
      en: `"${operator}" does not join ${first.en} with ${second.en}`,
    };
    this.faults.push({ code: 'expression.wrong_type', offset: start, detail, ...joinMeant(operator, one, other) });
    return UNKNOWN;
  }

  #never(offset: number, one: Type, other: Type, hint?: Hint): void {
    const [first, second] = [saidType(one), saidType(other)];
    const detail = {
      de: `links steht ${first.de}, rechts ${second.de}`,
      en: `${first.en} on the left, ${second.en} on the right`,
    };
    this.faults.push({ code: 'flow.never_equal', offset, detail, ...hint });
  }

  /** The type of a part that has to be of another. */
  #wants(what: string, wanted: Type, node: ASTNode, names: TypeScope): Type {
    const given = this.typeOf(node, names);
    if (clashInside(given, wanted)) this.faults.push(unfit(node.start, what, wanted, given));
    return given;
  }
}

function typeOfValue(value: unknown): Type {
  if (typeof value === 'string') return oneOf([value]);
  if (typeof value === 'bigint') return INT;
  if (typeof value === 'number') return NUMBER;
  if (typeof value === 'boolean') return BOOLEAN;
  if (value === null) return NULL;
  return value instanceof Uint8Array ? { kind: 'bytes' } : { kind: 'uint' };
}

/** What a loop goes through: the items of a list, the keys of a map. */
function gone(held: Type): { items: Type; isFit: boolean } {
  const items = membersOf(held).flatMap((each): Type[] => {
    if (each.kind === 'list') return [each.items];
    if (each.kind === 'map') return [TEXT];
    return each.kind === 'unknown' ? [UNKNOWN] : [];
  });
  return { items: union(...items), isFit: items.length > 0 };
}

function literalText(node: ASTNode): string | undefined {
  return node.op === 'value' && typeof node.args === 'string' ? node.args : undefined;
}

/** Where the last name of `a.b` begins. */
function placeOfName({ end, start, input }: ASTNode, name: string): number {
  return input.slice(end - name.length, end) === name ? end - name.length : start;
}
