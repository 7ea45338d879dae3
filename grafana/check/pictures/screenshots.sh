#!/usr/bin/env bash
# Redraws grafana/screenshots from a day of made-up data. For developers: needs prometheus, chromium, node, the font Inter (Debian:
# fonts-inter) and about 600 MB of npm.
#   ./mvnw -pl monitor -am package -DskipTests && grafana/check/pictures/screenshots.sh
set -euo pipefail
cd "$(dirname "$0")"
root=../../..
work=$(mktemp -d)
npm ci --silent --legacy-peer-deps --no-audit --no-fund
java -cp "$root/monitor/target/test-classes:$root/monitor/target/repwatch.jar" dev.repwatch.monitor.grafana.History "$work/history.txt"
end=$(date +%s)
promtool tsdb create-blocks-from openmetrics "$work/history.txt" "$work/data" >/dev/null
echo "{}" > "$work/prometheus.yml"
prometheus --config.file="$work/prometheus.yml" --storage.tsdb.path="$work/data" --web.listen-address=127.0.0.1:19090 2> "$work/log" &
server=$!
trap 'kill $server; rm -rf "$work"' EXIT
until curl -sf http://127.0.0.1:19090/-/ready >/dev/null; do kill -0 $server; sleep 1; done
node shoot.mjs http://127.0.0.1:19090 ../../screenshots "$end"
