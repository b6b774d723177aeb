# Two images of bedrock-matrix, made out of the file that `npm pack` writes: run `npm ci && npm pack` first (docs/ci.md).

FROM node:24-trixie-slim AS install
WORKDIR /install
COPY bedrock-matrix-*.tgz ./
RUN npm install --global --prefix /opt/bedrock-matrix --no-audit --no-fund ./bedrock-matrix-*.tgz
RUN mkdir /work && chown 65532:65532 /work

# For jobs whose command is a script: a shell, and the AWS CLI to hand on what a part measured.
FROM node:24-trixie-slim AS batch
RUN apt-get update && apt-get install --yes --no-install-recommends awscli && rm -rf /var/lib/apt/lists/*
COPY --from=install /opt/bedrock-matrix /opt/bedrock-matrix
COPY --from=install --chown=65532:65532 /work /work
ENV NODE_ENV=production HOME=/work PATH=/opt/bedrock-matrix/bin:$PATH
USER 65532:65532
WORKDIR /work
CMD ["bedrock-matrix", "--help"]

# For everything else, and the default: Node and the tool, without a shell.
FROM gcr.io/distroless/nodejs24-debian13:nonroot
COPY --from=install /opt/bedrock-matrix /opt/bedrock-matrix
COPY --from=install --chown=65532:65532 /work /work
ENV NODE_ENV=production HOME=/work
USER 65532:65532
WORKDIR /work
ENTRYPOINT ["/nodejs/bin/node", "/opt/bedrock-matrix/lib/node_modules/bedrock-matrix/bin/bedrock-matrix.js"]
