import {
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
} from '@backstage/core-components';
import { NavContentComponentProps } from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import MenuIcon from '@material-ui/icons/Menu';
import PersonIcon from '@material-ui/icons/Person';
import { ReleaseGateSidebarItem } from 'backstage-plugin-release-gate';
import { SidebarLogo } from './SidebarLogo';
import { SignedInItem } from './SignedInItem';
import { SignOutItem } from './SignOutItem';

/** Pages on top, the person at the bottom. */
export function PortalSidebar(props: NavContentComponentProps) {
  const nav = props.navItems.withComponent(item => (
    <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
  ));
  // These have entries of their own, which count what is unread and what waits.
  nav.take('page:notifications');
  nav.take('page:release-gate');
  const settings = nav.take('page:user-settings');

  return (
    <Sidebar>
      <SidebarLogo />
      <SidebarDivider />
      <SidebarGroup label="Menu" icon={<MenuIcon />}>
        {nav.take('page:home')}
        {nav.take('page:catalog')}
        <ReleaseGateSidebarItem />
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup label="You" icon={<PersonIcon />}>
        <NotificationsSidebarItem />
        {settings}
        <SignedInItem />
        <SignOutItem />
      </SidebarGroup>
    </Sidebar>
  );
}
