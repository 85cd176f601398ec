/** Everything random, so that a simulation can replay it. */
export interface Random {
  /** 128 bits as 22 characters of base64url. */
  id(): string;
  /** Uniform in (0, 1]. */
  draw(): number;
}
