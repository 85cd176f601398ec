// Original file: protos/turnpike/v1/webhook_service.proto


/**
 * It is deleted.
 */
export interface DeleteEndpointResponse {
}

/**
 * It is deleted.
 */
export interface DeleteEndpointResponse__Output {
}
