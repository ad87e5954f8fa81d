import { z } from 'zod/v4';
import { type SchemasOf, exactly, listOf, named } from './exactly';

/** One page of a list. @public */
export interface Page<T> {
  readonly items: readonly T[];
  readonly pageInfo: {
    /** Missing on the last page. */
    readonly nextCursor?: string;
    /** There are more than `totalItems`: they are not counted further. */
    readonly totalIsAtLeast?: true;
  };
  /** How many there are on all pages: exact up to a thousand. */
  readonly totalItems: number;
}

/** The fields of a page. */
export function pageFields<T>(item: z.ZodType<T>): SchemasOf<Page<T>> {
  return {
    items: listOf(item),
    pageInfo: exactly<Page<T>['pageInfo']>({
      nextCursor: z.string().optional(),
      totalIsAtLeast: z.literal(true).optional(),
    }),
    totalItems: z.int(),
  };
}

/** The pages of a list. */
export function pageOf<T>(name: string, item: z.ZodType<T>) {
  return named(name, exactly<Page<T>>(pageFields(item)));
}

/** A list that is answered whole. @public */
export interface ItemList<T> {
  readonly items: readonly T[];
}

/** The lists that are answered whole. */
export function itemsOf<T>(name: string, item: z.ZodType<T>) {
  return named(name, exactly<ItemList<T>>({ items: listOf(item) }));
}
