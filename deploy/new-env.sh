#!/bin/sh
# Prints the environment of docker-compose.yml with secrets that were made this moment:
#   sh deploy/new-env.sh > deploy/compose.env
# Keep what it printed: with another TURNPIKE_VAULT_KEYS nobody opens a stored card again.
set -eu
umask 077

# A letter first, because the NATS configuration reads a value of digits as a number.
password() {
  printf 'p%s' "$(openssl rand -hex 24)"
}

cat <<VALUES
POSTGRES_PASSWORD=$(password)
NATS_NODE_PASSWORD=$(password)
NATS_BRIDGE_PASSWORD=$(password)
NATS_READER_PASSWORD=$(password)
NATS_OPERATOR_PASSWORD=$(password)
TURNPIKE_VAULT_KEYS=first:$(openssl rand -base64 32)
TURNPIKE_SECRET_SANDBOX_BANK=$(password)
TURNPIKE_SECRET_H2H_HMAC=$(password)
TURNPIKE_SECRET_H2H_ALERT_HMAC=$(password)
GRAFANA_PASSWORD=$(password)
VALUES
