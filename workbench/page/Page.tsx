import { ThemeContext } from '@grafana/data';
import { ErrorBoundaryAlert, GlobalStyles, PortalContainer } from '@grafana/ui';
import { PageRouter } from './PageRouter';
import { usePageTheme } from './usePageTheme';
import { Workbench } from './Workbench';

export function Page() {
  return (
    <PageRouter>
      <ThemedPage />
    </PageRouter>
  );
}

function ThemedPage() {
  return (
    <ThemeContext.Provider value={usePageTheme()}>
      <GlobalStyles />
      <ErrorBoundaryAlert style="page">
        <Workbench />
      </ErrorBoundaryAlert>
      <PortalContainer />
    </ThemeContext.Provider>
  );
}
