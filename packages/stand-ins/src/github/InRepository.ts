import type { Request, RequestHandler, Response } from 'express';
import type { GithubRepository } from './GithubRepository';

export const AT = '/repos/:owner/:repo';

/** Answers with what goes out as JSON: 201 where something is made, else 200. */
type Answer = (
  repository: GithubRepository,
  req: Request,
  res: Response,
) => object;

export type InRepository = (docs: string, answer: Answer) => RequestHandler;
