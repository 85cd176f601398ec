// Original file: protos/turnpike/v1/invoice_template_service.proto


/**
 * A template to delete.
 */
export interface DeleteInvoiceTemplateRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
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
 * A template to delete.
 */
export interface DeleteInvoiceTemplateRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party of the template. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The template.
   */
  'templateId'?: (string) | undefined;
}
