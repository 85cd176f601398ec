import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileConfiguration } from '../../src/config/compile.ts';
import { readSettings } from '../../src/config/settings.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import { PINNED_IMAGE, repository, textOf, unknownSettings } from './deployment.ts';
import { containersOf, folder, kustomization, type Labels, manifests, ofKind, workloads } from './manifests.ts';

const literals = new Map(
  kustomization.configMapGenerator
    .flatMap((map) => map.literals ?? [])
    .map((literal) => [literal.slice(0, literal.indexOf('=')), literal.slice(literal.indexOf('=') + 1)]),
);

/** Keys by secret, as the README says that they are made. */
const secrets = new Map(
  [...textOf('deploy/README.md').matchAll(/create secret generic (\S+)((?:[^\n]*\\\n)+[^\n]*)/g)].map(
    ([, name = '', rest = '']) => [name, [...rest.matchAll(/--from-literal=(\w+)=/g)].map(([, key = '']) => key)],
  ),
);

const API_VERSIONS: Readonly<Record<string, string>> = {
  Namespace: 'v1',
  Service: 'v1',
  StatefulSet: 'apps/v1',
  Deployment: 'apps/v1',
  PodDisruptionBudget: 'policy/v1',
  HorizontalPodAutoscaler: 'autoscaling/v2',
  Ingress: 'networking.k8s.io/v1',
  NetworkPolicy: 'networking.k8s.io/v1',
};

function matches(selector: Labels, labels: Labels): boolean {
  return Object.entries(selector).every(([name, value]) => labels[name] === value);
}

describe('the manifests', () => {
  it('are of kinds in their present versions, each under a name of its own', () => {
    for (const { apiVersion, kind } of manifests) expect([kind, apiVersion]).toEqual([kind, API_VERSIONS[kind]]);
    const names = manifests.map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are all in the kustomization, but for what belongs to others', () => {
    const files = globSync('*.yaml', { cwd: join(repository, folder) });
    const others = ['kustomization.yaml', 'business.yaml', 'prometheus-adapter-rules.yaml'];
    expect(files.filter((file) => !others.includes(file)).sort()).toEqual([...kustomization.resources].sort());
  });

  it('name the image of this release', () => {
    const [image] = kustomization.images;
    const { version } = JSON.parse(textOf('package.json')) as { readonly version: string };
    expect(`${image?.newName}:${image?.newTag}`).toMatch(PINNED_IMAGE);
    expect(image?.newTag).toBe(version);
    const images = workloads.flatMap(({ pod }) => containersOf(pod).map((container) => container.image));
    expect([...new Set(images)]).toEqual([image?.name]);
  });

  it('hold a business configuration that compiles, with keys that nobody has', () => {
    const source = readFileSync(join(repository, folder, 'business.yaml'), 'utf8');
    const compilation = compileConfiguration(source, {
      revision: 1,
      adapters: new Map([['sandbox-bank', { payouts: true }]]),
    });
    expect(compilation).toMatchObject({ ok: true });
    const hashes = [...source.matchAll(/sha256: "(\w+)"/g)].map(([, hash]) => hash);
    for (const hash of hashes) expect(hash).toMatch(/^0{63}\d$/);
    expect(kustomization.configMapGenerator.flatMap(({ files = [] }) => files)).toEqual(['business.yaml']);
  });

  it('hold no secret', () => {
    expect(ofKind('Secret')).toEqual([]);
    expect([...literals.keys()].filter((name) => /SECRET|KEYS|PASSWORD|DATABASE_URL|NATS_URL/.test(name))).toEqual([]);
  });
});

