import { fillPlaceholders } from './fillPlaceholders';

const labels = { source_workload: 'web', destination_service_name: 'payments', source_app: '', odd: 'a"} || {b\\' };

it('puts labels in their places', () => {
  expect(fillPlaceholders('{ resource.service.name = "{{source_workload}}" && span.peer = "{{ destination_service_name }}" }', labels)).toBe(
    '{ resource.service.name = "web" && span.peer = "payments" }'
  );
});

it('leaves a query alone that names none', () => expect(fillPlaceholders('{ status = error }', labels)).toBe('{ status = error }'));

it('asks nothing where a label is not known or empty', () => {
  expect(fillPlaceholders('{app="{{source_app}}"}', labels)).toBeUndefined();
  expect(fillPlaceholders('{app="{{nothing}}"}', labels)).toBeUndefined();
});

it('lets no name end the text that it stands in', () => {
  expect(fillPlaceholders('{app="{{odd}}"}', labels)).toBe('{app="a\\"} || {b\\\\"}');
});

it('leaves quotes alone that end nothing: LogQL and TraceQL refuse to see them escaped', () => {
  expect(fillPlaceholders('{app="{{app}}"}', { app: "it's `so`\n" })).toBe('{app="it\'s `so`\\n"}');
});

it('asks nothing where a name would end the text that it stands in', () => {
  expect(fillPlaceholders('{app=`{{app}}`}', { app: 'a`} or {b' })).toBeUndefined();
});

it('takes no label that a pair does not have itself', () => {
  expect(fillPlaceholders('{app="{{constructor}}"}', labels)).toBeUndefined();
});
