import { css } from '@emotion/css';
import { sceneGraph, type SceneObject } from '@grafana/scenes';
import { toDataQueryError } from '@grafana/runtime';
import { InlineField, Select } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { fetchScenarios, type Scenarios, switchScenario } from './Scenarios';

/** A field has room below it for the next one; in a bar there is none. */
const flush = css({ margin: 0 });

/** Chooses what happens to the simulated mesh from now on. */
export function ScenarioPicker({ scene }: { scene?: SceneObject }) {
  const [state, setState] = useState<Scenarios>();
  const [error, setError] = useState<string>();
  useEffect(() => {
    void fetchScenarios().then(setState, (cause) => setError(toDataQueryError(cause).message));
  }, []);

  // Where time stands still, or there is nothing to choose, a choice would change nothing.
  if (!state || state.fixedNow || state.scenarios.length < 2) {
    return null;
  }
  const choose = async (name = '') => {
    try {
      setState(await switchScenario(name));
      setError(undefined);
      if (scene) {
        sceneGraph.getTimeRange(scene).onRefresh();
      }
    } catch (cause) {
      setError(toDataQueryError(cause).message);
    }
  };
  return (
    <InlineField label="Scenario" invalid={!!error} error={error} transparent htmlFor="scenario" className={flush}>
      <Select
        inputId="scenario"
        width={26}
        menuShouldPortal
        options={state.scenarios.map(({ name, description }) => ({ value: name, label: name, description }))}
        value={state.current}
        onChange={({ value }) => void choose(value)}
      />
    </InlineField>
  );
}
