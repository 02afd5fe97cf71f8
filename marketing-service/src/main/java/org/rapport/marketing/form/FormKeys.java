package org.rapport.marketing.form;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.rapport.kit.config.ServiceConfig;

/**
 * Makes the keys of forms: capabilities that the gateway can check by itself. A key says whose form it is for and allows
 * to submit that one form, nothing else; it is a JWT, signed with a secret that gateway and services share.
 */
@ApplicationScoped
class FormKeys {

    /** What a form's key is good for. */
    static final String PURPOSE = "form:submit";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

    private final SecretKeySpec secret;
    private final ObjectMapper json;

    FormKeys(ServiceConfig config, ObjectMapper json) throws IOException {
        String text = Files.readString(config.keysDir().resolve("capability.key"));
        this.secret = new SecretKeySpec(Base64.getUrlDecoder().decode(text.strip()), ALGORITHM);
        this.json = json;
    }

    /** The key of {@code form}, the same each time. */
    String keyOf(UUID tenant, UUID form) {
        String claims = json.createObjectNode()
                .put("tid", tenant.toString())
                .put("pur", PURPOSE)
                .put("rec", form.toString())
                .toString();
        String content =
                base64(HEADER.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return content + "." + base64(sign(content));
    }

    private byte[] sign(String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
