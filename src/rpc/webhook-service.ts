import type { WebhookServiceDefinition } from '../generated/turnpike/v1/WebhookService.ts';
import type { Ports } from './call.ts';
import type { ServiceMethods } from './service-methods.ts';
import { getDelivery, listDeliveries, replayDelivery } from './webhook-deliveries.ts';
import {
  createEndpoint,
  deleteEndpoint,
  getEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
} from './webhook-endpoints.ts';

export function webhookMethods(ports: Ports): ServiceMethods<WebhookServiceDefinition> {
  return {
    CreateEndpoint: createEndpoint(ports),
    GetEndpoint: getEndpoint(ports),
    ListEndpoints: listEndpoints(ports),
    UpdateEndpoint: updateEndpoint(ports),
    DeleteEndpoint: deleteEndpoint(ports),
    RotateSecret: rotateSecret(ports),
    ListDeliveries: listDeliveries(ports),
    GetDelivery: getDelivery(ports),
    ReplayDelivery: replayDelivery(ports),
  };
}
