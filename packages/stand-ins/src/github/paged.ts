import type { Request, Response } from 'express';
import type { GithubRepository } from './GithubRepository';

/** A page of a list, and the header that says where the next one is. */
export function paged<T>(
  { url }: GithubRepository,
  req: Request,
  res: Response,
  items: readonly T[],
): readonly T[] {
  const number = Math.max(1, Number(req.query.page) || 1);
  const size = Math.min(100, Number(req.query.per_page) || 30);
  if (number * size < items.length) {
    const next = new URL(req.originalUrl, url);
    next.searchParams.set('page', String(number + 1));
    res.set('link', `<${next}>; rel="next"`);
  }
  return items.slice((number - 1) * size, number * size);
}
