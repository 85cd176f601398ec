export { freePorts } from '../../src/local-servers/free-ports.ts';
