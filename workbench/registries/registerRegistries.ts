import {
  standardEditorsRegistry,
  standardFieldConfigEditorRegistry,
  standardTransformers,
  standardTransformersRegistry,
} from '@grafana/data';
import { fieldProperties } from './fieldProperties';
import { optionEditors } from './optionEditors';
import { toRegistered } from './toRegistered';

/** Fills the registries from which panels read what their options and fields can be. */
export function registerRegistries() {
  standardEditorsRegistry.setInit(() => optionEditors);
  standardFieldConfigEditorRegistry.setInit(() => fieldProperties);
  standardTransformersRegistry.setInit(() =>
    // One of them is listed twice, the second time by its former name.
    [...new Set(Object.values(standardTransformers))].map(toRegistered)
  );
}
