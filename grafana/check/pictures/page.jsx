// Draws one dashboard with Grafana's published components. What Grafana keeps to itself is drawn plainly here: the state
// timeline, the heat map and the grid. window.SHOT = { board, from, to, frames: { [panel id]: [frame] } } comes from shoot.mjs.
import { createRoot } from 'react-dom/client';
import {
  applyFieldOverrides, createTheme, getFieldDisplayValues, identityOverrideProcessor, Registry, standardTransformers,
  standardTransformersRegistry, toDataFrame, transformDataFrame, dateTime, getDisplayProcessor, getDisplayValueAlignmentFactors,
} from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { BarGauge, BigValue, PanelChrome, Table, ThemeContext, TimeSeries } from '@grafana/ui';
import { lastValueFrom } from 'rxjs';

const { board, from, to, frames } = window.SHOT;
const theme = createTheme({ colors: { mode: 'dark' } });
const COLUMN = 1600 / 24;
const ROW = 38;
const range = { from: dateTime(from), to: dateTime(to), raw: { from: dateTime(from), to: dateTime(to) } };

standardTransformersRegistry.setInit(() => {
  const seen = new Set();
  return Object.values(standardTransformers)
    .filter((it) => !seen.has(it.id) && seen.add(it.id))
    .map((it) => ({ id: it.id, name: it.name, aliasIds: [], transformation: () => Promise.resolve(it), editor: () => null }));
});

function registryFor(panel) {
  const ids = new Set(['unit', 'min', 'max', 'decimals', 'displayName', 'color', 'thresholds', 'mappings', 'links', 'noValue']);
  Object.keys(panel.fieldConfig.defaults.custom ?? {}).forEach((key) => ids.add(`custom.${key}`));
  panel.fieldConfig.overrides.forEach((o) => o.properties.forEach((p) => ids.add(p.id)));
  return new Registry(() =>
    [...ids].map((id) => ({
      id, path: id, name: id, isCustom: false, process: identityOverrideProcessor, shouldApply: () => true, editor: () => null, override: () => null, settings: {},
    })),
  );
}

async function dataOf(panel) {
  let data = frames[panel.id].map(toDataFrame);
  if (panel.transformations) {
    data = await lastValueFrom(transformDataFrame(panel.transformations, data, { interpolate: (s) => s }));
  }
  return applyFieldOverrides({
    data, fieldConfig: panel.fieldConfig, replaceVariables: (s) => s, theme, fieldConfigRegistry: registryFor(panel), timeZone: 'utc',
  });
}

const empty = (data) => data.every((frame) => frame.length === 0);
const Nothing = ({ panel }) => (
  <div style={{ display: 'flex', height: '100%', alignItems: 'center', justifyContent: 'center', color: theme.colors.text.secondary }}>
    {panel.fieldConfig.defaults.noValue}
  </div>
);

function Stat({ panel, data, width, height }) {
  const [shown] = getFieldDisplayValues({
    fieldConfig: panel.fieldConfig, reduceOptions: panel.options.reduceOptions, replaceVariables: (s) => s, theme, data, timeZone: 'utc',
  });
  if (!shown) return <Nothing panel={panel} />;
  return <BigValue value={{ ...shown.display, title: '' }} width={width} height={height} theme={theme} colorMode={panel.options.colorMode} graphMode="none" textMode="value" justifyMode="auto" />;
}

function Bars({ panel, data, width, height }) {
  const shown = getFieldDisplayValues({
    fieldConfig: panel.fieldConfig, reduceOptions: panel.options.reduceOptions, replaceVariables: (s) => s, theme, data, timeZone: 'utc',
  });
  const each = Math.min(34, height / Math.max(1, shown.length));
  const alignment = getDisplayValueAlignmentFactors(shown);
  return (
    <div>
      {shown.map((it, i) => (
        <div key={i} style={{ marginBottom: 6 }}>
          <BarGauge width={width} height={each - 6} orientation="horizontal" displayMode="basic" value={it.display} field={it.field} alignmentFactors={alignment} theme={theme} itemSpacing={6} lcdCellWidth={8} showUnfilled />
        </div>
      ))}
    </div>
  );
}

// what the colours of a state timeline mean
function meanings(panel) {
  return panel.fieldConfig.defaults.mappings.flatMap((it) => (it.type === 'value' ? Object.values(it.options) : []))
    .map((it) => ({ text: it.text, color: theme.visualization.getColorByName(it.color) }));
}

