# Turnpike as an image: Node, the program as it is written (there is no build step), and the packages that it runs with.
#
#   docker build --tag turnpike .
#   docker run --init --read-only --tmpfs /tmp --volume turnpike:/data --publish 50051:50051 turnpike
#
# Every role is a command: serve (the default), bridge, bank, migrate, audit, doctor and the others of --help.
# The version of Node is the one that package.json pins; a test compares.

FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The optional packages are Node itself, for machines that have an older one.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24.21.0-bookworm-slim
# Nothing in a running container installs anything.
RUN rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack \
      /opt/yarn-* /usr/local/bin/yarn /usr/local/bin/yarnpkg \
  && install --directory --owner=node --group=node --mode=0700 /data
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY package.json LICENSE ./
COPY protos protos
COPY config config
COPY cluster cluster
COPY src src

# Inside a container "every address" is the container's own. What is published, and to whom, is said where it is run.
ENV NODE_ENV=production \
    TURNPIKE_DATA_DIR=/data \
    TURNPIKE_GRPC_ADDRESS=0.0.0.0:50051 \
    TURNPIKE_HTTP_ADDRESS=0.0.0.0:8080 \
    TURNPIKE_CARD_ADDRESS=0.0.0.0:8081 \
    TURNPIKE_ADMIN_ADDRESS=0.0.0.0:9464
EXPOSE 50051 8080 8081 9464

# `node` of the base image, by number, so that whoever forbids root can tell. It owns nothing but /data.
USER 1000:1000
VOLUME /data

# Without a shell in between, so that SIGTERM reaches the program, which drains and exits. Run it with --init (tini) where the
# platform has that: the first process of a container is ignored by signals until it has said that it wants them.
ENTRYPOINT ["node", "src/main.ts"]
CMD ["serve"]

# Whether the process answers at all. A broken database is no reason to kill a node; /health/ready names it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:9464/health/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
