import type { Request } from 'express';
import { Refused } from './githubErrors';

export function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

export function required({ body }: Request, key: string): string {
  const value: unknown = body[key];
  if (value === undefined) {
    throw new Refused(422, `Invalid request.\n\n"${key}" wasn't supplied.`);
  }
  if (typeof value !== 'string') {
    throw new Refused(
      422,
      `Invalid request.\n\nFor 'properties/${key}', ${JSON.stringify(
        value,
      )} is not a string.`,
    );
  }
  return value;
}

export function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(text) : [];
}
