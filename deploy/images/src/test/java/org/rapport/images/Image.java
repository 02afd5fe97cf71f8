package org.rapport.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * An image as {@code docker save} has it.
 *
 * @param layers digests, the lowest first
 * @param modes of the files of all layers, by path
 * @param texts of those that are small
 */
record Image(String tag, JsonNode config, List<String> layers, Map<String, Integer> modes, Map<String, String> texts) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SMALL = 1_000_000;

    static Image read(Path file) {
        try (var archive = new TarFile(file)) {
            JsonNode manifest = JSON.readTree(content(archive, "manifest.json")).path(0);
            JsonNode config =
                    JSON.readTree(content(archive, manifest.path("Config").asText()));
            var image = new Image(
                    manifest.at("/RepoTags/0").asText(), config, new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
            for (JsonNode layer : manifest.path("Layers")) {
                image.layers.add(layer.asText());
                try (var packed = new BufferedInputStream(content(archive, layer.asText()));
                        var tar = new TarArchiveInputStream(new GzipCompressorInputStream(packed))) {
                    image.add(tar);
                }
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The content of a small file of it. */
    String text(String path) {
        return Optional.ofNullable(texts.get(path)).orElseThrow(() -> new AssertionError(path + " is missing"));
    }

    JsonNode components(String bill) {
        try {
            return JSON.readTree(text("usr/share/sbom/" + bill + ".cdx.json")).path("components");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(TarArchiveInputStream tar) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            modes.put(entry.getName(), entry.getMode());
            if (entry.getSize() < SMALL) {
                texts.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    private static InputStream content(TarFile archive, String name) throws IOException {
        for (TarArchiveEntry entry : archive.getEntries()) {
            if (entry.getName().equals(name)) {
                return archive.getInputStream(entry);
            }
        }
        throw new IOException(name + " is missing");
    }
}
