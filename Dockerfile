# One image for every part; compose chooses which part a container is.
ARG NODE=node:24-bookworm-slim

# The manifests alone, so that a change of source does not install everything anew.
FROM ${NODE} AS manifests
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY gateway/package.json gateway/
COPY shared/policy/package.json shared/policy/
COPY shared/platform/package.json shared/platform/
COPY shared/audit/package.json shared/audit/
COPY shared/exchange/package.json shared/exchange/
COPY shared/enforcement/package.json shared/enforcement/
COPY shared/launch/package.json shared/launch/
COPY subgraphs/national/package.json subgraphs/national/
COPY subgraphs/local/package.json subgraphs/local/
COPY subgraphs/international/package.json subgraphs/international/
COPY subgraphs/evidence/package.json subgraphs/evidence/
COPY test/package.json test/

# `npm ci` refuses a lock file that lacks the optional binaries of other systems; `npm install --no-save`
# takes every version and digest from the same lock file. The database is a container of its own, so
# the embedded one stays out.
FROM manifests AS dependencies
RUN flags="--omit=dev --omit=optional --ignore-scripts --no-audit --no-fund"; \
    npm ci $flags || npm install --no-save $flags

FROM manifests AS build
RUN flags="--omit=optional --ignore-scripts --no-audit --no-fund"; \
    npm ci $flags || npm install --no-save $flags
COPY . .
RUN npx tsc -b gateway shared/launch subgraphs/national subgraphs/local subgraphs/international \
      subgraphs/evidence \
 && mkdir /out \
 && find gateway shared subgraphs -name node_modules -prune -o -type f \
      \( -path '*/dist/*.js' -o -path '*/bootstrap/*.mjs' -o -name '*.graphql' \) -print0 \
    | xargs -0 cp --parents --target-directory=/out \
 && cp LICENSE /out

FROM ${NODE} AS runtime
ENV NODE_ENV=production \
    APOLLO_TELEMETRY_DISABLED=true \
    HOST=0.0.0.0
WORKDIR /app
COPY --from=dependencies /app ./
COPY --from=build /out ./
# A new volume takes its owner from the folder that it is mounted on.
RUN for part in gateway national local international evidence; do \
      mkdir -p ".lidhja/keys/$part"; \
    done \
 && mkdir -p /keys /administrator \
 && chown -R node:node .lidhja /keys /administrator \
 && chmod -R 0700 .lidhja /keys
USER node
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT ?? 4000}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "gateway/dist/main.js"]
