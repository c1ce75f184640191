import type { WholeNumber } from './whole-number.ts';
import { added, floorDivided, multiplied, powerOfTen, wholeNumberOf } from './whole-number.ts';

/**
 * An exact decimal number as a whole number of units and how many of their digits stand behind the point: `12.50` is 1250 and 2.
 * Rules add, multiply and compare; what they divide is rounded to cents at once, so that no number has more digits than were written.
 */
export class ExactAmount {
  private readonly units: WholeNumber;
  private readonly scale: number;

  constructor(units: WholeNumber, scale: number) {
    this.units = units;
    this.scale = scale;
  }

  /** The number that a text writes, which has the form of `xs:decimal`. */
  static of(written: string): ExactAmount {
    const text = written.startsWith('+') ? written.slice(1) : written;
    const point = text.indexOf('.');
    if (point < 0) return new ExactAmount(wholeNumberOf(text), 0);
    return new ExactAmount(wholeNumberOf(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
  }

  plus(other: ExactAmount): ExactAmount {
    const scale = Math.max(this.scale, other.scale);
    return new ExactAmount(added(this.unitsAt(scale), other.unitsAt(scale)), scale);
  }

  minus(other: ExactAmount): ExactAmount {
    return this.plus(other.negated());
  }

  times(other: ExactAmount): ExactAmount {
    return new ExactAmount(multiplied(this.units, other.units), this.scale + other.scale);
  }

  /** So many hundredths of it. */
  percent(rate: ExactAmount): ExactAmount {
    return new ExactAmount(multiplied(this.units, rate.units), this.scale + rate.scale + 2);
  }

  negated(): ExactAmount {
    return new ExactAmount(-this.units, this.scale);
  }

  abs(): ExactAmount {
    return this.units < 0 ? this.negated() : this;
  }

  isZero(): boolean {
    return Number(this.units) === 0;
  }

  equals(other: ExactAmount): boolean {
    return this.compare(other) === 0;
  }

  isAbove(other: ExactAmount): boolean {
    return this.compare(other) > 0;
  }

  isBelow(other: ExactAmount): boolean {
    return this.compare(other) < 0;
  }

  /** To so many decimals as XPath's `round` does: half towards the larger number, also below zero. */
  rounded(decimals: number): ExactAmount {
    if (this.scale <= decimals) return this;
    const unit = powerOfTen(this.scale - decimals);
    return new ExactAmount(floorDivided(added(multiplied(2, this.units), unit), multiplied(2, unit)), decimals);
  }

  /** Divided by a number other than zero, to cents, half away from zero. */
  centsOf(divisor: ExactAmount): ExactAmount {
    const above = multiplied(this.abs().units, powerOfTen(divisor.scale + 2));
    const below = multiplied(divisor.abs().units, powerOfTen(this.scale));
    const cents = floorDivided(added(multiplied(2, above), below), multiplied(2, below));
    return new ExactAmount(this.units < 0 === divisor.units < 0 ? cents : -cents, 2);
  }

  /** How many digits stand behind the point, zeros at the end aside. */
  get decimals(): number {
    const [, behind = ''] = this.toString().split('.');
    return behind.length;
  }

  /** With so many digits behind the point, at least as many as it has. */
  toFixed(decimals: number): string {
    const units = this.unitsAt(Math.max(decimals, this.scale));
    const digits = String(units < 0 ? -units : units).padStart(Math.max(decimals, this.scale) + 1, '0');
    const point = digits.length - Math.max(decimals, this.scale);
    const behind = digits.slice(point, point + decimals) + digits.slice(point + decimals).replace(/0+$/, '');
    return `${units < 0 ? '-' : ''}${digits.slice(0, point)}${behind === '' ? '' : `.${behind}`}`;
  }

  /** Without zeros at the end: the same for equal numbers. */
  toString(): string {
    return this.toFixed(0);
  }

  private compare(other: ExactAmount): number {
    const scale = Math.max(this.scale, other.scale);
    const [one, two] = [this.unitsAt(scale), other.unitsAt(scale)];
    return one < two ? -1 : one > two ? 1 : 0;
  }

  private unitsAt(scale: number): WholeNumber {
    return scale === this.scale ? this.units : multiplied(this.units, powerOfTen(scale - this.scale));
  }
}
