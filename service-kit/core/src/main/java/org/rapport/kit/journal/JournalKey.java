package org.rapport.kit.journal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Base64;
import org.rapport.kit.config.ServiceConfig;

/** Reads the key of the digest from a mounted file; without it the service does not start. */
class JournalKey {

    @Produces
    @ApplicationScoped
    JournalDigest digest(ServiceConfig config, ObjectMapper json) throws IOException {
        var file = config.keysDir().resolve("journal-" + config.service() + ".key");
        return new JournalDigest(
                Base64.getUrlDecoder().decode(Files.readString(file).strip()), json);
    }
}
