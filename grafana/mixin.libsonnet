// For monitoring stacks made with jsonnet: the same files, nothing of its own.
//   local repwatch = import 'repwatch/grafana/mixin.libsonnet';
{
  _config+:: {},
  grafanaDashboards+:: {
    'repwatch-fleet.json': import 'dashboards/repwatch-fleet.json',
    'repwatch-target.json': import 'dashboards/repwatch-target.json',
    'repwatch-list.json': import 'dashboards/repwatch-list.json',
    'repwatch-deliveries.json': import 'dashboards/repwatch-deliveries.json',
    'repwatch-posture.json': import 'dashboards/repwatch-posture.json',
    'repwatch-placement.json': import 'dashboards/repwatch-placement.json',
    'repwatch-warmup.json': import 'dashboards/repwatch-warmup.json',
    'repwatch-feeds.json': import 'dashboards/repwatch-feeds.json',
    'repwatch-desk.json': import 'dashboards/repwatch-desk.json',
    'repwatch-daemon.json': import 'dashboards/repwatch-daemon.json',
  },
  prometheusRules+:: std.parseYaml(importstr 'prometheus/repwatch.rules.yml'),
  prometheusAlerts+:: std.parseYaml(importstr 'prometheus/repwatch.alerts.yml'),
}
