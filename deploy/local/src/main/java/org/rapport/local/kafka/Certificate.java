package org.rapport.local.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.rapport.local.StackException;
import org.rapport.local.process.Caches;
import org.rapport.local.process.Command;
import org.rapport.local.process.Task;

/**
 * A broker's certificate, signed by itself.
 *
 * @param keyStore with the private key, PKCS 12
 * @param pem what clients trust
 */
public record Certificate(Path keyStore, Path pem) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String ALIAS = "broker";

    /**
     * That of the folder, which is made when there is none.
     *
     * @param host as {@code keytool} names it: {@code ip:127.0.0.1}, {@code dns:kafka}
     * @param password of the key store
     */
    public static Certificate in(Path folder, String host, String password) {
        var certificate = new Certificate(folder.resolve("broker.p12"), folder.resolve("broker.pem"));
        if (!Files.exists(certificate.pem)) {
            certificate.make(folder, host, password);
        }
        return certificate;
    }

    /** When it is no longer good. */
    Instant end() {
        try (InputStream file = Files.newInputStream(pem)) {
            return ((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(file))
                    .getNotAfter()
                    .toInstant();
        } catch (IOException | CertificateException e) {
            throw new StackException("the certificate " + pem + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void make(Path folder, String host, String password) {
        Caches.delete(keyStore); // of an attempt that did not come to its end
        keytool(
                folder,
                password,
                List.of(
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-validity",
                        "3650",
                        "-dname",
                        "CN=" + host.substring(host.indexOf(':') + 1),
                        "-ext",
                        "san=" + host));
        keytool(folder, password, List.of("-exportcert", "-rfc", "-file", pem.toString()));
    }

    private void keytool(Path folder, String password, List<String> action) {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        line.addAll(action);
        line.addAll(List.of("-alias", ALIAS, "-keystore", keyStore.toString(), "-storetype", "PKCS12"));
        line.addAll(List.of("-storepass:env", "STORE_PASSWORD"));
        Task.run(new Command("keytool", line, Map.of("STORE_PASSWORD", password), folder, folder), PATIENCE);
    }
}
