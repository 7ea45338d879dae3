// What a classic dashboard of ours may hold, from Grafana's published types. The package's export map blocks deep imports,
// hence the relative paths.
import * as bargauge from './node_modules/@grafana/schema/dist/types/raw/composable/bargauge/panelcfg/x/types.gen';
import * as heatmap from './node_modules/@grafana/schema/dist/types/raw/composable/heatmap/panelcfg/x/types.gen';
import * as stat from './node_modules/@grafana/schema/dist/types/raw/composable/stat/panelcfg/x/types.gen';
import * as statetimeline from './node_modules/@grafana/schema/dist/types/raw/composable/statetimeline/panelcfg/x/types.gen';
import * as table from './node_modules/@grafana/schema/dist/types/raw/composable/table/panelcfg/x/types.gen';
import * as timeseries from './node_modules/@grafana/schema/dist/types/raw/composable/timeseries/panelcfg/x/types.gen';
import * as dashboard from './node_modules/@grafana/schema/dist/types/raw/dashboard/x/types.gen';

// Partial<> keeps types of one name apart: the generator names only what it does not inline.
/** A piece of a dashboard by the name of what it is: {"stat_options": {...}} is checked as options of a stat panel. */
export interface Classic {
  dashboard?: dashboard.Dashboard;
  field?: dashboard.FieldConfig;
  query?: Query;
  bargauge_options?: Partial<bargauge.Options>;
  heatmap_options?: Partial<heatmap.Options>;
  heatmap_custom?: Partial<heatmap.FieldConfig>;
  'state-timeline_options'?: Partial<statetimeline.Options>;
  'state-timeline_custom'?: Partial<statetimeline.FieldConfig>;
  stat_options?: Partial<stat.Options>;
  table_options?: Partial<table.Options>;
  table_custom?: Partial<table.FieldConfig>;
  timeseries_options?: Partial<timeseries.Options>;
  timeseries_custom?: Partial<timeseries.FieldConfig>;
}

/** A query to Prometheus. Grafana publishes this type under the AGPL only, so this is our own list of what we use. */
export interface Query {
  refId: string;
  datasource: dashboard.DataSourceRef;
  expr: string;
  legendFormat: string;
  instant: boolean;
  range: boolean;
  format?: 'time_series' | 'table' | 'heatmap';
  editorMode: 'code' | 'builder';
}
