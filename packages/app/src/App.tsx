import { createApp } from '@backstage/frontend-defaults';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// The plugins are found among the dependencies of this package (app.packages).
export default createApp({ features: [navModule, signInModule] });