describe.each(workloads.map((workload) => [workload.manifest.metadata.name, workload] as const))(
  'the pods of %s',
  (_name, { manifest, labels, pod }) => {
    it('are those that it selects', () => {
      const { selector } = manifest.spec;
      expect(selector).toEqual({ matchLabels: labels });
    });

    it('run as a user who is not root, cannot become more, and cannot change their own files', () => {
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(pod.automountServiceAccountToken).toBe(false);
      for (const { securityContext } of containersOf(pod))
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
    });

    it('have bounds of memory, and volumes for whatever they write', () => {
      for (const { resources, volumeMounts } of containersOf(pod)) {
        expect(resources).toMatchObject({
          requests: expect.anything(),
          limits: { memory: expect.stringMatching(/Mi$/) },
        });
        expect(volumeMounts.map(({ mountPath }) => mountPath)).toEqual(expect.arrayContaining(['/data', '/tmp']));
        const volumes = pod.volumes.map(({ name }) => name);
        expect(volumeMounts.filter(({ name }) => !volumes.includes(name))).toEqual([]);
      }
    });

    it('are probed on ports that they have', () => {
      for (const { ports = [], readinessProbe, livenessProbe, startupProbe } of pod.containers) {
        expect(readinessProbe).toBeDefined();
        expect(livenessProbe).toBeDefined();
        for (const probe of [readinessProbe, livenessProbe, startupProbe])
          if (probe !== undefined) expect(ports.map(({ name }) => name)).toContain(probe.httpGet.port);
      }
    });

    it('are given settings that the program knows, from maps and secrets that are there', () => {
      const maps = kustomization.configMapGenerator.map(({ name }) => name);
      for (const { configMap } of pod.volumes) if (configMap !== undefined) expect(maps).toContain(configMap.name);
      for (const { env = [], envFrom = [] } of containersOf(pod)) {
        const names = envFrom.flatMap(({ configMapRef, secretRef }) => {
          if (configMapRef !== undefined) expect(maps).toContain(configMapRef.name);
          if (secretRef !== undefined) expect([...secrets.keys()]).toContain(secretRef.name);
          return secretRef === undefined ? [...literals.keys()] : (secrets.get(secretRef.name) ?? []);
        });
        expect(unknownSettings([...names, ...env.map(({ name }) => name)])).toEqual([]);
        for (const { valueFrom } of env) {
          const { configMapKeyRef: fromMap, secretKeyRef: fromSecret } = valueFrom ?? {};
          if (fromMap !== undefined) expect(literals.has(fromMap.key)).toBe(true);
          if (fromSecret !== undefined) expect(secrets.get(fromSecret.name)).toContain(fromSecret.key);
        }
      }
    });

    it('run commands of the program', () => {
      const commands = [...textOf('src/main.ts').matchAll(/\.command\('(\w+)'\)/g)].map(([, name]) => name);
      for (const { args } of containersOf(pod)) expect(commands).toContain(args[0]);
    });
  },
);

