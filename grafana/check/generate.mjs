// npm ci && node generate.mjs: writes the schema and the registries into the test resources.
// Both packages are Apache-2.0. @grafana/prometheus is AGPL-3.0-only and must not come in.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createGenerator } from 'ts-json-schema-generator';

const out = new URL('../../monitor/src/test/resources/dev/repwatch/monitor/grafana/', import.meta.url);

const schema = createGenerator({
  path: 'classic.ts',
  tsconfig: 'tsconfig.json',
  type: 'Classic',
  additionalProperties: false,
  skipTypeCheck: true,
  jsDoc: 'none',
}).createSchema('Classic');
// Grafana itself writes these three, its types do not have them
Object.assign(schema.definitions['AnnotationQuery'].properties, {
  expr: { type: 'string' },
  step: { type: 'string' },
  titleFormat: { type: 'string' },
});
schema.definitions['VariableModel'].properties.definition = { type: 'string' };
schema.definitions['VariableModel'].properties.current = { type: 'object' };
writeFileSync(new URL('schema.json', out), JSON.stringify(schema, null, 1) + '\n');

globalThis.navigator ??= { userAgent: 'node', platform: 'node', language: 'en-US', languages: ['en-US'] };
const data = createRequire(import.meta.url)('@grafana/data'); // its ES build does not load in plain Node
const ids = (registry) => registry.list().map((it) => it.id).sort();
const registries = {
  units: data.getValueFormats().flatMap((group) => group.submenu.map((it) => it.value)).sort(),
  transformers: [...new Set(Object.values(data.standardTransformers).map((it) => it.id))].sort(),
  fieldMatchers: ids(data.fieldMatchers),
  reducers: ids(data.fieldReducers),
};
writeFileSync(new URL('registries.json', out), JSON.stringify(registries, null, 1) + '\n');
process.exit(0);
