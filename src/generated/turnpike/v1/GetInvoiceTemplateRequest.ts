// Original file: protos/turnpike/v1/invoice_template_service.proto


/**
 * Which template.
 */
export interface GetInvoiceTemplateRequest {
  /**
   * The party of the template. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The template.
   */
  'templateId'?: (string) | undefined;
}

/**
 * Which template.
 */
export interface GetInvoiceTemplateRequest__Output {
  /**
   * The party of the template. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The template.
   */
  'templateId'?: (string) | undefined;
}
