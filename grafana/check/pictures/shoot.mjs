// node shoot.mjs PROMETHEUS OUT [END]: draws every dashboard from the data of a running Prometheus into OUT/*.png, 24 hours up to
// END (Unix seconds; now when absent). Needs chromium on the PATH. See screenshots.sh.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';

const [prometheus, out, end] = process.argv.slice(2);
const to = Number(end ?? Math.floor(Date.now() / 1000));
const from = to - 24 * 3600;
const step = 300;
const dashboards = resolve('../../dashboards');
const folder = mkdtempSync(join(tmpdir(), 'repwatch-shots-'));
mkdirSync(out, { recursive: true });

// what is chosen in the drop-downs: all, and one target on the board that is about one
const chosen = (board) => (board.uid === 'repwatch-target' ? { target: '192[.]0[.]2[.]11' } : {});
const filled = (expr, board) =>
  expr.replaceAll('$__rate_interval', '15m').replaceAll('$__range', '24h').replaceAll('$pool', '.*')
    .replace(/\$(job|instance|target|list|source)/g, (_, name) => chosen(board)[name] ?? '.+')
    .replaceAll('time()', String(to)); // the data may be of yesterday

async function ask(path, parameters) {
  const answer = await (await fetch(`${prometheus}/api/v1/${path}`, { method: 'POST', body: new URLSearchParams(parameters) })).json();
  if (answer.status !== 'success') throw new Error(`${answer.error} in ${parameters.query}`);
  return answer.data.result;
}

const legend = (format, labels) =>
  format === '__auto' ? Object.entries(labels).map(([k, v]) => `${k}=${v}`).join(' ') || 'Value' : format.replace(/{{\s*(\w+)\s*}}/g, (_, k) => labels[k] ?? '');

async function frames(target, board) {
  const query = filled(target.expr, board);
  if (target.format === 'table') {
    const rows = await ask('query', { query, time: to });
    const labels = [...new Set(rows.flatMap((row) => Object.keys(row.metric)))].sort();
    return [{
      refId: target.refId,
      fields: [
        { name: 'Time', type: 'time', config: {}, values: rows.map((row) => row.value[0] * 1000) },
        ...labels.map((name) => ({ name, type: 'string', config: { filterable: true }, values: rows.map((row) => row.metric[name] ?? '') })),
        { name: 'Value', type: 'number', config: {}, values: rows.map((row) => Number(row.value[1])) },
      ],
    }];
  }
  const series = target.instant
    ? (await ask('query', { query, time: to })).map((row) => ({ metric: row.metric, values: [row.value] }))
    : await ask('query_range', { query, start: from, end: to, step });
  return series.map(({ metric, values }) => ({
    refId: target.refId,
    name: legend(target.legendFormat, metric),
    fields: [
      { name: 'Time', type: 'time', config: { interval: step * 1000 }, values: values.map((v) => v[0] * 1000) },
      { name: 'Value', type: 'number', labels: metric, config: { displayNameFromDS: legend(target.legendFormat, metric) }, values: values.map((v) => Number(v[1])) },
    ],
  }));
}

await build({
  entryPoints: ['page.jsx'], bundle: true, format: 'esm', outfile: join(folder, 'page.js'), jsx: 'automatic', logLevel: 'error',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  loader: { '.ttf': 'dataurl', '.woff': 'dataurl', '.woff2': 'dataurl', '.svg': 'dataurl' },
  alias: { 'react-custom-scrollbars-2': resolve('scrollbars.jsx') },
});

for (const file of readdirSync(dashboards).sort()) {
  const board = JSON.parse(readFileSync(join(dashboards, file)));
  const data = {};
  for (const panel of board.panels) {
    if (panel.type !== 'row') data[panel.id] = (await Promise.all(panel.targets.map((target) => frames(target, board)))).flat();
  }
  const height = 80 + 38 * Math.max(...board.panels.map((p) => p.gridPos.y + p.gridPos.h));
  const shot = JSON.stringify({ board, from: from * 1000, to: to * 1000, frames: data }).replaceAll('<', '\\u003c');
  const page = join(folder, file.replace('.json', '.html'));
  writeFileSync(page, `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="page.css"><style>*{box-sizing:border-box}button{color:inherit;font-family:inherit}</style><body style="margin:0"><div id="root"></div>
<script>window.SHOT = ${shot}</script><script type="module" src="page.js"></script>`);
  execFileSync('chromium', ['--headless=new', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--allow-file-access-from-files',
    '--virtual-time-budget=20000', `--window-size=1600,${height}`, `--screenshot=${join(resolve(out), file.replace('.json', '.png'))}`, `file://${page}`], { stdio: ['ignore', 'ignore', 'ignore'] });
  // a page that failed to draw is one dark area, which takes no room
  const size = statSync(join(resolve(out), file.replace('.json', '.png'))).size;
  if (size < 30_000) throw new Error(`${file} was not drawn: open ${page} in a browser and look at its console`);
  console.log(file.replace('.json', '.png'));
}
process.exit(0);
