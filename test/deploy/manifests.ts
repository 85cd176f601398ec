import { documentsOf, yamlOf } from './deployment.ts';

/** The manifests of the kustomization, with as much of their form as the tests look at. */

export type Labels = Readonly<Record<string, string>>;

export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Labels };
  readonly spec: {
    readonly selector?: Labels | { readonly matchLabels: Labels };
    readonly podSelector?: { readonly matchLabels?: Labels };
    readonly template?: { readonly metadata: { readonly labels: Labels }; readonly spec: Pod };
    readonly ports?: readonly { readonly name: string; readonly port: number; readonly targetPort: string }[];
    readonly serviceName?: string;
    readonly replicas?: number;
    readonly clusterIP?: string;
    readonly minReplicas?: number;
    readonly metrics?: readonly { readonly pods: { readonly metric: { readonly name: string } } }[];
    readonly scaleTargetRef?: { readonly apiVersion: string; readonly kind: string; readonly name: string };
    readonly rules?: readonly { readonly http: { readonly paths: readonly IngressPath[] } }[];
    readonly ingress?: readonly Policy[];
    readonly egress?: readonly Policy[];
  };
}

export interface IngressPath {
  readonly path: string;
  readonly backend: { readonly service: { readonly name: string; readonly port: { readonly name: string } } };
}

export interface Policy {
  readonly ports: readonly { readonly port: string | number }[];
}

export interface Pod {
  readonly terminationGracePeriodSeconds?: number;
  readonly automountServiceAccountToken: boolean;
  readonly securityContext: unknown;
  readonly initContainers?: readonly Container[];
  readonly containers: readonly Container[];
  readonly volumes: readonly {
    readonly name: string;
    readonly configMap?: { readonly name: string };
    readonly emptyDir?: unknown;
  }[];
}

export interface Container {
  readonly name: string;
  readonly image: string;
  readonly args: readonly string[];
  readonly envFrom?: readonly {
    readonly configMapRef?: { readonly name: string };
    readonly secretRef?: { readonly name: string };
  }[];
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: ValueFrom }[];
  readonly ports?: readonly { readonly name: string; readonly containerPort: number }[];
  readonly readinessProbe?: Probe;
  readonly livenessProbe?: Probe;
  readonly startupProbe?: Probe;
  readonly lifecycle?: { readonly preStop: { readonly exec: { readonly command: readonly [string, string] } } };
  readonly resources: { readonly requests: unknown; readonly limits: { readonly memory: string } };
  readonly securityContext: unknown;
  readonly volumeMounts: readonly { readonly name: string; readonly mountPath: string }[];
}

export interface ValueFrom {
  readonly configMapKeyRef?: { readonly name: string; readonly key: string };
  readonly secretKeyRef?: { readonly name: string; readonly key: string };
  readonly fieldRef?: { readonly fieldPath: string };
}

export interface Probe {
  readonly httpGet: { readonly path: string; readonly port: string };
}

export const folder = 'deploy/kubernetes';
export const kustomization = yamlOf<{
  readonly resources: readonly string[];
  readonly configMapGenerator: readonly {
    readonly name: string;
    readonly literals?: readonly string[];
    readonly files?: readonly string[];
  }[];
  readonly images: readonly { readonly name: string; readonly newName: string; readonly newTag: string }[];
}>(`${folder}/kustomization.yaml`);
export const manifests = kustomization.resources.flatMap((file) => documentsOf<Manifest>(`${folder}/${file}`));
export const ofKind = (...kinds: readonly string[]) => manifests.filter(({ kind }) => kinds.includes(kind));
export const workloads = ofKind('StatefulSet', 'Deployment').map((manifest) => {
  const { template } = manifest.spec;
  if (template === undefined) throw new Error(`${manifest.metadata.name} has no template`);
  return { manifest, labels: template.metadata.labels, pod: template.spec };
});
export const containersOf = ({ initContainers = [], containers }: Pod) => [...initContainers, ...containers];
