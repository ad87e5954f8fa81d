import { createApp } from '@backstage/frontend-defaults';
import { homeModule } from './modules/home';
import { navModule } from './modules/nav';
import { signInModule } from './modules/signIn';

// The plugins are found among the dependencies of this package (app.packages).
export default createApp({ features: [homeModule, navModule, signInModule] });