describe('the nodes', () => {
  const node = workloads.find(({ manifest }) => manifest.kind === 'StatefulSet');
  const [container] = node?.pod.containers ?? [];

  it('keep their names when they start again', () => {
    const id = container?.env?.find(({ name }) => name === 'TURNPIKE_NODE_ID');
    expect(id?.valueFrom?.fieldRef?.fieldPath).toBe('metadata.name');
  });

  it('have settings that the program accepts, with what the README puts into their secret', () => {
    const made: Readonly<Record<string, string>> = {
      TURNPIKE_DATABASE_URL: 'postgresql://turnpike:x@postgres:5432/turnpike',
      TURNPIKE_NATS_URL: 'nats://node:x@nats:4222',
      TURNPIKE_VAULT_KEYS: 'x',
    };
    const fromSecret = (secrets.get('turnpike-node') ?? []).map((name) => [name, made[name] ?? 'x'] as const);
    const settings = readSettings(Object.fromEntries([...literals, ...fromSecret]));
    expect(settings).toMatchObject({ mode: { type: 'cluster' }, unknown: [] });
  });

  it('have the time to drain before they are killed', () => {
    const pause = Number(container?.lifecycle?.preStop.exec.command[1]);
    expect((node?.pod.terminationGracePeriodSeconds ?? 0) - pause).toBeGreaterThanOrEqual(35);
  });

  it('take traffic when they are ready, and are killed only when they do not answer at all', () => {
    const paths = [container?.readinessProbe, container?.livenessProbe].map((probe) => probe?.httpGet.path);
    expect(paths).toEqual(['/health/ready', '/health/live']);
  });

  it('are seen one by one by gRPC clients', () => {
    const service = ofKind('Service').find(({ metadata }) => metadata.name === node?.manifest.spec.serviceName);
    expect(service?.spec).toMatchObject({ clusterIP: 'None' });
  });

  it('are as many as the autoscaler says, by a metric that they serve', async () => {
    const [scaler] = ofKind('HorizontalPodAutoscaler');
    const { apiVersion, kind, metadata } = node?.manifest ?? {};
    expect(scaler?.spec.scaleTargetRef).toEqual({ apiVersion, kind, name: metadata?.name });
    expect([node?.manifest.spec.replicas, scaler?.spec.minReplicas]).toEqual([undefined, 3]);
    const metric = scaler?.spec.metrics?.[0]?.pods.metric.name ?? '';
    expect(await createMetrics().text()).toContain(`# TYPE ${metric} gauge`);
    expect(textOf(`${folder}/prometheus-adapter-rules.yaml`)).toContain(`as: ${metric}`);
  });
});

describe('what stands around the pods', () => {
  it('selects pods that are there, and ports that they have', () => {
    for (const { metadata, spec } of ofKind('Service')) {
      const chosen = workloads.filter(({ labels }) => matches(spec.selector as Labels, labels));
      expect([metadata.name, chosen.length]).toEqual([metadata.name, 1]);
      const ports = chosen.flatMap(({ pod }) => pod.containers.flatMap((container) => container.ports ?? []));
      for (const { port, targetPort } of spec.ports ?? [])
        expect(ports).toContainEqual({ name: targetPort, containerPort: port });
    }
    for (const { metadata, spec } of ofKind('PodDisruptionBudget')) {
      const { matchLabels } = spec.selector as { readonly matchLabels: Labels };
      const chosen = workloads.filter(({ labels }) => matches(matchLabels, labels));
      expect([metadata.name, chosen.length]).toEqual([metadata.name, 1]);
    }
  });

  it("leads callbacks to the bridge, merchants' hosts and payers to the nodes", () => {
    const paths = ofKind('Ingress').flatMap(({ spec }) => (spec.rules ?? []).flatMap(({ http }) => http.paths));
    expect(paths.map(({ path, backend }) => [path, backend.service.name])).toEqual([
      ['/callbacks', 'turnpike-bridge'],
      ['/v1', 'turnpike-bridge'],
      ['/api/v1', 'turnpike-http'],
      ['/pay', 'turnpike-http'],
      ['/return', 'turnpike-http'],
    ]);
    for (const { backend } of paths) {
      const service = ofKind('Service').find(({ metadata }) => metadata.name === backend.service.name);
      expect(service?.spec.ports?.map(({ name }) => name)).toContain(backend.service.port.name);
    }
  });

  it('forbids what it does not allow: every kind of pod has a policy, and the bridge reaches NATS alone', () => {
    const policies = ofKind('NetworkPolicy');
    expect(policies.find(({ metadata }) => metadata.name === 'nothing-else')?.spec).toEqual({
      podSelector: {},
      policyTypes: ['Ingress', 'Egress'],
    });
    for (const { labels } of workloads) {
      const own = policies.filter(({ spec }) => {
        const { matchLabels } = spec.podSelector ?? {};
        return matchLabels?.['app.kubernetes.io/component'] !== undefined && matches(matchLabels, labels);
      });
      expect(own).toHaveLength(1);
    }
    const bridge = policies.find(({ metadata }) => metadata.name === 'bridge');
    expect(bridge?.spec.egress?.flatMap(({ ports }) => ports.map(({ port }) => port))).toEqual([4222]);
  });
});
