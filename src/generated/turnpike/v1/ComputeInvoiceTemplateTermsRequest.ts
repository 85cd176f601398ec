// Original file: protos/turnpike/v1/invoice_template_service.proto


/**
 * Which template.
 */
export interface ComputeInvoiceTemplateTermsRequest {
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
export interface ComputeInvoiceTemplateTermsRequest__Output {
  /**
   * The party of the template. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The template.
   */
  'templateId'?: (string) | undefined;
}
