import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { anchorsOf, headingsOf } from '../conformance/documents.ts';
import { requireTool } from '../kit/provision.ts';
import { ALERT_CASES, type Series } from './alert-cases.ts';
import { repository, textOf, yamlOf } from './deployment.ts';

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

interface Dashboard {
  readonly uid: string;
  readonly panels: readonly Panel[];
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly query: { readonly query: string } }[];
  };
}

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly datasource?: { readonly uid: string };
  readonly targets?: readonly { readonly expr: string }[];
}

const { groups } = yamlOf<{ readonly groups: readonly { readonly rules: readonly Rule[] }[] }>(
  'deploy/prometheus/alerts.yml',
);
const rules = groups.flatMap((group) => group.rules);
const dashboard = JSON.parse(textOf('deploy/grafana/dashboards/turnpike.json')) as Dashboard;
const shown = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const HANDBOOK = 'docs/operations.md';

/** Names that a node serves, with those that Prometheus derives from a histogram. */
const served = (async () => {
  const text = await createMetrics().text();
  const names = [...text.matchAll(/^# TYPE (\S+) (\w+)$/gm)].flatMap(([, name = '', type]) =>
    type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
  );
  // `up` is Prometheus' own.
  return new Set([...names, 'up']);
})();

function metricsIn(expression: string): readonly string[] {
  return [...expression.matchAll(/\b(?:(?:turnpike|process|nodejs)_\w+|up\b)/g)].map(([name]) => name);
}

function promtool(tool: string, args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(tool, args, { cwd: repository, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function withFile<Result>(content: object, use: (path: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-promtool-'));
  try {
    const path = join(folder, 'content.yml');
    writeFileSync(path, JSON.stringify(content)); // JSON is YAML.
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('Prometheus', () => {
  it('accepts its configuration and the rules', (context) => {
    const checked = promtool(requireTool(context, 'promtool'), ['check', 'config', 'deploy/prometheus/prometheus.yml']);
    expect(checked).toEqual({ status: 0, output: expect.stringContaining(`${rules.length} rules found`) });
  });

  it('scrapes the nodes and the bridge of docker-compose.yml', () => {
    const { services } = yamlOf<{ readonly services: Readonly<Record<string, unknown>> }>('docker-compose.yml');
    const wanted = Object.keys(services).filter((name) => /^(?:node-\d|bridge)$/.test(name));
    const targets = [...textOf('deploy/prometheus/prometheus.yml').matchAll(/\b([\w-]+):9464/g)];
    expect(targets.map(([, host]) => host).sort()).toEqual(wanted.sort());
  });
});

describe('the alerts', () => {
  it('look at metrics that a node serves', async () => {
    const known = await served;
    for (const { alert, expr } of rules) {
      expect([alert, metricsIn(expr).length > 0]).toEqual([alert, true]);
      expect([alert, metricsIn(expr).filter((name) => !known.has(name))]).toEqual([alert, []]);
    }
  });

  it('have a section of the handbook each, which says what to see, what it means, what to do and what not', () => {
    const anchors = anchorsOf(HANDBOOK);
    const text = textOf(HANDBOOK);
    for (const { alert, annotations } of rules) {
      const [page, anchor = ''] = annotations.runbook.split('#');
      expect([alert, page, anchor, anchors.has(anchor)]).toEqual([alert, HANDBOOK, alert.toLowerCase(), true]);
      const section = text.split(`\n### ${alert}\n`)[1]?.split(/\n##/)[0] ?? '';
      const parts = [...section.matchAll(/^\*\*([\w ]+)\*\*/gm)].map(([, part]) => part);
      expect([alert, parts]).toEqual([alert, ['Symptom', 'Meaning', 'First look', 'Do', 'Do not']]);
    }
    const sections = headingsOf(HANDBOOK).filter(({ text: title }) => title.startsWith('Turnpike'));
    expect(sections.map(({ text: title }) => title).sort()).toEqual(rules.map(({ alert }) => alert).sort());
  });

  it('say how soon somebody has to come, in one of two words', () => {
    expect([...new Set(rules.map(({ labels }) => labels['severity']))].sort()).toEqual(['page', 'ticket']);
  });

  it('fire when they should, and not before', (context) => {
    const tool = requireTool(context, 'promtool');
    expect(ALERT_CASES.map(([alert]) => alert).sort()).toEqual(rules.map(({ alert }) => alert).sort());
    const tests = ALERT_CASES.flatMap(([alert, firing, quiet]) => [
      { interval: '1m', input_series: seriesOf(firing), promql_expr_test: [countOf(alert, 1)] },
      { interval: '1m', input_series: seriesOf(quiet), promql_expr_test: [countOf(alert, 0)] },
    ]);
    const content = {
      rule_files: [join(repository, 'deploy/prometheus/alerts.yml')],
      evaluation_interval: '1m',
      tests,
    };
    const tested = withFile(content, (path) => promtool(tool, ['test', 'rules', path]));
    expect(tested).toEqual({ status: 0, output: expect.stringContaining('SUCCESS') });
  });
});

describe('the dashboard', () => {
  it('shows metrics that a node serves, each of those of the product', async () => {
    const known = await served;
    const names = shown.flatMap(metricsIn);
    expect(names.filter((name) => !known.has(name))).toEqual([]);
    const product = [...known].filter((name) => /^turnpike_.*(?<!_bucket|_sum|_count)$/.test(name));
    const seen = new Set(names.map((name) => name.replace(/_bucket$/, '')));
    expect(product.filter((name) => !seen.has(name))).toEqual(NOT_SHOWN);
  });

  it('asks what Prometheus understands', (context) => {
    const variables = [
      ['$__rate_interval', '5m'],
      ['$node', '.*'],
    ] as const;
    const asRule = (expr: string, index: number) => ({
      record: `shown:${index}`,
      expr: variables.reduce((text, [name, value]) => text.replaceAll(name, value), expr),
    });
    const content = { groups: [{ name: 'shown', rules: shown.map(asRule) }] };
    const checked = withFile(content, (path) => promtool(requireTool(context, 'promtool'), ['check', 'rules', path]));
    expect(checked).toEqual({ status: 0, output: expect.stringContaining(`${shown.length} rules found`) });
  });

  it('takes its data from the source that is provisioned, and lays no panel over another', () => {
    const { datasources } = yamlOf<{ readonly datasources: readonly { readonly uid: string }[] }>(
      'deploy/grafana/provisioning/datasources/prometheus.yml',
    );
    const { panels } = dashboard;
    const sources = new Set(panels.map(({ datasource }) => datasource?.uid).filter((uid) => uid !== undefined));
    expect([...sources]).toEqual(datasources.map(({ uid }) => uid));
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
  });

  it('is where the provisioned folder is mounted', () => {
    const { providers } = yamlOf<{ readonly providers: readonly { readonly options: { readonly path: string } }[] }>(
      'deploy/grafana/provisioning/dashboards/turnpike.yml',
    );
    const mounted = `./deploy/grafana/dashboards:${providers[0]?.options.path}:ro`;
    expect(textOf('docker-compose.yml')).toContain(mounted);
  });
});

/** What other panels tell as well, or nobody looks at over time. */
const NOT_SHOWN = [
  'turnpike_http_request_duration_seconds',
  'turnpike_provider_operations_total',
  'turnpike_circuit_breaker_changes_total',
  'turnpike_risk_inspection_duration_seconds',
];

function seriesOf(series: Series) {
  return series.map(([name, values]) => ({ series: name, values }));
}

/** Half an hour in, `count` alerts of this name are firing. */
function countOf(alert: string, count: number) {
  return {
    expr: `count(ALERTS{alertname="${alert}", alertstate="firing"}) or vector(0)`,
    eval_time: '30m',
    exp_samples: [{ labels: '{}', value: count }],
  };
}
