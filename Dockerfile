FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install --yes --no-install-recommends tesseract-ocr tesseract-ocr-swe \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY pyproject.toml README.md LICENSE ./
COPY schema schema
COPY queries queries
COPY loaders loaders
COPY api api
COPY radslag radslag
COPY examples examples
RUN pip install --no-cache-dir . && useradd --system --home /data radslag && install -d -o radslag /data
USER radslag
WORKDIR /data
ENV RADSLAG_DATA=/data
EXPOSE 8000
CMD ["radslag", "serve", "--host", "0.0.0.0"]
