# The image of a release: the program and nothing else. It is built by
# goreleaser, which puts the program of each platform beside this file.
FROM gcr.io/distroless/static-debian12:nonroot
ARG TARGETPLATFORM
COPY $TARGETPLATFORM/credlint /usr/bin/credlint
WORKDIR /src
ENTRYPOINT ["/usr/bin/credlint"]
