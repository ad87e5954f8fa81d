import path from 'node:path';
import { addImports, changeFile } from './changeFile.mjs';
import { readmeBlock } from './readmeBlock.mjs';

const PLUGIN_README = 'plugins/release-gate/README.md';

/** Puts what a block of the plugin's README shows where it belongs: its imports to the others, the rest in a place. */
function place(file, block, at) {
  const lines = readmeBlock(block, PLUGIN_README)
    .split('\n')
    .filter(line => line && !line.startsWith('//'));
  const isImport = line => line.startsWith('import ');
  const element = lines
    .filter(line => !isImport(line))
    .join('\n')
    .replace(/;$/, '');
  changeFile(
    file,
    at.before,
    at.instead ? element : `${element}\n${at.before}`,
  );
  addImports(file, lines.filter(isImport).join('\n'));
}

/** The new frontend system finds the pages by itself: only the sign-in is of its own. */
function completeNext(portal) {
  const app = path.join(portal, 'packages/app/src/App.tsx');
  changeFile(app, 'homeModule]', 'homeModule, signInModule]');
  addImports(app, "import { signInModule } from './modules/signIn';");
}

function completeLegacy(portal) {
  const source = path.join(portal, 'packages/app/src');
  const app = path.join(source, 'App.tsx');
  const entityPage = path.join(source, 'components/catalog/EntityPage.tsx');
  place(app, 'legacy-page', { before: '</FlatRoutes>' });
  place(app, 'legacy-field', {
    before: '<Route path="/create" element={<ScaffolderPage />} />',
    instead: true,
  });
  place(entityPage, 'legacy-tab', {
    before: '<EntityLayout.Route path="/ci-cd" title="CI/CD">',
  });
  place(entityPage, 'legacy-card', {
    before: '<Grid item md={6}>\n      <EntityAboutCard />',
  });
  place(path.join(source, 'components/Root/Root.tsx'), 'legacy-sidebar', {
    before: '{/* End global nav */}',
  });
  place(
    path.join(source, 'components/search/SearchPage.tsx'),
    'legacy-search',
    { before: '</SearchResult>' },
  );
  changeFile(
    app,
    `<SignInPage {...props} auto providers={['guest']} />`,
    '<ProxiedSignInPage {...props} provider="oauth2Proxy" />',
  );
  changeFile(app, '  SignInPage,\n', '  ProxiedSignInPage,\n');
}

/** The portals that it is tried in: as `create-app` makes them, and what a company has done to them besides. */
export const consumers = {
  next: {
    createAppArguments: [],
    commands: () => readmeBlock('commands'),
    complete: completeNext,
  },
  legacy: {
    createAppArguments: ['--legacy'],
    commands: () =>
      readmeBlock('commands') + readmeBlock('legacy-commands', PLUGIN_README),
    complete: completeLegacy,
  },
};
