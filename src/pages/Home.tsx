import { locationUtil } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { LinkButton, Stack, Text } from '@grafana/ui';

/** The app's only page: what was installed, and the two steps that lead to a picture of the mesh. */
export function Home() {
  return (
    <PluginPage>
      <Stack direction="column" gap={3}>
        <Text element="p">
          Alidade shows an Istio mesh from the metrics that it already emits. It brings two plugins: the data source
          “Istio mesh”, which asks a Prometheus-compatible server in Istio&apos;s own terms, and the panel “Mesh graph”,
          which draws the answer.
        </Text>
        <Step number={1} title="Add the data source">
          <Text element="p">
            Give it the address of the Prometheus that scrapes the mesh, then press “Save &amp; test”: it says which
            of Istio&apos;s metrics it found there.
          </Text>
          <LinkButton icon="plus" href={locationUtil.assureBaseUrl('/connections/datasources/alidade-istio-datasource')}>
            Add an Istio mesh data source
          </LinkButton>
        </Step>
        <Step number={2} title="Draw the mesh">
          <Text element="p">
            Add a panel to a dashboard, choose the data source, the query type “Graph” and the visualization “Mesh
            graph”. For alert rules and time series, choose the query type “Metric”.
          </Text>
          <LinkButton icon="apps" variant="secondary" href={locationUtil.assureBaseUrl('/dashboard/new')}>
            Create a dashboard
          </LinkButton>
        </Step>
      </Stack>
    </PluginPage>
  );
}

function Step({ number, title, children }: { number: number; title: string; children: React.ReactNode }) {
  return (
    <Stack direction="column" gap={1} alignItems="flex-start">
      <Text element="h2" variant="h4">
        {`${number}. ${title}`}
      </Text>
      {children}
    </Stack>
  );
}
