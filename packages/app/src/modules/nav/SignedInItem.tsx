import { SidebarItem } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { useUserProfile } from '@backstage/plugin-user-settings';
import PersonIcon from '@material-ui/icons/Person';

/** Says who is signed in, and leads to this person's page in the catalog. */
export function SignedInItem() {
  const { displayName, backstageIdentity } = useUserProfile();
  const entityRoute = useRouteRef(entityRouteRef);

  if (!backstageIdentity) {
    return null;
  }
  return (
    <SidebarItem
      icon={PersonIcon}
      to={entityRoute(entityRouteParams(backstageIdentity.userEntityRef))}
      text={displayName}
    />
  );
}
