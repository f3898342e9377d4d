# Planerka in a container: docker build -t planerka . && docker run --env-file .env -v planerka:/data planerka
FROM rust:1-bookworm AS build
WORKDIR /build
COPY . .
RUN cargo build --locked --profile dist --bin planerka

FROM debian:bookworm-slim
# Certificates travel inside the binary (webpki-roots), so nothing has to be installed.
RUN useradd --system --uid 10001 --home-dir /data --create-home planerka
COPY --from=build /build/target/dist/planerka /usr/local/bin/planerka
USER planerka
WORKDIR /data
VOLUME /data
ENV DATABASE_URL=sqlite:///data/planerka.db PLANERKA_LISTEN=0.0.0.0:8080
EXPOSE 8080
# The bot stops gently on an interrupt.
STOPSIGNAL SIGINT
# bash speaks TCP by itself: no curl in the image. 503, or no answer, is unhealthy.
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s --retries=3 CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200 '* ]]"]
ENTRYPOINT ["planerka"]
CMD ["run"]
