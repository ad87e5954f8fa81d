import type { GithubRepositorySeed } from 'vendor-stand-ins';

/** The token in app-config.yaml, which opens the stand-in and nothing else. */
export const DEMO_GITHUB_TOKEN = 'release-gate-demo-github-token';

const SERVICES = [
  'payments',
  'project-hub',
  'time-sheets',
  'file-share',
] as const;

/** Where the documents of the demo's services go by pull request. */
export function demoRepositories(): readonly GithubRepositorySeed[] {
  return SERVICES.map(name => ({
    owner: 'client-portal',
    name,
    files: { 'README.md': `# ${name}\n\nA service of the client portal.\n` },
  }));
}
