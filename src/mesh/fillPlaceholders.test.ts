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
