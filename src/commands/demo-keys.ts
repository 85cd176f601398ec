/** The API keys whose hashes are in config/demo.yaml. They open nothing but a demo on this machine. */
export const DEMO_KEYS = {
  merchant: 'turnpike_demo_merchant',
  operator: 'turnpike_demo_operator',
} as const;