function Timeline({ panel, data, width, height }) {
  const series = data.filter((frame) => frame.length > 0);
  const row = Math.min(24, (height - 44) / Math.max(1, series.length));
  const x = (t) => 190 + ((t - from) / (to - from)) * (width - 200);
  return (
    <svg width={width} height={height} fontSize={12} fill={theme.colors.text.primary}>
      {series.map((frame, i) => {
        const [time, value] = frame.fields;
        const name = value.config.displayNameFromDS ?? value.name;
        const process = getDisplayProcessor({ field: value, theme, timeZone: 'utc' });
        return (
          <g key={i} transform={`translate(0 ${i * row})`}>
            <text x={4} y={row * 0.65}>{name}</text>
            {time.values.map((t, k) => (
              <rect key={k} x={x(t)} y={1} height={row * 0.85} width={Math.max(1, x(time.values[k + 1] ?? Math.min(t + 300000, to)) - x(t)) + 0.5} shapeRendering="crispEdges" fill={process(value.values[k]).color} />
            ))}
          </g>
        );
      })}
      {[0, 0.25, 0.5, 0.75, 1].map((p) => (
        <text key={p} x={190 + p * (width - 230)} y={height - 26} fill={theme.colors.text.secondary}>{new Date(from + p * (to - from)).toISOString().slice(11, 16)}</text>
      ))}
      {meanings(panel).map((it, i) => (
        <g key={it.text} transform={`translate(${4 + i * 110} ${height - 6})`}>
          <rect y={-7} width={14} height={4} rx={2} fill={it.color} />
          <text x={20}>{it.text}</text>
        </g>
      ))}
    </svg>
  );
}

function Heat({ data, width, height }) {
  const buckets = data
    .map((frame) => ({ le: Number(String(frame.fields[1]?.config.displayNameFromDS).replace('+Inf', 'Infinity')), time: frame.fields[0].values, value: frame.fields[1].values }))
    .sort((a, b) => a.le - b.le);
  const cells = [];
  const h = (height - 20) / Math.max(1, buckets.length);
  const most = Math.max(1, ...buckets.flatMap((b, i) => b.value.map((v, k) => v - (buckets[i - 1]?.value[k] ?? 0))));
  buckets.forEach((bucket, i) =>
    bucket.time.forEach((t, k) => {
      const v = bucket.value[k] - (buckets[i - 1]?.value[k] ?? 0);
      if (v > 0) cells.push(<rect key={`${i} ${k}`} x={60 + ((t - from) / (to - from)) * (width - 70)} y={height - 20 - (i + 1) * h} width={Math.max(2, (width - 70) / bucket.time.length)} height={h - 1} fill="orange" opacity={0.15 + 0.85 * Math.sqrt(v / most)} />);
    }),
  );
  return (
    <svg width={width} height={height} fontSize={11} fill={theme.colors.text.secondary}>
      {buckets.map((b, i) => <text key={i} x={4} y={height - 20 - (i + 0.3) * h}>{b.le === Infinity ? 'more' : `${b.le} s`}</text>)}
      {cells}
    </svg>
  );
}

function Body({ panel, data, width, height }) {
  if (empty(data)) return <Nothing panel={panel} />;
  switch (panel.type) {
    case 'stat': return <Stat {...{ panel, data, width, height }} />;
    case 'bargauge': return <Bars {...{ panel, data, width, height }} />;
    case 'table': return <Table data={data[0]} width={width} height={height} initialSortBy={panel.options.sortBy} />;
    case 'timeseries': return <TimeSeries frames={data} structureRev={1} timeRange={range} timeZone="utc" width={width} height={height} legend={panel.options.legend} />;
    case 'state-timeline': return <Timeline {...{ panel, data, width, height }} />;
    case 'heatmap': return <Heat {...{ data, width, height }} />;
    default: throw new Error(panel.type);
  }
}

function Panel({ panel, data }) {
  const { x, y, w, h } = panel.gridPos;
  const style = { position: 'absolute', left: x * COLUMN + 4, top: y * ROW + 60, width: w * COLUMN - 8, height: h * ROW - 8 };
  if (panel.type === 'row') return <div style={{ ...style, color: theme.colors.text.primary, fontWeight: 500, paddingTop: 6 }}>{panel.collapsed ? '▸' : '▾'} {panel.title}</div>;
  return (
    <div style={style}>
      <PanelChrome title={panel.title} description={panel.description} width={w * COLUMN - 8} height={h * ROW - 8}>
        {(width, height) => <Body {...{ panel, data, width, height }} />}
      </PanelChrome>
    </div>
  );
}

await initPluginTranslations('grafana');
const shown = [];
for (const panel of board.panels) {
  shown.push(<Panel key={panel.id} panel={panel} data={panel.type === 'row' ? [] : await dataOf(panel)} />);
}
document.body.style.background = theme.colors.background.canvas;
document.body.style.color = theme.colors.text.primary;
document.body.style.fontFamily = theme.typography.fontFamily;
createRoot(document.getElementById('root')).render(
  <ThemeContext.Provider value={theme}>
    <div style={{ position: 'relative' }}>
      <div style={{ color: theme.colors.text.primary, fontSize: 20, padding: '18px 8px' }}>
        {board.title} <span style={{ color: theme.colors.text.secondary, fontSize: 14 }}>{board.description}</span>
      </div>
      {shown}
    </div>
  </ThemeContext.Provider>,
);
