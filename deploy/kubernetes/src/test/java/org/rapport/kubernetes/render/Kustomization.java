package org.rapport.kubernetes.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A folder with a {@code kustomization.yaml}. */
public record Kustomization(Path folder) {

    /** Its documents as a cluster would be given them: YAML. */
    public String rendered() {
        return rendered(Kustomize.first());
    }

    String rendered(Program builder) {
        try {
            return builder.with(folder.toString()).output();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
