import { Content } from '@backstage/core-components';
import { PageLayout } from '@backstage/frontend-plugin-api';
import { CustomHomepageGrid } from '@backstage/plugin-home';
import type { HomePageLayoutProps } from '@backstage/plugin-home-react/alpha';
import HomeIcon from '@material-ui/icons/Home';
import { Fragment, useMemo } from 'react';

// The widgets stand side by side where there is room for two, and one below the other where not.
const COLUMNS = { xl: 12, lg: 12, md: 12, sm: 6, xs: 4, xxs: 2 };

/** The widgets under the name of the page, in a grid that everybody may arrange anew. */
export function HomeLayout(props: HomePageLayoutProps) {
  const { widgets, defaultConfig } = props;
  const config = useMemo(
    () =>
      defaultConfig?.map(({ column, row, ...rest }) => ({
        ...rest,
        x: column,
        y: row,
      })),
    [defaultConfig],
  );
  return (
    <PageLayout title="Home" icon={<HomeIcon fontSize="inherit" />}>
      <Content>
        <CustomHomepageGrid config={config} cols={COLUMNS}>
          {widgets.map(({ component, node }) => (
            <Fragment key={node.spec.id}>{component}</Fragment>
          ))}
        </CustomHomepageGrid>
      </Content>
    </PageLayout>
  );
}
